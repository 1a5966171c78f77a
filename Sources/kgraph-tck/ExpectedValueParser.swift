/// Reads values as the kit writes them: `(:A {x: 1})`, `[:T]`, `<(:A)-[:T]->()>`, `[1, 2.0]`, `{a: null}`, `NaN`.
struct ExpectedValueParser {
  /// A text that is no value.
  struct Mistake: Error { var text: String }

  private let characters: [Character]
  private var place = 0

  /// Reads a whole text.
  static func parse(_ text: String) throws(Mistake) -> ExpectedValue {
    var parser = ExpectedValueParser(characters: Array(text))
    let value = try parser.value()
    parser.skipSpace()
    guard parser.place == parser.characters.count else { throw Mistake(text: text) }
    return value
  }

  private init(characters: [Character]) { self.characters = characters }

  private var mistake: Mistake { Mistake(text: String(characters)) }
  private var current: Character? { place < characters.count ? characters[place] : nil }

  private mutating func skipSpace() {
    while let character = current, character.isWhitespace { place += 1 }
  }

  private mutating func accept(_ text: String) -> Bool {
    skipSpace()
    guard characters[place...].starts(with: text) else { return false }
    place += text.count
    return true
  }

  private mutating func expect(_ text: String) throws(Mistake) {
    guard accept(text) else { throw mistake }
  }

  private mutating func value() throws(Mistake) -> ExpectedValue {
    skipSpace()
    switch current {
    case "'": return .text(try text())
    case "(": return try node()
    case "<": return try path()
    case "{": return .map(try entries())
    case "[": return try listOrEdge()
    case nil: throw mistake
    default: return try word()
    }
  }

  private mutating func word() throws(Mistake) -> ExpectedValue {
    let start = place
    while let character = current, character.isLetter || character.isNumber || "+-._".contains(character) {
      place += 1
    }
    let word = String(characters[start..<place])
    switch word {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "NaN": return .real(.nan)
    case "Inf", "+Inf", "Infinity": return .real(.infinity)
    case "-Inf", "-Infinity": return .real(-.infinity)
    default:
      if let integer = Int64(word) { return .integer(integer) }
      if let real = Double(word.hasPrefix(".") ? "0" + word : word) { return .real(real) }
      throw mistake
    }
  }

  private mutating func text() throws(Mistake) -> String {
    place += 1
    var text = ""
    while let character = current {
      place += 1
      if character == "'" { return text }
      if character == "\\", let next = current {
        place += 1
        switch next {
        case "n": text.append("\n")
        case "t": text.append("\t")
        case "r": text.append("\r")
        default: text.append(next)
        }
      } else {
        text.append(character)
      }
    }
    throw mistake
  }

  private mutating func name() throws(Mistake) -> String {
    skipSpace()
    if accept("`") {
      let start = place
      while let character = current, character != "`" { place += 1; _ = character }
      defer { place += 1 }
      return String(characters[start..<place])
    }
    let start = place
    while let character = current, character.isLetter || character.isNumber || character == "_" { place += 1 }
    guard place > start else { throw mistake }
    return String(characters[start..<place])
  }

  private mutating func entries() throws(Mistake) -> [String: ExpectedValue] {
    try expect("{")
    var entries: [String: ExpectedValue] = [:]
    if accept("}") { return entries }
    repeat {
      let key = try name()
      try expect(":")
      entries[key] = try value()
    } while accept(",")
    try expect("}")
    return entries
  }

  private mutating func node() throws(Mistake) -> ExpectedValue {
    try expect("(")
    var labels: [String] = []
    while accept(":") { labels.append(try name()) }
    skipSpace()
    let properties = current == "{" ? try entries() : [:]
    try expect(")")
    return .node(labels: labels, properties)
  }

  private mutating func edge() throws(Mistake) -> ExpectedValue {
    try expect("[")
    try expect(":")
    let type = try name()
    skipSpace()
    let properties = current == "{" ? try entries() : [:]
    try expect("]")
    return .edge(type: type, properties)
  }

  private mutating func path() throws(Mistake) -> ExpectedValue {
    try expect("<")
    var nodes = [try node()]
    var edges: [(edge: ExpectedValue, isForward: Bool)] = []
    while !accept(">") {
      let isBackward = accept("<-")
      if !isBackward { try expect("-") }
      let edge = try edge()
      try expect(isBackward ? "-" : "->")
      edges.append((edge, !isBackward))
      nodes.append(try node())
    }
    return .path(nodes, edges)
  }

  private mutating func listOrEdge() throws(Mistake) -> ExpectedValue {
    let start = place
    try expect("[")
    if accept(":") {
      place = start
      return try edge()
    }
    var elements: [ExpectedValue] = []
    if accept("]") { return .list(elements) }
    repeat { elements.append(try value()) } while accept(",")
    try expect("]")
    return .list(elements)
  }
}
