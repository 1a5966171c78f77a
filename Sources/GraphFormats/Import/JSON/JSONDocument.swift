/// One value of a JSON text, with its place.
struct LocatedJSON {
  /// What it is.
  enum Content {
    case null
    case boolean(Bool)
    /// As written: ids are numbers too, and longer than any `Double` keeps.
    case number(String)
    case text(String)
    case list([LocatedJSON])
    case object([JSONMember])
  }

  var content: Content
  /// How many bytes stand before it.
  var offset: Int
}

/// One field of an object.
struct JSONMember {
  var name: String
  var value: LocatedJSON
}

extension LocatedJSON {
  /// The value of a field; of several of the same name, the last. Nil for what is no object, and for null.
  subscript(name: String) -> LocatedJSON? {
    guard case .object(let members) = content else { return nil }
    guard let value = members.last(where: { $0.name == name })?.value else { return nil }
    if case .null = value.content { return nil }
    return value
  }

  /// The first of some fields that is there.
  func first(_ names: String...) -> LocatedJSON? { names.lazy.compactMap { self[$0] }.first }

  /// The fields of an object, in the order of the file; none of anything else.
  var members: [JSONMember] {
    if case .object(let members) = content { members } else { [] }
  }

  /// The values of a list; none of anything else.
  var items: [LocatedJSON] {
    if case .list(let items) = content { items } else { [] }
  }

  /// The text, or the number as written.
  var text: String? {
    switch content {
    case .text(let text), .number(let text): text
    default: nil
    }
  }

  var isTrue: Bool {
    if case .boolean(let value) = content { value } else { false }
  }

  var isObject: Bool {
    if case .object = content { true } else { false }
  }

  var isList: Bool {
    if case .list = content { true } else { false }
  }
}

/// A JSON text that has been read, and where its lines begin.
struct JSONDocument {
  var root: LocatedJSON
  private var lineStarts: [Int]

  init(root: LocatedJSON, lineStarts: [Int]) {
    self.root = root
    self.lineStarts = lineStarts
  }

  /// The line on which a value begins, from 1.
  func line(of value: LocatedJSON) -> Int {
    var (low, high) = (0, lineStarts.count)
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= value.offset { low = middle + 1 } else { high = middle }
    }
    return max(1, low)
  }

  /// `line 12`, and where all stands on one line, `line 1, column 4711`.
  func locator(of value: LocatedJSON) -> String {
    let line = line(of: value)
    return lineStarts.count > 3
      ? "line \(line)" : "line \(line), column \(value.offset - lineStarts[line - 1] + 1)"
  }
}
