/// The words with which known names begin: most texts have none of them, and need no closer look.
public struct FirstWords: Sendable {
  private var hashes: Set<UInt64> = []
  /// A bit for each hash, by its last bits: says of most words at once that they are none.
  private var filter = [UInt64](repeating: 0, count: 1 << 10)

  /// Makes the set for some names, each in the singular and in the plural.
  public init(_ names: some Sequence<String>) {
    for name in names {
      guard let first = NameFolding.fold(name).split(separator: " ").first.map(String.init) else { continue }
      var forms: Set<String> = [first, first + "s", first + "es"]
      for ending in ["s", "es"] where first.hasSuffix(ending) {
        forms.insert(String(first.dropLast(ending.count)))
      }
      if first.hasSuffix("y") { forms.insert(first.dropLast() + "ies") }
      if first.hasSuffix("ies") { forms.insert(first.dropLast(3) + "y") }
      for form in forms {
        // A possessive is folded with its s.
        insert(Self.hash(form.utf8))
        insert(Self.hash((form + "s").utf8))
      }
    }
  }

  private mutating func insert(_ hash: UInt64) {
    hashes.insert(hash)
    filter[Self.place(hash)] |= 1 << (hash & 63)
  }

  private func contains(_ hash: UInt64) -> Bool {
    filter[Self.place(hash)] & 1 << (hash & 63) != 0 && hashes.contains(hash)
  }

  private static func place(_ hash: UInt64) -> Int { Int(hash >> 6 & 1023) }

  /// Whether one of the names may stand in a text; false means that none does.
  public func mayBegin(in text: Substring) -> Bool {
    if hashes.isEmpty { return false }
    var text = text
    return text.withUTF8(mayBegin)
  }

  private func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var hash = Self.seed
    var start: Int?
    var isPlain = true
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        hash = Self.step(hash, byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): hash = Self.step(hash, byte | 0x20)
      case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "."): continue
      case 0x80...: isPlain = false
      default:
        if let begin = start, contains(hash, isPlain, bytes[begin..<place]) { return true }
        (hash, start, isPlain) = (Self.seed, nil, true)
        continue
      }
      if start == nil { start = place }
    }
    return start.map { contains(hash, isPlain, bytes[$0...]) } ?? false
  }

  /// Whether one of the names may begin with a folded word.
  func contains(_ folded: String) -> Bool {
    contains(Self.hash(folded.utf8.prefix { $0 != UInt8(ascii: " ") }))
  }

  /// A word that is not plain ASCII is folded first: accents and quotation marks do not count.
  private func contains(_ hash: UInt64, _ isPlain: Bool, _ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    if isPlain { return contains(hash) }
    return NameFolding.fold(String(decoding: word, as: UTF8.self)).split(separator: " ").contains {
      contains(Self.hash($0.utf8))
    }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(seed, step) }
}
