/// A short text that tells contents apart: two different ones have the same by a chance of one in 2^64.
///
/// It guards against nothing but chance. Source: FNV-1a, draft-eastlake-fnv.
struct ContentDigest {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a text, or that there is none.
  mutating func add(_ text: String?) {
    if var text {
      text.withUTF8 { bytes in
        for byte in bytes { add(byte) }
      }
      add(UInt8(0xFF))
    } else {
      add(UInt8(0xFE))
    }
  }

  private mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The digest of what was added.
  var text: String { String(state, radix: 36) }
}
