/// How many columns of a terminal a text takes.
///
/// East Asian wide and full-width characters and emoji take two, combining and control characters none, everything
/// else one. Tabs count as control characters: expand them first.
public func displayWidth(of text: String) -> Int {
  // ASCII without control characters is nearly everything, and needs no look at properties.
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth(of: $1) }
}

private func displayWidth(of character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  if scalars.count == 1 { return displayWidth(of: first) }
  // A sequence of emoji joined to one picture, a flag, or a picture asked for by the variation selector.
  if first.properties.isEmojiPresentation || scalars.contains("\u{FE0F}") { return 2 }
  return scalars.reduce(0) { $0 + displayWidth(of: $1) }
}

private func displayWidth(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 {
    return (0x20..<0x7F).contains(scalar.value) || (scalar.value >= 0xA0 && scalar.value != 0xAD) ? 1 : 0
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
  default: break
  }
  // The later parts of a Hangul syllable are drawn into its first.
  if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return 0 }
  return scalar.properties.isEmojiPresentation || isWide(scalar.value) ? 2 : 1
}

/// Whether Unicode's EastAsianWidth is W or F; emoji apart, which have a property of their own.
private func isWide(_ value: UInt32) -> Bool {
  guard value >= 0x1100 else { return false }
  return wideRanges.contains { $0.contains(value) }
}

/// From EastAsianWidth.txt of Unicode 16, neighbouring scripts joined across unassigned gaps.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F,  // Hangul initial consonants
  0x2329...0x232A,  // angle brackets
  0x2630...0x2637,  // trigrams
  0x268A...0x268F,  // digrams
  0x2E80...0x303E,  // radicals, punctuation
  0x3041...0x3247,  // kana, Bopomofo, Hangul letters, enclosed
  0x3250...0xA4CF,  // enclosed, Han, Yi
  0xA960...0xA97C,  // old Hangul
  0xAC00...0xD7A3,  // Hangul syllables
  0xF900...0xFAFF,  // Han for compatibility
  0xFE10...0xFE19,  // vertical forms
  0xFE30...0xFE6B,  // forms for compatibility
  0xFF01...0xFF60,  // full-width forms
  0xFFE0...0xFFE6,  // full-width signs
  0x16FE0...0x18DFF,  // Tangut, Khitan
  0x1AFF0...0x1B2FF,  // kana supplements, Nushu
  0x1D300...0x1D376,  // Tai Xuan Jing, counting rods
  0x1F200...0x1F265,  // enclosed ideographs
  0x20000...0x3FFFD,  // Han extensions
]
