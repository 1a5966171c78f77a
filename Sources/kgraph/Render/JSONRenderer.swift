import GraphQuery

/// Writes one JSON array with an object for each row, one object a line.
struct JSONRenderer: Renderer {
  private var columns: [String] = []
  private var isFirstRow = true

  init() {}

  mutating func begin(columns: [String], to output: some TextOutput) throws(OutputError) {
    self.columns = columns
    isFirstRow = true
    try output.write("[")
  }

  mutating func row(_ values: [Value], to output: some TextOutput) throws(OutputError) {
    var text = isFirstRow ? "\n  " : ",\n  "
    isFirstRow = false
    JSONText.append(row: values, columns: columns, to: &text)
    try output.write(text)
  }

  func end(to output: some TextOutput) throws(OutputError) {
    try output.write(isFirstRow ? "]\n" : "\n]\n")
  }
}
