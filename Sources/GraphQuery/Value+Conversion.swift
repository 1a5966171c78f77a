import GraphModel

/// A Swift type that a result's values can be read as.
public protocol ResultConvertible {
  /// The value as this type, or nil if it is of another.
  static func converted(from value: Value) -> Self?
}

extension Value: ResultConvertible {
  /// The value as it is.
  public static func converted(from value: Value) -> Value? { value }
}

extension String: ResultConvertible {
  /// Text.
  public static func converted(from value: Value) -> String? {
    if case .text(let text) = value { text } else { nil }
  }
}

extension Int64: ResultConvertible {
  /// A whole number.
  public static func converted(from value: Value) -> Int64? {
    if case .integer(let integer) = value { integer } else { nil }
  }
}

extension Int: ResultConvertible {
  /// A whole number.
  public static func converted(from value: Value) -> Int? {
    Int64.converted(from: value).flatMap(Int.init(exactly:))
  }
}

extension Double: ResultConvertible {
  /// A number, whole or not.
  public static func converted(from value: Value) -> Double? {
    switch value {
    case .real(let real): real
    case .integer(let integer): Double(integer)
    default: nil
    }
  }
}

extension Bool: ResultConvertible {
  /// True or false.
  public static func converted(from value: Value) -> Bool? {
    if case .boolean(let boolean) = value { boolean } else { nil }
  }
}

extension Node: ResultConvertible {
  /// A node.
  public static func converted(from value: Value) -> Node? {
    if case .node(let node) = value { node } else { nil }
  }
}

extension Edge: ResultConvertible {
  /// An edge.
  public static func converted(from value: Value) -> Edge? {
    if case .edge(let edge) = value { edge } else { nil }
  }
}

extension Optional: ResultConvertible where Wrapped: ResultConvertible {
  /// Null, or what the wrapped type can be read from.
  public static func converted(from value: Value) -> Wrapped?? {
    if case .null = value { return .some(nil) }
    return Wrapped.converted(from: value).map { .some($0) }
  }
}

extension Array: ResultConvertible where Element: ResultConvertible {
  /// A list.
  public static func converted(from value: Value) -> [Element]? {
    guard case .list(let values) = value else { return nil }
    let elements = values.compactMap { Element.converted(from: $0) }
    return elements.count == values.count ? elements : nil
  }
}

/// Parameters can be written as Swift's literals: `["name": "Liz Rice", "count": 5]`.
extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral
{
  /// Text.
  public init(stringLiteral text: String) { self = .text(text) }
  /// A whole number.
  public init(integerLiteral integer: Int64) { self = .integer(integer) }
  /// A number.
  public init(floatLiteral real: Double) { self = .real(real) }
  /// True or false.
  public init(booleanLiteral boolean: Bool) { self = .boolean(boolean) }
  /// Null.
  public init(nilLiteral: ()) { self = .null }
  /// A list.
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
}

extension Query {
  /// The whole answer, each row as a tuple of these types, one for each column.
  ///
  ///     for (person, talks) in try query.rows(as: Node.self, Int.self) { print(person.name, talks) }
  ///
  /// Throws `typeMismatch` if there are more or fewer columns, or a value is of another type. What may be null is
  /// read as an optional.
  public func rows<each Column: ResultConvertible>(
    as types: repeat (each Column).Type
  ) throws(QueryError) -> [(repeat each Column)] {
    var rows: [(repeat each Column)] = []
    for (number, values) in try table().rows.enumerated() {
      var reader = RowReader(values: values, columns: columns, number: number + 1)
      do {
        rows.append((repeat try reader.next(each types)))
        try reader.finish()
      } catch let error as Diagnostic {
        throw .diagnostic(error)
      } catch {
        throw .diagnostic(Diagnostic(.typeMismatch, "\(error)", at: nil))
      }
    }
    return rows
  }
}

/// Reads the values of a row one after the other.
private struct RowReader {
  let values: [Value]
  let columns: [String]
  let number: Int
  private var place = 0

  init(values: [Value], columns: [String], number: Int) {
    self.values = values
    self.columns = columns
    self.number = number
  }

  mutating func next<Column: ResultConvertible>(_ type: Column.Type) throws -> Column {
    guard place < values.count else { throw wrongCount("more") }
    defer { place += 1 }
    guard let value = Column.converted(from: values[place]) else {
      throw Diagnostic(
        .typeMismatch, "the column '\(columns[place])' of row \(number) cannot be read as \(type)", at: nil,
        help: ["what may be null is read as an optional"])
    }
    return value
  }

  func finish() throws {
    if place < values.count { throw wrongCount("fewer") }
  }

  private func wrongCount(_ comparison: String) -> Diagnostic {
    Diagnostic(
      .typeMismatch, "the answer has \(values.count) columns, and \(comparison) types were given", at: nil)
  }
}
