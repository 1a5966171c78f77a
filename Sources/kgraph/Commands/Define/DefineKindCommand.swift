import ArgumentParser
import GraphModel

/// `kgraph define kind NAME`
struct DefineKindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kind", abstract: "Define a kind of node: kgraph define kind movie --attribute genre.")

  @Argument(help: "Its name: letters, digits and '_'.")
  var name: String

  @Option(
    name: .customLong("noun"),
    help: ArgumentHelp("A word for it, with its plural; repeatable.", valueName: "one/several"))
  var nouns: [String] = []

  @Option(
    name: .customLong("attribute"),
    help: ArgumentHelp("A word for a property of it; repeatable.", valueName: "word[=property]"))
  var attributes: [String] = []

  @Option(help: ArgumentHelp("One line about it.", valueName: "text"))
  var summary: String?

  @Option(help: ArgumentHelp("The shape it is drawn in, by Graphviz's name.", valueName: "shape"))
  var shape: String?

  @Option(help: ArgumentHelp("The colour it is filled with.", valueName: "#rrggbb"))
  var fill: String?

  @OptionGroup var options: DefineOptions

  func validate() throws {
    if let fill, fill.utf8.count != 7 || !fill.hasPrefix("#") || !fill.dropFirst().allSatisfy(\.isHexDigit) {
      throw ValidationError("--fill is a colour such as '#cfe2f3', in quotes")
    }
    if let shape, shape.isEmpty || !shape.allSatisfy({ $0.isLetter || $0.isNumber }) {
      throw ValidationError("--shape is a shape of Graphviz, such as box or hexagon")
    }
  }

  func run() throws {
    var lines = ["kind \(name)"] + nouns.map { "noun \($0)" }
    lines += attributes.map { $0.contains("=") ? "attribute \($0)" : "attribute \($0) = \($0)" }
    if let summary { lines.append("summary \(summary)") }
    if shape != nil || fill != nil { lines.append("looks \(shape ?? "ellipse") \(fill ?? "")") }
    try options.define(try options.parse(lines)) { vocabulary in
      let nouns = vocabulary.kind(named: name)?.nouns.filter { $0.condition == nil }.map {
        "\($0.singular)/\($0.plural)"
      }
      return
        "kind \(name.quotedName) (\((nouns ?? []).joined(separator: ", "))): 'kgraph add \(name) NAME' adds one"
    }
  }
}
