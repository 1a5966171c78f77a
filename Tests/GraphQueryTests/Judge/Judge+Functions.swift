import GraphQuery

/// Functions of values. All but a few are null of null.
extension Judge {
  func call(
    _ name: String, _ arguments: [Expression], _ value: (Expression) throws -> JudgeValue
  ) throws -> JudgeValue {
    if name == "coalesce" {
      for argument in arguments {
        let value = try value(argument)
        if !value.isNull { return value }
      }
      return .null
    }
    let values = try arguments.map(value)
    if values.contains(where: \.isNull) { return .null }
    guard let first = values.first else { throw Failure.unknown("the function \(name)") }
    let result =
      try ofElement(name, first) ?? ofList(name, values) ?? ofNumber(name, first) ?? ofText(name, values)
      ?? conversion(name, first)
    guard let result else { throw Failure.unknown("the function \(name)") }
    return result
  }

  private func unfit(_ name: String, _ value: JudgeValue) -> Failure {
    .mistake("\(name) of \(value.typeName)")
  }

  // MARK: Nodes, edges and paths

  private func ofElement(_ name: String, _ value: JudgeValue) throws -> JudgeValue? {
    switch (name, value) {
    case ("id", .node(let id)), ("id", .edge(let id)): return .integer(id)
    case ("labels", .node): return .list(graph.labels(of: value).map(JudgeValue.text))
    case ("type", .edge): return graph.labels(of: value).first.map(JudgeValue.text)
    case ("startnode", .edge(let id)): return graph.edge(id).map { .node($0.source) }
    case ("endnode", .edge(let id)): return graph.edge(id).map { .node($0.target) }
    case ("properties", .node), ("properties", .edge): return .map(of: graph.properties(of: value))
    case ("properties", .map): return value
    case ("keys", .node), ("keys", .edge):
      return .list(graph.properties(of: value).map { .text($0.0) })
    case ("keys", .map(let entries)): return .list(entries.map { .text($0.key) })
    case ("nodes", .path(let nodes, _)): return .list(nodes.map(JudgeValue.node))
    case ("relationships", .path(_, let edges)): return .list(edges.map(JudgeValue.edge))
    case ("length", .path(_, let edges)): return .integer(Int64(edges.count))
    default:
      let names = [
        "id", "labels", "type", "startnode", "endnode", "properties", "keys", "nodes", "relationships",
        "length",
      ]
      if names.contains(name) { throw unfit(name, value) }
      return nil
    }
  }

  // MARK: Lists

  private func ofList(_ name: String, _ values: [JudgeValue]) throws -> JudgeValue? {
    switch (name, values[0]) {
    case ("size", .list(let elements)): return .integer(Int64(elements.count))
    case ("size", .text(let text)): return .integer(Int64(text.unicodeScalars.count))
    case ("reverse", .list(let elements)): return .list(elements.reversed())
    case ("reverse", .text(let text)):
      return .text(JudgeValue.text(of: text.unicodeScalars.reversed()))
    case ("head", .list(let elements)): return elements.first ?? .null
    case ("last", .list(let elements)): return elements.last ?? .null
    case ("tail", .list(let elements)): return .list(Array(elements.dropFirst()))
    case ("range", _): return try range(values)
    case ("size", _), ("reverse", _), ("head", _), ("last", _), ("tail", _): throw unfit(name, values[0])
    default: return nil
    }
  }

  /// The integers from one to another, which is included.
  private func range(_ values: [JudgeValue]) throws -> JudgeValue {
    let bounds = try values.map { value in
      guard case .integer(let integer) = value else { throw unfit("range", value) }
      return integer
    }
    let step = bounds.count > 2 ? bounds[2] : 1
    guard bounds.count >= 2, step != 0 else { throw Failure.mistake("a range without steps") }
    return .list(stride(from: bounds[0], through: bounds[1], by: Int(step)).map(JudgeValue.integer))
  }

  // MARK: Numbers

  private func ofNumber(_ name: String, _ value: JudgeValue) throws -> JudgeValue? {
    switch (name, value) {
    case ("abs", .integer(let integer)):
      guard integer != .min else { throw Failure.mistake("no integer is the result") }
      return .integer(abs(integer))
    case ("abs", _): return .real(abs(try numeric(value, name)))
    case ("sign", _):
      let number = try numeric(value, name)
      return .integer(number < 0 ? -1 : number > 0 ? 1 : 0)
    case ("ceil", _): return .real(try numeric(value, name).rounded(.up))
    case ("floor", _): return .real(try numeric(value, name).rounded(.down))
    case ("round", _):
      let number = try numeric(value, name)
      if number < 0, number * 2 == (number * 2).rounded() { throw Failure.unknown("a negative half") }
      return .real(number.rounded(.toNearestOrAwayFromZero))
    case ("sqrt", _): return .real(try numeric(value, name).squareRoot())
    default: return nil
    }
  }

