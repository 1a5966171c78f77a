import GraphModel

/// The short names that people use for an event with a long one.
enum EventNames {
  private static let regions: [(long: String, short: String)] = [
    ("North America", "NA"), ("Europe", "EU"), ("Asia Pacific", "APAC"), ("Latin America", "LATAM"),
  ]

  /// `KubeCon Europe 2026` and `KubeCon EU 2026` for `KubeCon + CloudNativeCon Europe 2026`.
  static func aliases(of name: String) -> [String] {
    var names = [name]
    if let plus = name.range(ofBytes: " + ") {
      // Of `A + B Europe 2026`, B is the one word behind the plus.
      let rest = name[plus.upperBound...].drop { $0 != " " }
      names.append(String(name[..<plus.lowerBound]) + String(rest))
    }
    for region in regions {
      names += names.compactMap { name in
        guard let range = name.range(ofBytes: region.long) else { return nil }
        return String(name[..<range.lowerBound]) + region.short + String(name[range.upperBound...])
      }
    }
    return Array(names.dropFirst())
  }
}
