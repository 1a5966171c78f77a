import GraphQuery

/// Writes comma-separated values with a header (RFC 4180), with line feeds between rows as Unix tools expect.
///
/// What is not known is an empty field and empty text is `""`, so that a reader can tell them apart.
struct CSVRenderer: Renderer {
  func begin(columns: [String], to output: some TextOutput) throws(OutputError) {
    try writeRecord(columns.map(Optional.some), to: output)
  }

  func row(_ values: [Value], to output: some TextOutput) throws(OutputError) {
    try writeRecord(values.map(\.cellText), to: output)
  }

  func end(to output: some TextOutput) {}

  private func writeRecord(_ fields: [String?], to output: some TextOutput) throws(OutputError) {
    // Readers skip an empty line, so that a lone field that is not known must be written as empty text.
    let record = fields == [nil] ? "\"\"" : fields.map { $0.map(quoted) ?? "" }.joined(separator: ",")
    try output.write(record + "\n")
  }

  private func quoted(_ field: String) -> String {
    // By bytes: to `contains`, a carriage return with a line feed is neither of the two.
    let needsQuotes = field.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      default: false
      }
    }
    guard needsQuotes || field.isEmpty else { return field }
    var text = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in field.unicodeScalars {
      if scalar == "\"" { text.append("\"") }
      text.append(scalar)
    }
    text.append("\"")
    return String(text)
  }
}
