import GraphQuery

/// Writes one JSON object a line (jsonlines.org), so that a reader can begin before the writer has ended.
struct JSONLinesRenderer: Renderer {
  private var columns: [String] = []

  init() {}

  mutating func begin(columns: [String], to output: some TextOutput) {
    self.columns = columns
  }

  func row(_ values: [Value], to output: some TextOutput) throws(OutputError) {
    var text = ""
    JSONText.append(row: values, columns: columns, to: &text)
    try output.write(text + "\n")
  }

  func end(to output: some TextOutput) {}
}
