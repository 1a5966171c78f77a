/// Lets an exporter, which writes to any of the standard library's text streams, write to an output that can fail.
///
/// A `TextOutputStream` cannot throw: the first failure is kept, what follows it is dropped, and ``finish()`` throws.
struct TextOutputAdapter<Output: TextOutput>: TextOutputStream {
  private let output: Output
  private var failure: OutputError?

  /// Makes a stream that writes to an output.
  init(_ output: Output) {
    self.output = output
  }

  /// Writes a piece of text.
  mutating func write(_ string: String) {
    guard failure == nil else { return }
    do throws(OutputError) {
      try output.write(string)
    } catch {
      failure = error
    }
  }

  /// Throws the first failure there was.
  func finish() throws(OutputError) {
    if let failure { throw failure }
  }
}
