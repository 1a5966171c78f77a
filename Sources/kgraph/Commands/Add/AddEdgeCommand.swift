import ArgumentParser
import GraphModel

/// `kgraph add edge SOURCE RELATION TARGET`
struct AddEdgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edge", abstract: "Link two nodes: kgraph add edge \"Liz Rice\" \"works at\" Isovalent.")

  @Argument(help: "Where the link starts.")
  var source: String

  @Argument(help: "A relation, by its name or its verb: works_at, \"works at\".")
  var relation: String

  @Argument(help: "Where the link ends.")
  var target: String

  @Option(help: ArgumentHelp("When it began.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("When it ended, included: 'until 2022' is to the end of it.", valueName: "date"))
  var until: String?

  @Option(help: ArgumentHelp("A day on which it was so. (default: today)", valueName: "date"))
  var on: String?

  @Option(help: ArgumentHelp("A remark to keep with it.", valueName: "text"))
  var note: String?

  @Option(
    name: .customLong("property"),
    help: ArgumentHelp("Anything else that is known of it; repeatable.", valueName: "key=value"))
  var properties: [String] = []

  @OptionGroup var write: WriteOptions

  func run() throws {
    try write.capture { capture throws(GraphError) in
      let (begin, end) = try write.session.period(since, until)
      let observed = try write.session.date(on, option: "on")
      var properties = try propertyList(properties)
      if let note { properties["note"] = .text(note) }
      let (relation, source, target) = try link(in: capture)
      let ends = try capture.ensureEnds(of: relation, source, target)
      // "Since 2017" is said of a job that has ended as well; that it still holds today is only said without dates.
      let today = since == nil && until == nil ? try write.session.today().text : nil
      try capture.link(
        Statement(
          ends.source.id, relation.name, ends.target.id, since: begin?.text, until: end?.closing,
          observed: observed?.text ?? today, properties: properties))
      return .links
    }
  }

  /// What was asked for, in the direction of the relation; of several relations that share the words, the first that
  /// fits what is known of the ends.
  private func link(
    in capture: Capture
  ) throws(GraphError) -> (relation: Relation, source: Reference, target: Reference) {
    let vocabulary = capture.store.vocabulary
    let source = Reference(source, in: vocabulary)
    let target = Reference(target, in: vocabulary)
    let candidates = try vocabulary.knownRelations(wordedAs: relation)
    var chosen = candidates[0]
    if candidates.count > 1 {
      let sourceKind = try kind(of: source, in: capture)
      let targetKind = try kind(of: target, in: capture)
      chosen = candidates.first { $0.fits(sourceKind, targetKind) } ?? chosen
    }
    return chosen.isInverse ? (chosen.relation, target, source) : (chosen.relation, source, target)
  }

  private func kind(of reference: Reference, in capture: Capture) throws(GraphError) -> String? {
    if let kind = reference.kinds.first { return kind }
    return try capture.find(reference)?.kind
  }
}
