import GraphModel

extension StringProtocol {
  /// The words of the text, lower case and without punctuation at their ends.
  func foldedWords() -> [String] {
    split(whereSeparator: \.isWhitespace).map { word in
      word.trimming(where: { $0.isPunctuation && $0 != "&" }).lowercased().filter { $0 != "." }
    }.filter { !$0.isEmpty }
  }
}
