import GraphModel

extension StringProtocol {
  /// The words of the text, lower case and without punctuation at their ends.
  func foldedWords() -> [String] {
    if let words = utf8.withContiguousStorageIfAvailable(foldedASCIIWords) ?? nil { return words }
    return split(whereSeparator: \.isWhitespace).map { word in
      word.trimming(where: { $0.isPunctuation && $0 != "&" }).lowercased().filter { $0 != "." }
    }.filter { !$0.isEmpty }
  }
}

/// As `foldedWords`, of text in ASCII, byte by byte: reading a heading asks for the words of its pieces over and over.
/// Nil for other text.
private func foldedASCIIWords(_ bytes: UnsafeBufferPointer<UInt8>) -> [String]? {
  guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
  return bytes.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.compactMap { word in
    guard let first = word.firstIndex(where: { !isTrimmed($0) }),
      let last = word.lastIndex(where: { !isTrimmed($0) })
    else { return nil }
    let folded = word[first...last].lazy.filter { $0 != UInt8(ascii: ".") }.map { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
    return String(decoding: Array(folded), as: UTF8.self)
  }
}

/// Whether a byte is punctuation by Unicode's general category, other than `&`.
private func isTrimmed(_ byte: UInt8) -> Bool {
  switch Unicode.Scalar(byte) {
  case "!", "\"", "#", "%", "'", "(", ")", "*", ",", "-", ".", "/", ":", ";", "?", "@", "[", "\\", "]", "_",
    "{", "}":
    true
  default: false
  }
}
