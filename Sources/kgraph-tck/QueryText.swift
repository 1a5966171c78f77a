/// A query's words outside of quotes and comments, to tell what sort of query it is without reading it.
struct QueryText {
  /// The words, in capitals.
  let words: [String]

  init(_ text: String) {
    let unquoted = QueryText.split(text).filter { !$0.isQuoted }.map(\.text)
    words = unquoted.flatMap { part in
      part.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }.map { $0.uppercased() }
    }
    isTemporal = unquoted.contains(where: QueryText.callsTemporalFunction)
  }

  private static func callsTemporalFunction(_ text: String) -> Bool {
    let functions: Set = ["DATE", "TIME", "LOCALTIME", "DATETIME", "LOCALDATETIME", "DURATION"]
    return text.uppercased().split(separator: "(").dropLast().contains { part in
      let name = String(part.reversed().prefix { $0.isLetter || $0 == "." }.reversed())
      return functions.contains(name) || functions.contains { name.hasPrefix($0 + ".") }
    }
  }

  /// Whether it changes a graph or calls a procedure.
  var writes: Bool {
    let updates: Set = ["CREATE", "MERGE", "SET", "DELETE", "REMOVE", "CALL", "FOREACH"]
    return words.contains { updates.contains($0) }
  }

  /// Whether it looks at a graph.
  var matches: Bool { words.contains("MATCH") }

  /// Whether it uses types for points in time, which kgraph has no values of.
  let isTemporal: Bool

  /// The parts of a text in quotes, with them, and the parts between.
  static func split(_ text: String) -> [(text: String, isQuoted: Bool)] {
    var parts: [(text: String, isQuoted: Bool)] = []
    var part = ""
    var quote: Character?
    var isEscaped = false
    for character in text {
      if let open = quote {
        part.append(character)
        if isEscaped {
          isEscaped = false
        } else if character == "\\" && open != "`" {
          isEscaped = true
        } else if character == open {
          parts.append((part, true))
          part = ""
          quote = nil
        }
      } else if "'\"`".contains(character) {
        parts.append((part, false))
        part = String(character)
        quote = character
      } else {
        part.append(character)
      }
    }
    parts.append((part, quote != nil))
    return parts
  }
}

extension GraphScript {
  /// The clauses of a statement, each with its keyword.
  static func clauses(of text: String) throws -> [(keyword: String, body: String)] {
    let keywords: Set = [
      "CREATE", "MATCH", "UNWIND", "WITH", "MERGE", "SET", "DELETE", "RETURN", "FOREACH", "REMOVE",
      "OPTIONAL",
    ]
    var clauses: [(keyword: String, body: String)] = []
    for part in QueryText.split(text) {
      guard !part.isQuoted else {
        if !clauses.isEmpty { clauses[clauses.count - 1].body += part.text }
        continue
      }
      var rest = part.text.filter { $0 != ";" }[...]
      while !rest.isEmpty {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        if keywords.contains(word.uppercased()) {
          clauses.append((word.uppercased(), ""))
          rest = rest.dropFirst(word.count)
        } else {
          let taken = word.isEmpty ? rest.prefix(1) : word
          if !clauses.isEmpty { clauses[clauses.count - 1].body += taken }
          rest = rest.dropFirst(taken.count)
        }
      }
    }
    return clauses
  }
}
