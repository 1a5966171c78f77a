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
      let vocabulary = capture.store.vocabulary
      guard let relation = vocabulary.relation(wordedAs: relation) else {
        throw vocabulary.unknownRelation(relation)
      }
      let begin = try write.session.date(since, option: "since")
      let end = try write.session.date(until, option: "until")
      if let begin, let end, end < begin {
        throw GraphError(.invalid, "the link ends (\(end)) before it begins (\(begin))")
      }
      let observed = try write.session.date(on, option: "on")
      var properties = try propertyList(properties)
      if let note { properties["note"] = .text(note) }
      let ends = try capture.ensureEnds(
        of: relation, Reference(source, in: vocabulary), Reference(target, in: vocabulary))
      // Of what has ended, today is no day on which it was so.
      let today = until == nil ? try write.session.today().text : nil
      try capture.link(
        Statement(
          ends.source.id, relation.name, ends.target.id, since: begin?.text, until: end?.end,
          observed: observed?.text ?? today, properties: properties))
      return .links
    }
  }
}
