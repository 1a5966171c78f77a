/// Words of the grammar itself: one, or several with single spaces between them, as tokens have them folded.
///
/// Most do not stand where they are looked for; a literal's first byte is known without making a string of it.
struct Keyword: ExpressibleByStringLiteral, CustomStringConvertible, Hashable, Sendable {
  private let literal: StaticString

  init(stringLiteral literal: StaticString) { self.literal = literal }

  var description: String { literal.description }

  /// The first byte of its UTF-8.
  var firstByte: UInt8 { literal.utf8Start.pointee }

  static func == (one: Keyword, other: Keyword) -> Bool { one.bytes.elementsEqual(other.bytes) }

  func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }

  /// Its UTF-8.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
  }
}
