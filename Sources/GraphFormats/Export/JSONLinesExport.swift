import GraphModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a graph as one JSON object a line: its vocabulary, its nodes, its edges; `JSONLinesImporter` reads it back.
///
/// Nodes are called by kind and name. Those that share both are told apart by a `number`, counted from 1 in the order
/// of the graph, so that the file does not depend on the numbers that a graph gives its nodes. Those that have no kind
/// or name, or several kinds, have an `id` and their `labels`.
public struct JSONLinesExport: GraphExporter {
  /// Makes an exporter.
  public init() {}

  /// Writes the graph.
  public func write(_ slice: GraphSlice, to output: inout some TextOutputStream) {
    let wordless = slice.wordlessKinds
    func isForeign(_ node: Node) -> Bool {
      // Kind, name and dates do not say all of it, or its kind is in no vocabulary.
      node.labels.count != 1 || node.name.isEmpty || wordless.contains(node.kind)
        || ["name", "since", "until"].contains { node.properties[$0] != nil }
    }
    if var vocabulary = slice.vocabulary {
      vocabulary.kinds.removeAll { wordless.contains($0.name) }
      let fields: [(String, any Encodable)] = [
        ("type", "vocabulary"), ("text", VocabularyText.printed(vocabulary)),
      ]
      output.write(object(fields) + "\n")
    }
    let names = references(to: slice.nodes, isForeign: isForeign)
    for node in slice.nodes {
      var fields = [("type", text(of: "node"))]
      fields += (names[node.id] ?? []).map { ($0.0, text(of: $0.1)) }
      fields +=
        isForeign(node)
        ? [("labels", text(of: node.labels))] : period(node.since, node.until).map { ($0.0, text(of: $0.1)) }
      if let aliases = slice.aliases[node.id], !aliases.isEmpty {
        fields.append(("aliases", text(of: aliases)))
      }
      let properties = isForeign(node) ? node.allProperties : node.properties
      if let json = properties.json { fields.append(("properties", json)) }
      output.write(object(written: fields) + "\n")
    }
    for edge in slice.edges {
      guard let source = names[edge.source], let target = names[edge.target] else { continue }
      var fields: [(String, String)] = [
        ("type", text(of: "edge")), ("source", object(source)), ("relation", text(of: edge.relation)),
        ("target", object(target)),
      ]
      fields += period(edge.since, edge.until).map { ($0.0, text(of: $0.1)) }
      if let json = edge.properties.json { fields.append(("properties", json)) }
      output.write(object(written: fields) + "\n")
    }
  }

  /// How each node is referred to.
  private func references(to nodes: [Node], isForeign: (Node) -> Bool) -> [Node.ID: [(String, any Encodable)]]
  {
    var counts: [[String]: Int] = [:]
    for node in nodes where !isForeign(node) { counts[[node.kind, node.name], default: 0] += 1 }
    var numbers: [[String]: Int] = [:]
    var references: [Node.ID: [(String, any Encodable)]] = [:]
    for node in nodes {
      guard !isForeign(node) else {
        references[node.id] = [("id", String(node.id))]
        continue
      }
      var fields: [(String, any Encodable)] = [("kind", node.kind), ("name", node.name)]
      let key = [node.kind, node.name]
      numbers[key, default: 0] += 1
      if let number = numbers[key], counts[key] ?? 1 > 1 { fields.append(("number", number)) }
      references[node.id] = fields
    }
    return references
  }

  private func period(_ since: String?, _ until: String?) -> [(String, any Encodable)] {
    [("since", since), ("until", until)].compactMap { name, date in date.map { (name, $0) } }
  }

  // MARK: JSON

  /// An object with its fields in this order, which an encoder does not promise.
  private func object(_ fields: [(String, any Encodable)]) -> String {
    object(written: fields.map { ($0.0, text(of: $0.1)) })
  }

  private func object(written fields: [(String, String)]) -> String {
    "{" + fields.map { "\(text(of: $0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  private func text(of value: any Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Text, whole and finite numbers, lists and maps of them: there is no value that cannot be written.
    guard let data = try? encoder.encode(value) else { return "null" }
    return String(decoding: data, as: UTF8.self)
  }
}

extension GraphSlice {
  /// The kinds that came with nodes from elsewhere: no word means them, and no relation is said to link them.
  fileprivate var wordlessKinds: Set<String> {
    guard let vocabulary else { return [] }
    let linked = Set(vocabulary.relations.flatMap(\.signatures).flatMap { [$0.source, $0.target] })
    return Set(vocabulary.kinds.filter { $0.nouns.isEmpty && !linked.contains($0.name) }.map(\.name))
  }
}
