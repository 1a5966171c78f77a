import ArgumentParser
import GraphModel

/// `kgraph add org NAME`
struct AddOrgCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "org", abstract: "Add a company, university, foundation or group.")

  @Argument(help: "Its name.")
  var name: String

  @Option(help: ArgumentHelp("The larger organisation it is a part of.", valueName: "org"))
  var partOf: String?

  @OptionGroup var thing: ThingOptions

  func run() throws {
    try thing.write.capture { capture throws(GraphError) in
      let draft = try thing.draft(kind: CaptureKind.org, name: name)
      let node = try thing.write(draft, with: &capture)
      if let partOf { try capture.link(node, partOf: partOf, newKind: CaptureKind.org) }
      return .node(node)
    }
  }
}

extension Capture {
  /// States what a node is a part of; a whole that is not known is made, of this kind.
  mutating func link(_ part: Node, partOf whole: String, newKind: String) throws(GraphError) {
    let kinds = store.vocabulary.relation(named: CaptureRelation.partOf)?.targetKinds(from: part.kind) ?? []
    let node = try ensure(Reference(whole, in: store.vocabulary), kinds: kinds, newKind: newKind)
    try link(Statement(part.id, CaptureRelation.partOf, node.id))
  }
}
