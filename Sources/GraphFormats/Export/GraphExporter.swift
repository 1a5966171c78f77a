/// Writes a part of a graph in a file format.
public protocol GraphExporter: Sendable {
  /// Writes the whole file, piece by piece.
  func write(_ slice: GraphSlice, to output: inout some TextOutputStream)
}

extension GraphExporter {
  /// The whole file as one text.
  public func text(of slice: GraphSlice) -> String {
    var text = ""
    write(slice, to: &text)
    return text
  }
}
