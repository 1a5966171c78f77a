import GraphModel

/// The names of a table's columns, found whatever their letter case and punctuation.
struct TableHeader: Equatable {
  /// The line that it stands on.
  let line: Int
  /// The names as they stand.
  let columns: [String]
  /// The names as they are compared.
  let folded: [String]
  private let places: [String: Int]

  /// Makes a header of a row.
  init(_ row: TableRow) {
    line = row.line
    columns = row.fields.map { Names.cleaned($0) }
    folded = columns.map(Self.folded)
    places = Dictionary(
      folded.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The first row that has two fields or more: some exports have remarks above it.
  static func find(in reader: inout CSVReader) throws(GraphError) -> TableHeader? {
    while let row = try reader.next() {
      if row.line > longestPreamble { return nil }
      if row.fields.count(where: { !$0.isEmpty }) > 1 { return TableHeader(row) }
    }
    return nil
  }

  private static let longestPreamble = 20

  /// The header that a text begins with, if it can be a table: prose may begin with a line of words and commas.
  static func beginning(_ input: ImportInput) -> TableHeader? {
    var reader = CSVReader(Array(input.text.utf8.prefix(1 << 16)))
    guard let header = try? find(in: &reader) else { return nil }
    while let row = try? reader.next() {
      if !row.isEmpty { return row.fields.count > 1 ? header : nil }
    }
    return header
  }

  /// The place of the first of these columns that there is.
  func place(_ names: String...) -> Int? { place(names) }

  /// The place of the first of these columns that there is.
  func place(_ names: [String]) -> Int? { names.lazy.compactMap { places[$0] }.first }

  /// Whether it has all of these columns.
  func has(_ names: String...) -> Bool { names.allSatisfy { places[$0] != nil } }

  /// The name of a column as it is compared: letters and digits in lower case, single spaces.
  static func folded(_ name: String) -> String {
    NameFolding.fold(String(name.map { $0 == "_" ? " " : $0 }))
  }
}

extension TableRow {
  /// The field of a column, cleaned, or nil if the row has no such column or nothing in it.
  func value(_ place: Int?) -> String? {
    guard let place, place < fields.count else { return nil }
    let value = Names.cleaned(fields[place])
    return value.isEmpty ? nil : value
  }

  /// As `value`, with its line ends.
  func longText(_ place: Int?) -> String? {
    guard let place, place < fields.count else { return nil }
    let text = fields[place].trimming(where: \.isWhitespace)
    return text.isEmpty ? nil : String(text)
  }
}

/// Rows that do not fit their header, and what becomes of them.
struct RowShape {
  let columnCount: Int
  var unread: [ImportReport.LineRemark] = []
  var guesses: [ImportReport.LineRemark] = []

  init(_ header: TableHeader) { columnCount = header.columns.count }

  /// Whether a row can be read. Too few fields are the first ones; too many leave open which is which.
  mutating func accepts(_ row: TableRow) -> Bool {
    let count = row.fields.count
    if row.isEmpty { return false }
    if count > columnCount, row.fields[columnCount...].contains(where: { !$0.isEmpty }) {
      unread.append(
        .init(
          line: row.line, text: row.text,
          reason:
            "\(count) fields, but the header has \(columnCount): a field with a separator in it needs quotes")
      )
      return false
    }
    if count < columnCount {
      guesses.append(
        .init(
          line: row.line, text: row.text,
          reason: "\(count) of \(columnCount) fields: the others are taken for empty"))
    }
    return true
  }
}
