/// A few kinds of nodes, by name and sorted.
///
/// Readings are narrowed by kinds at every step, mostly to the same ones: a short array that is passed on does that
/// without the allocations and hashes of a `Set`.
struct KindSet: Hashable, Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private let names: [String]
  /// A bit for each name's hash, so that most sets that differ are told apart at once.
  private let mask: UInt64

  /// The kinds in a sequence, which may repeat them.
  init(_ kinds: some Sequence<String>) {
    var names: [String] = []
    for kind in kinds where !names.contains(kind) { names.append(kind) }
    if names.count > 1 { names.sort() }
    self.init(sorted: names)
  }

  init(arrayLiteral kinds: String...) { self.init(kinds) }

  private init(sorted names: [String]) {
    self.names = names
    mask = names.reduce(0) { $0 | KindSet.bit(of: $1) }
  }

  private static func bit(of name: String) -> UInt64 {
    1 << (name.utf8.reduce(UInt64(name.utf8.count)) { $0 &* 31 &+ UInt64($1) } & 63)
  }

  static func == (one: KindSet, other: KindSet) -> Bool { one.mask == other.mask && one.names == other.names }

  func hash(into hasher: inout Hasher) { hasher.combine(mask) }

  var startIndex: Int { 0 }
  var endIndex: Int { names.count }
  subscript(index: Int) -> String { names[index] }

  func contains(_ kind: String) -> Bool { names.contains(kind) }

  func sorted() -> [String] { names }

  func isDisjoint(with other: KindSet) -> Bool {
    mask & other.mask == 0 || !names.contains(where: other.names.contains)
  }

  func isSubset(of other: KindSet) -> Bool {
    mask & ~other.mask == 0 && names.allSatisfy(other.names.contains)
  }

  func filter(_ isWanted: (String) -> Bool) -> KindSet {
    let rest = names.filter(isWanted)
    return rest.count == names.count ? self : KindSet(sorted: rest)
  }

  func intersection(_ other: KindSet) -> KindSet {
    if mask & other.mask == 0 { return [] }
    return filter(other.names.contains)
  }

  func subtracting(_ other: KindSet) -> KindSet {
    mask & other.mask == 0 ? self : filter { !other.names.contains($0) }
  }

  func union(_ other: some Sequence<String>) -> KindSet {
    let added = other.filter { !names.contains($0) }
    return added.isEmpty ? self : KindSet(names + added)
  }

  mutating func formIntersection(_ other: KindSet) { self = intersection(other) }

  mutating func formUnion(_ other: some Sequence<String>) { self = union(other) }

  mutating func insert(_ kind: String) { self = union(CollectionOfOne(kind)) }
}
