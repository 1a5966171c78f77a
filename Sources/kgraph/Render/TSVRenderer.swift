import GraphQuery

/// Writes tab-separated values with a header; a tab, line break or backslash within a value is written as `\t`, `\n`,
/// `\r` or `\\`.
struct TSVRenderer: Renderer {
  func begin(columns: [String], to output: some TextOutput) throws(OutputError) {
    try writeRecord(columns, to: output)
  }

  func row(_ values: [Value], to output: some TextOutput) throws(OutputError) {
    try writeRecord(values.map { $0.cellText ?? "" }, to: output)
  }

  func end(to output: some TextOutput) {}

  private func writeRecord(_ fields: [String], to output: some TextOutput) throws(OutputError) {
    try output.write(fields.map(escaped).joined(separator: "\t") + "\n")
  }

  private func escaped(_ field: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in field.unicodeScalars {
      switch scalar {
      case "\t": text.append(contentsOf: #"\t"#.unicodeScalars)
      case "\n": text.append(contentsOf: #"\n"#.unicodeScalars)
      case "\r": text.append(contentsOf: #"\r"#.unicodeScalars)
      case "\\": text.append(contentsOf: #"\\"#.unicodeScalars)
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
