/// What is known of an expression's value before anything is read: the types that it may have. Null fits everywhere.
struct StaticType: Hashable {
  /// A set of types of values.
  struct Types: OptionSet, Hashable {
    let rawValue: Int

    static let boolean = Types(rawValue: 1 << 0)
    static let integer = Types(rawValue: 1 << 1)
    static let real = Types(rawValue: 1 << 2)
    static let text = Types(rawValue: 1 << 3)
    static let list = Types(rawValue: 1 << 4)
    static let map = Types(rawValue: 1 << 5)
    static let node = Types(rawValue: 1 << 6)
    static let edge = Types(rawValue: 1 << 7)
    static let path = Types(rawValue: 1 << 8)

    static let number: Types = [.integer, .real]
    static let owner: Types = [.map, .node, .edge]
    static let any: Types = [.boolean, .integer, .real, .text, .list, .map, .node, .edge, .path]

    /// What the type is called, with its article.
    private static let names: [(Types, String)] = [
      (.number, "a number"), (.boolean, "true or false"), (.integer, "a whole number"),
      (.real, "a number with a fraction"), (.text, "text"), (.list, "a list"), (.map, "a map"),
      (.node, "a node"), (.edge, "an edge"), (.path, "a path"),
    ]

    /// The types in words: `a list or text`.
    var words: String {
      var rest = self
      var words: [String] = []
      for (types, name) in Types.names where rest.isSuperset(of: types) {
        words.append(name)
        rest.subtract(types)
      }
      return words.isEmpty ? "null" : words.joined(separator: " or ")
    }
  }

  /// The types that the value may have; none: it is null.
  var types: Types
  /// Of a list, what its elements may be: one type, or none where nothing is known of them.
  private var elementTypes: [StaticType] = []

  /// Makes a type of which no more is known.
  init(_ types: Types) { self.types = types }

  static let any = StaticType(.any)
  static let null = StaticType([])
  static let boolean = StaticType(.boolean)
  static let integer = StaticType(.integer)
  static let number = StaticType(.number)
  static let text = StaticType(.text)
  static let map = StaticType(.map)
  static let node = StaticType(.node)
  static let edge = StaticType(.edge)
  static let path = StaticType(.path)

  /// A list of such elements.
  static func list(of element: StaticType) -> StaticType {
    var list = StaticType(.list)
    list.elementTypes = [element]
    return list
  }

  /// What an element of the list may be.
  var element: StaticType { elementTypes.first ?? .any }

  /// Whether the value can be of one of the types, as far as is known.
  func canBe(_ wanted: Types) -> Bool { types.isEmpty || !types.isDisjoint(with: wanted) }

  /// What is either the one or the other.
  func or(_ other: StaticType) -> StaticType {
    var union = StaticType(types.union(other.types))
    if let one = elementTypes.first, let another = other.elementTypes.first {
      union.elementTypes = [one.or(another)]
    } else if !other.types.contains(.list) || !types.contains(.list) {
      union.elementTypes = elementTypes + other.elementTypes
    }
    return union
  }
}
