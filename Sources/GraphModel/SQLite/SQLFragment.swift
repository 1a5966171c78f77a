/// A piece of SQL that carries the values of its parameters.
///
/// SQL is built from these only. An interpolated value becomes a bound parameter, an interpolated fragment is spliced
/// in with its own values; there is no way to put a value into the text.
///
///     let query: SQLFragment = "SELECT name FROM node WHERE id = \(id)"
public struct SQLFragment: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The text, with `?` for each value.
  public private(set) var sql: String
  /// The values, in the order of their `?`.
  public private(set) var bindings: [SQLValue]

  /// Makes a fragment of SQL text without values.
  public init(stringLiteral sql: String) {
    self.sql = sql
    self.bindings = []
  }

  /// Makes a fragment of its interpolated pieces.
  public init(stringInterpolation: Interpolation) {
    sql = stringInterpolation.sql
    bindings = stringInterpolation.bindings
  }

  /// An identifier (a table's, column's or alias's name), quoted.
  public static func identifier(_ name: String) -> SQLFragment {
    var quoted = "\""
    for character in name {
      if character == "\"" { quoted += "\"" }
      quoted.append(character)
    }
    return SQLFragment(stringLiteral: quoted + "\"")
  }

  /// Adds another fragment behind this one.
  public static func += (left: inout SQLFragment, right: SQLFragment) {
    left.sql += right.sql
    left.bindings += right.bindings
  }

  /// The SQL with its values written in, for people to read: never to be run.
  public var readable: String {
    var values = bindings.makeIterator()
    var text = ""
    var quote: Character?
    for character in sql {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
      }
      guard character == "?", quote == nil, let value = values.next() else {
        text.append(character)
        continue
      }
      switch value {
      case .null: text += "NULL"
      case .integer(let integer): text += String(integer)
      case .real(let real): text += String(real)
      case .blob(let bytes):
        text += "x'" + bytes.map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined() + "'"
      case .text(let string):
        text +=
          "'" + string.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
      }
    }
    return text
  }

  /// Collects the pieces of an interpolated fragment.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var sql = ""
    fileprivate var bindings: [SQLValue] = []

    /// Starts without pieces.
    public init(literalCapacity: Int, interpolationCount: Int) {
      sql.reserveCapacity(literalCapacity + interpolationCount)
    }
    /// Adds SQL text.
    public mutating func appendLiteral(_ literal: String) { sql += literal }
    /// Adds a value as a bound parameter.
    public mutating func appendInterpolation(_ value: some SQLBindable) {
      sql += "?"
      bindings.append(value.sqlValue)
    }
    /// Adds a value, or NULL, as a bound parameter.
    public mutating func appendInterpolation(_ value: (some SQLBindable)?) {
      sql += "?"
      bindings.append(value?.sqlValue ?? .null)
    }
    /// Splices a fragment in.
    public mutating func appendInterpolation(_ fragment: SQLFragment) {
      sql += fragment.sql
      bindings += fragment.bindings
    }
    /// Adds a name that a compiler made up (an alias, never input) as it is.
    public mutating func appendInterpolation(raw name: String) {
      precondition(
        name.utf8.allSatisfy {
          $0 == 0x5F || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39
        })
      sql += name
    }
    /// Adds a list of values as bound parameters, with commas between them.
    public mutating func appendInterpolation(list values: some Sequence<some SQLBindable>) {
      appendInterpolation(values.map { "\($0)" as SQLFragment }.joined(", "))
    }
  }
}

extension Sequence<SQLFragment> {
  /// The fragments in a row, with the same text between each two.
  public func joined(_ separator: SQLFragment) -> SQLFragment {
    var result: SQLFragment = ""
    var isFirst = true
    for fragment in self {
      if !isFirst { result += separator }
      result += fragment
      isFirst = false
    }
    return result
  }
}
