@testable import kgraph

/// An output that keeps what it is given, and can fail after so many pieces.
final class StringOutput: TextOutput {
  private(set) var text = ""
  private var piecesLeft: Int

  init(failsAfter pieces: Int = .max) { piecesLeft = pieces }

  func write(_ text: String) throws(OutputError) {
    guard piecesLeft > 0 else { throw .failed(errorNumber: 28) }
    piecesLeft -= 1
    self.text += text
  }

  func flush() throws(OutputError) {}
}
