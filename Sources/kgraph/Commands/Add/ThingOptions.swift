import ArgumentParser
import GraphModel

/// The options that every `add` of a node has.
struct ThingOptions: ParsableArguments {
  @OptionGroup var write: WriteOptions

  @Option(
    name: .customLong("alias"), help: ArgumentHelp("Another name it goes by; repeatable.", valueName: "name"))
  var aliases: [String] = []

  @Option(help: ArgumentHelp("A remark to keep with it.", valueName: "text"))
  var note: String?

  @Option(
    name: .customLong("property"),
    help: ArgumentHelp("Anything else that is known of it; repeatable.", valueName: "key=value"))
  var properties: [String] = []

  @Flag(help: "Make a new one, even where the name is taken: two people may share it.")
  var new = false

  var session: Session { write.session }

  /// What the options say of a node of this kind.
  func draft(
    kind: String, name: String, date: PartialDate? = nil, until: PartialDate? = nil
  ) throws(GraphError) -> NodeDraft {
    guard !Names.cleaned(name).isEmpty else {
      throw GraphError(
        .invalid, "the \(kind) has no name", help: ["give it as one argument, in quotes if it has spaces"])
    }
    var properties = try propertyList(properties)
    if let note { properties["note"] = .text(note) }
    return NodeDraft(
      kind: kind, name: name, since: date?.period.since, until: until?.closing ?? date?.period.until,
      properties: properties, aliases: aliases)
  }

  /// Makes the node, or adds to the one of the kind that bears the name.
  func write(_ draft: NodeDraft, with capture: inout Capture) throws(GraphError) -> Node {
    let existing = new ? nil : try existing(draft, in: capture.store)
    return try capture.write(draft, over: existing)
  }

  private func existing(_ draft: NodeDraft, in store: GraphStore) throws(GraphError) -> Node? {
    let matches = try store.matches(name: draft.name, kinds: [draft.kind])
    guard matches.count > 1 else { return matches.first?.node }
    return try store.resolve(Reference(name: draft.name, kinds: [draft.kind]))
  }
}

/// Reads `key=value` pairs.
func propertyList(_ pairs: [String]) throws(GraphError) -> Properties {
  var properties: Properties = [:]
  for pair in pairs {
    guard let equals = pair.firstIndex(of: "="), equals > pair.startIndex else {
      throw GraphError(
        .invalid, "--property \(pair.quotedName) has no value", help: ["write it as 'key=value'"])
    }
    properties[String(pair[..<equals])] = PropertyValue(typed: String(pair[pair.index(after: equals)...]))
  }
  return properties
}
