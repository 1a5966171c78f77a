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

  /// The styles of the built-in kinds.
  ///
  /// Outlines are the Okabe-Ito colours, darkened where they are light, and fills are tints of them: people who
  /// confuse red and green can tell them apart, and each kind has a shape of its own besides. Source: Okabe and Ito,
  /// "Color Universal Design", 2008.
  public static let builtIn: [String: KindStyle] = [
    "person": KindStyle(shape: "ellipse", fill: "#D6EAF8", outline: "#0072B2"),
    "org": KindStyle(shape: "box", fill: "#FDEBC8", outline: "#B87700", isRounded: true),
    "project": KindStyle(shape: "component", fill: "#CFEFE3", outline: "#00795A"),
    "topic": KindStyle(shape: "hexagon", fill: "#FBF7C4", outline: "#8F8600"),
    "talk": KindStyle(shape: "box", fill: "#FBE0D2", outline: "#C04F00"),
    "event": KindStyle(shape: "folder", fill: "#F4DDEA", outline: "#A8507F"),
    "note": KindStyle(shape: "note", fill: "#F2F2F2", outline: "#6B6B6B"),
  ]

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
