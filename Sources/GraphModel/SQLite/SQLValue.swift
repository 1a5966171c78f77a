/// A value as SQLite keeps it.
public enum SQLValue: Hashable, Sendable {
  /// NULL
  case null
  /// INTEGER
  case integer(Int64)
  /// REAL
  case real(Double)
  /// TEXT
  case text(String)
  /// BLOB
  case blob([UInt8])
}

/// What can stand in an SQL fragment's interpolation as a bound value.
public protocol SQLBindable {
  /// The value to bind.
  var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable {
  /// The value itself.
  public var sqlValue: SQLValue { self }
}
extension Int64: SQLBindable {
  /// An INTEGER.
  public var sqlValue: SQLValue { .integer(self) }
}
extension Int: SQLBindable {
  /// An INTEGER.
  public var sqlValue: SQLValue { .integer(Int64(self)) }
}
extension Bool: SQLBindable {
  /// 0 or 1.
  public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}
extension Double: SQLBindable {
  /// A REAL.
  public var sqlValue: SQLValue { .real(self) }
}
extension String: SQLBindable {
  /// A TEXT.
  public var sqlValue: SQLValue { .text(self) }
}