  // MARK: Texts

  private static let textFunctions = [
    "toupper", "tolower", "trim", "ltrim", "rtrim", "left", "right", "substring", "replace", "split",
  ]

  /// Texts are counted in code points.
  private func ofText(_ name: String, _ values: [JudgeValue]) throws -> JudgeValue? {
    guard Judge.textFunctions.contains(name) else { return nil }
    guard case .text(let text) = values[0] else { throw unfit(name, values[0]) }
    let scalars = Array(text.unicodeScalars)
    switch name {
    case "toupper": return .text(text.uppercased())
    case "tolower": return .text(text.lowercased())
    case "trim": return .text(trimmed(scalars, atStart: true, atEnd: true))
    case "ltrim": return .text(trimmed(scalars, atStart: true, atEnd: false))
    case "rtrim": return .text(trimmed(scalars, atStart: false, atEnd: true))
    case "left": return .text(JudgeValue.text(of: scalars.prefix(try length(values[1], name))))
    case "right": return .text(JudgeValue.text(of: scalars.suffix(try length(values[1], name))))
    case "substring":
      let rest = scalars.dropFirst(try length(values[1], name))
      return .text(JudgeValue.text(of: values.count > 2 ? rest.prefix(try length(values[2], name)) : rest))
    default:
      guard case .text(let part) = values[1] else { throw unfit(name, values[1]) }
      guard !part.isEmpty else { throw Failure.unknown("\(name) at an empty text") }
      let pieces = pieces(of: scalars, at: Array(part.unicodeScalars))
      if name == "split" { return .list(pieces.map(JudgeValue.text)) }
      guard case .text(let other) = values[2] else { throw unfit(name, values[2]) }
      return .text(pieces.joined(separator: other))
    }
  }

  private func length(_ value: JudgeValue, _ name: String) throws -> Int {
    guard case .integer(let integer) = value else { throw unfit(name, value) }
    guard integer >= 0 else { throw Failure.mistake("\(name) of a negative length") }
    return Int(integer)
  }

  private func trimmed(_ scalars: [Unicode.Scalar], atStart: Bool, atEnd: Bool) -> String {
    var rest = scalars[...]
    while atStart, rest.first?.properties.isWhitespace == true { rest.removeFirst() }
    while atEnd, rest.last?.properties.isWhitespace == true { rest.removeLast() }
    return JudgeValue.text(of: rest)
  }

  private func pieces(of text: [Unicode.Scalar], at part: [Unicode.Scalar]) -> [String] {
    var pieces: [[Unicode.Scalar]] = [[]]
    var place = 0
    while place < text.count {
      if text[place...].starts(with: part) {
        pieces.append([])
        place += part.count
      } else {
        pieces[pieces.count - 1].append(text[place])
        place += 1
      }
    }
    return pieces.map(JudgeValue.text(of:))
  }

  // MARK: Conversions

  private func conversion(_ name: String, _ value: JudgeValue) throws -> JudgeValue? {
    switch (name, value) {
    case ("tointeger", .integer), ("tofloat", .real), ("toboolean", .boolean), ("tostring", .text):
      return value
    case ("tointeger", .real(let real)):
      return Int64(exactly: real.rounded(.towardZero)).map(JudgeValue.integer) ?? .null
    case ("tointeger", .text(let text)):
      if let integer = Int64(text) { return .integer(integer) }
      guard text.contains("."), let real = Double(text) else { return .null }
      return Int64(exactly: real.rounded(.towardZero)).map(JudgeValue.integer) ?? .null
    case ("tofloat", .integer(let integer)): return .real(Double(integer))
    case ("tofloat", .text(let text)): return Double(text).map(JudgeValue.real) ?? .null
    case ("toboolean", .text(let text)):
      return JudgeValue(["true": true, "false": false][text.lowercased()])
    case ("tostring", .integer(let integer)): return .text(String(integer))
    case ("tostring", .real(let real)): return .text(String(real))
    case ("tostring", .boolean(let boolean)): return .text(String(boolean))
    case ("tointeger", .boolean), ("toboolean", .integer): throw Failure.unknown("\(name) of this")
    case ("tointeger", _), ("tofloat", _), ("toboolean", _), ("tostring", _): throw unfit(name, value)
    default: return nil
    }
  }
}

extension JudgeValue {
  /// A text of code points.
  fileprivate static func text(of scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
