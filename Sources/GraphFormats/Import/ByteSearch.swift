extension StringProtocol {
  /// The first place of a short text, byte by byte: the standard library's search prepares itself for long ones, which
  /// took a noticeable part of an import's time.
  func range(ofBytes text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return nil }
    var start = utf8.startIndex
    while let place = utf8[start...].firstIndex(of: first) {
      if utf8[place...].starts(with: wanted) { return place..<utf8.index(place, offsetBy: wanted.count) }
      start = utf8.index(after: place)
    }
    return nil
  }

  /// The last place of a short text, byte by byte.
  func lastRange(ofBytes text: String) -> Range<Index>? where SubSequence == Substring {
    var last = range(ofBytes: text)
    while let found = last, let next = self[found.upperBound...].range(ofBytes: text) { last = next }
    return last
  }
}
