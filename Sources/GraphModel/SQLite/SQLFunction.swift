import CSQLite

/// A function that SQL can call, written in Swift.
public struct SQLFunction: Sendable {
  /// Why a call has no value; what it says is for us, the caller of the query keeps the user's words.
  public struct Failure: Error {
    /// Makes a failure.
    public init() {}
  }

  /// What the function makes of its calls.
  public enum Body: Sendable {
    /// A value of each call. The first argument is what the query was run with as its context.
    case scalar(@Sendable (AnyObject?, SQLArguments) throws(Failure) -> SQLValue)
    /// A value of all the rows of a group.
    case aggregate(@Sendable () -> any SQLAggregate)
    /// Rows: for each value of the list that it is called with, its columns `value`, `c0`, `c1`, …
    case rows(@Sendable (SQLValue) -> [[SQLValue]])
  }

  /// Its name in SQL.
  public var name: String
  /// What it does.
  public var body: Body

  /// Makes a function.
  public init(_ name: String, _ body: Body) {
    self.name = name
    self.body = body
  }
}

/// What an aggregate has seen of its group.
public protocol SQLAggregate: AnyObject {
  /// Takes the next row's arguments.
  func add(_ arguments: SQLArguments)
  /// The group's value.
  func result() -> SQLValue
}

/// The arguments of a call, valid only while it lasts.
public struct SQLArguments {
  private let values: UnsafeMutablePointer<OpaquePointer?>?
  /// How many there are.
  public let count: Int

  init(_ values: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int32) {
    self.values = values
    self.count = Int(count)
  }

  /// The argument of this number, from 0; NULL where there is none.
  public subscript(index: Int) -> SQLValue {
    guard index < count, let value = values?[index] else { return .null }
    return SQLValue(value)
  }

  /// Calls `body` with the bytes of a text argument; nil for anything else.
  public func withText<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    guard index < count, let value = values?[index], sqlite3_value_type(value) == SQLITE_TEXT,
      let bytes = sqlite3_value_text(value)
    else { return nil }
    return body(UnsafeBufferPointer(start: bytes, count: Int(sqlite3_value_bytes(value))))
  }
}

extension SQLValue {
  /// Reads a value that SQLite hands to a function.
  init(_ value: OpaquePointer) {
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: self = .integer(sqlite3_value_int64(value))
    case SQLITE_FLOAT: self = .real(sqlite3_value_double(value))
    case SQLITE_TEXT:
      guard let bytes = sqlite3_value_text(value) else {
        self = .text("")
        return
      }
      let count = Int(sqlite3_value_bytes(value))
      self = .text(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
    case SQLITE_BLOB:
      guard let bytes = sqlite3_value_blob(value) else {
        self = .blob([])
        return
      }
      let count = Int(sqlite3_value_bytes(value))
      self = .blob([UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
    default: self = .null
    }
  }

  /// Makes it the value of a function's call.
  func answer(_ context: OpaquePointer?) {
    switch self {
    case .null: sqlite3_result_null(context)
    case .integer(let integer): sqlite3_result_int64(context, integer)
    case .real(let real): sqlite3_result_double(context, real)
    case .text(var text):
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          guard let start = characters.baseAddress else {
            return sqlite3_result_text(context, "", 0, kgraph_sqlite_transient())
          }
          sqlite3_result_text64(
            context, start, UInt64(characters.count), kgraph_sqlite_transient(), UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let bytes):
      bytes.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return sqlite3_result_zeroblob(context, 0) }
        sqlite3_result_blob64(context, start, UInt64(bytes.count), kgraph_sqlite_transient())
      }
    }
  }
}

// MARK: - Registering

/// What SQLite keeps for a registered function.
private final class RegisteredFunction {
  let body: SQLFunction.Body
  unowned let connection: Connection

  init(_ body: SQLFunction.Body, _ connection: Connection) {
    self.body = body
    self.connection = connection
  }

  static func of(_ context: OpaquePointer?) -> RegisteredFunction? {
    sqlite3_user_data(context).map { Unmanaged<RegisteredFunction>.fromOpaque($0).takeUnretainedValue() }
  }
}

extension Connection {
  /// Makes a function known to this connection's statements.
  func register(_ function: SQLFunction) throws(SQLiteError) {
    guard functionNames.insert(function.name).inserted else { return }
    if case .rows(let rows) = function.body {
      return try registerTable(function.name, rows)
    }
    let data = Unmanaged.passRetained(RegisteredFunction(function.body, self)).toOpaque()
    let destroy: @convention(c) (UnsafeMutableRawPointer?) -> Void = { data in
      if let data { Unmanaged<RegisteredFunction>.fromOpaque(data).release() }
    }
    let flags = SQLITE_UTF8 | SQLITE_INNOCUOUS
    let code: Int32
    if case .aggregate = function.body {
      code = sqlite3_create_function_v2(
        handle, function.name, -1, flags, data, nil, stepAggregate, finishAggregate, destroy)
    } else {
      code = sqlite3_create_function_v2(
        handle, function.name, -1, flags, data, callScalar, nil, nil, destroy)
    }
    guard code == SQLITE_OK else { throw lastError(sql: nil) }
  }
}

private func callScalar(
  _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
) {
  guard let function = RegisteredFunction.of(context), case .scalar(let body) = function.body else {
    return sqlite3_result_null(context)
  }
  do throws(SQLFunction.Failure) {
    try body(function.connection.functionContext, SQLArguments(values, count)).answer(context)
  } catch {
    sqlite3_result_error(context, "a function failed", -1)
  }
}

/// An aggregate in a box whose class is known.
private final class AggregateBox {
  let aggregate: any SQLAggregate
  init(_ aggregate: any SQLAggregate) { self.aggregate = aggregate }
}

/// The aggregate of the group at hand, which SQLite keeps in eight bytes of its own.
private func aggregate(_ context: OpaquePointer?, makes: Bool) -> (any SQLAggregate)? {
  let size = Int32(MemoryLayout<UnsafeMutableRawPointer?>.size)
  guard let memory = sqlite3_aggregate_context(context, makes ? size : 0) else { return nil }
  let slot = memory.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
  if let known = slot.pointee {
    return Unmanaged<AggregateBox>.fromOpaque(known).takeUnretainedValue().aggregate
  }
  guard makes, let function = RegisteredFunction.of(context), case .aggregate(let make) = function.body
  else { return nil }
  let made = make()
  slot.pointee = Unmanaged.passRetained(AggregateBox(made)).toOpaque()
  return made
}

private func stepAggregate(
  _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
) {
  aggregate(context, makes: true)?.add(SQLArguments(values, count))
}

private func finishAggregate(_ context: OpaquePointer?) {
  if let known = aggregate(context, makes: false) {
    known.result().answer(context)
    let slot = sqlite3_aggregate_context(context, 0)?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    if let box = slot?.pointee { Unmanaged<AggregateBox>.fromOpaque(box).release() }
    slot?.pointee = nil
  } else if let function = RegisteredFunction.of(context), case .aggregate(let make) = function.body {
    make().result().answer(context)
  } else {
    sqlite3_result_null(context)
  }
}
