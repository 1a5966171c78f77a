import ArgumentParser
import GraphModel

/// `kgraph define relation NAME --link KIND:KIND`
struct DefineRelationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relation",
    abstract: "Define a kind of link: kgraph define relation mentors --link person:person.",
    discussion: """
      A verb is given by its base form with what follows it ("work at"), or by all five forms of its first word if it \
      is irregular ("give/gives/gave/given/giving"). Without one, the name is taken for it.
      """)

  @Argument(help: "Its name: letters, digits and '_'.")
  var name: String

  @Option(
    name: .customLong("link"),
    help: ArgumentHelp("Two kinds that it links; repeatable.", valueName: "kind:kind"))
  var links: [String] = []

  @Option(
    name: .customLong("verb"),
    help: ArgumentHelp("A verb that leads from the first kind to the second; repeatable.", valueName: "words")
  )
  var verbs: [String] = []

  @Option(
    name: .customLong("inverse-verb"),
    help: ArgumentHelp("A verb that leads back; repeatable.", valueName: "words"))
  var inverseVerbs: [String] = []

  @Option(
    name: .customLong("preposition"),
    help: ArgumentHelp(
      "A preposition before the second kind: people 'at' orgs; repeatable.", valueName: "words"))
  var prepositions: [String] = []

  @Option(
    name: .customLong("inverse-preposition"),
    help: ArgumentHelp(
      "A preposition before the first kind: talks 'by' people; repeatable.", valueName: "words"))
  var inversePrepositions: [String] = []

  @Option(help: ArgumentHelp("One line about it.", valueName: "text"))
  var summary: String?

  @Flag(help: "Both directions mean the same, as in 'knows'.")
  var symmetric = false

  @Flag(help: "One at a time, as an employer: a later one ends an earlier one.")
  var exclusive = false

  @Flag(help: "It holds over time, as 'works at' does; else it happens, as a talk does.")
  var state = false

  @Option(
    help: ArgumentHelp(
      "What links a part and the whole that is asked for: a talk about Istio is one about service mesh.",
      valueName: "relation"))
  var rollsUpAlong: String?

  @Flag(help: "It is what two nouns side by side mean: 'Isovalent people'.")
  var `default` = false

  @OptionGroup var options: DefineOptions

  func run() throws {
    var lines = ["relation \(name)"]
    lines += links.map { "link \(kindPair($0))\(`default` ? " default" : "")" }
    lines += verbs.map { "verb \($0)" } + inverseVerbs.map { "inverse verb \($0)" }
    lines +=
      prepositions.map { "preposition \($0)" } + inversePrepositions.map { "inverse preposition \($0)" }
    if let summary { lines.append("summary \(summary)") }
    if symmetric { lines.append("symmetric") }
    if exclusive { lines.append("exclusive") }
    if state { lines.append("state") }
    if let rollsUpAlong { lines.append("rolls up along \(rollsUpAlong)") }
    try options.define(try options.parse(lines)) { vocabulary in
      let relation = vocabulary.relation(named: name)
      let verbs = vocabulary.phrases.filter { $0.role == .verb && $0.path == RelationPath([.init([name])]) }
      let forms = verbs.first.map { VerbForms($0.words) }
      let words = forms.map { ": someone \($0.thirdPerson), \($0.past)" } ?? ""
      return "relation \(name.quotedName) (\(relation?.signatureText ?? ""))\(words)"
    }
  }
}
