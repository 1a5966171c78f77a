import GraphQuery

/// Writes one row a line and nothing else, with a tab between columns: for `while read`, `cut` and `xargs`.
///
/// Line breaks and tabs within values become spaces, so that a row stays a line and a column a field.
struct PlainRenderer: Renderer {
  func begin(columns: [String], to output: some TextOutput) {}

  func row(_ values: [Value], to output: some TextOutput) throws(OutputError) {
    try output.write(values.map { ($0.cellText ?? "").terminalLine() }.joined(separator: "\t") + "\n")
  }

  func end(to output: some TextOutput) {}
}
