extension StringProtocol {
  /// The text without white space at either end.
  func trimmingSpaces() -> SubSequence {
    trimming(where: \.isWhitespace)
  }

  /// The text without the characters at either end that fulfil the condition.
  func trimming(where isTrimmed: (Character) -> Bool) -> SubSequence {
    guard let start = firstIndex(where: { !isTrimmed($0) }),
      let end = lastIndex(where: { !isTrimmed($0) })
    else { return self[endIndex...] }
    return self[start...end]
  }

  /// The words of the text, lower case and without punctuation at their ends.
  func foldedWords() -> [String] {
    split(whereSeparator: \.isWhitespace).map { word in
      word.trimming(where: { $0.isPunctuation && $0 != "&" }).lowercased().filter { $0 != "." }
    }.filter { !$0.isEmpty }
  }
}
