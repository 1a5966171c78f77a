import GraphModel

/// How the nodes of one kind are drawn.
public struct KindStyle: Hashable, Sendable {
  /// The Graphviz name of the shape (graphviz.org/doc/info/shapes.html).
  public var shape: String
  /// The colour inside, as `#RRGGBB`; light, since the text on it is nearly black.
  public var fill: String
  /// The colour of the line around it, as `#RRGGBB`.
  public var outline: String
  /// Whether the corners are round.
  public var isRounded: Bool

  /// Makes a style.
  public init(shape: String, fill: String, outline: String, isRounded: Bool = false) {
    self.shape = shape
    self.fill = fill
    self.outline = outline
    self.isRounded = isRounded
  }

  /// The style that the vocabulary gives a kind; the shape `rounded` is a box with round corners.
  public init(_ kind: NodeKind) {
    let isRounded = kind.shape == "rounded"
    self.init(
      shape: isRounded ? "box" : kind.shape, fill: kind.fill, outline: kind.outline, isRounded: isRounded)
  }

  /// A style for a kind that has none: always the same one for the same name.
  public static func fallback(forKind kind: String) -> KindStyle {
    // FNV-1a, because the standard library's hash differs from run to run.
    let hash = kind.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let shape = fallbackShapes[Int(hash % UInt64(fallbackShapes.count))]
    return KindStyle(shape: shape, fill: "#E9E9F2", outline: "#55557F")
  }

  private static let fallbackShapes = [
    "octagon", "box3d", "tab", "house", "cylinder", "parallelogram", "cds",
  ]
}
