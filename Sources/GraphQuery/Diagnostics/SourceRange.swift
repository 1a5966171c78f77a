/// A half-open range of a query's text, in Unicode scalars from its start.
///
/// Scalars, not bytes or characters: they can be counted in the same way in every lexer, and a caret can be placed
/// under them by summing display widths.
public struct SourceRange: Hashable, Sendable {
  /// Offset of the first scalar.
  public var lowerBound: Int
  /// Offset just behind the last scalar.
  public var upperBound: Int

  /// Makes the range from `lowerBound` to just before `upperBound`.
  public init(_ lowerBound: Int, _ upperBound: Int) {
    self.lowerBound = lowerBound
    self.upperBound = max(lowerBound, upperBound)
  }

  /// The range that covers both.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lowerBound, other.lowerBound), max(upperBound, other.upperBound))
  }

  /// A place in no text: of what a translation made up.
  public static let synthesized = SourceRange(0, 0)
}
