/// What a character does other than show itself.
public enum DisplayHazard: Hashable, Sendable {
  /// Moves on to a column.
  case tab
  /// Ends the line.
  case lineBreak
  /// Drives a terminal (C0, C1, delete), or is one of Unicode's noncharacters, which XML refuses.
  case control
  /// Changes the order in which the text around it is shown (Unicode TR 9: embeddings, overrides, isolates).
  case directionOverride
}

extension Unicode.Scalar {
  /// What the character does other than show itself; nil for ordinary characters.
  ///
  /// The marks U+200E and U+200F are ordinary: they have their place in Hebrew and Arabic names and act on their
  /// neighbours only.
  public var displayHazard: DisplayHazard? {
    switch value {
    case 0x09: .tab
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: .lineBreak
    case 0x00...0x1F, 0x7F...0x9F: .control
    case 0x202A...0x202E, 0x2066...0x2069: .directionOverride
    case 0xFDD0...0xFDEF: .control
    default: value & 0xFFFE == 0xFFFE ? .control : nil
    }
  }
}
