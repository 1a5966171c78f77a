import Foundation
import GraphQuery
import Testing

/// A small generator of random numbers, so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Any text is read or refused")
struct PatternRobustnessTests {
  @Test func mutatedPatternsAreReadOrRefused() throws {
    var random = SplitMix(state: 42)
    let alphabet = Array("()[]{}<>-=*|:;,.'\"`$\\/ \n\t019aeE_+%^!&~é日😀\u{301}\u{0}".unicodeScalars)
    let samples = PatternSamples.canonical
    for round in 0..<5_000 {
      var scalars = Array(samples[round % samples.count].text.unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0...scalars.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where place < scalars.count: scalars.remove(at: place)
        case 1 where place + 1 < scalars.count: scalars.swapAt(place, place + 1)
        case 2: scalars.removeSubrange(place...)
        default: scalars.insert(alphabet.randomElement(using: &random) ?? " ", at: place)
        }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      try check(String(view))
    }
  }

  private func check(_ text: String) throws {
    do {
      _ = try PatternParser.parse(text)
    } catch let diagnostic {
      let range = try #require(diagnostic.range)
      let inside = range.lowerBound >= 0 && range.upperBound <= text.unicodeScalars.count
      #expect(inside, "\(diagnostic.message) in: \(text)")
      #expect(!diagnostic.rendered(query: text, width: 80, colour: false).isEmpty)
      return
    }
    try expectRoundTrip(text)
  }
}

/// What is too large is refused in the user's words; SQLite has limits of its own.
@Suite("Large patterns are answered or refused")
struct LargePatternTests {
  private static let shapes: [(name: String, make: @Sendable (Int) -> String)] = [
    (
      "conditions",
      { "MATCH (p) WHERE \(nested($0, "p.k = 1") { "(\($0) AND p.k > 0 OR p.k = 2)" }) RETURN p" }
    ),
    ("negations", { "MATCH (p) WHERE \(nested($0, "p.k = 1") { "NOT (\($0))" }) RETURN p" }),
    ("cases", { "RETURN \(nested($0, "1") { "CASE WHEN true THEN \($0) ELSE 2 END" }) AS n" }),
    ("lists", { "MATCH (p) RETURN count(\(nested($0, "p.name") { "[\($0)]" })) AS n" }),
    ("sums", { "MATCH (p) RETURN \(nested($0, "count(*)") { "(\($0) + 1)" }) AS n" }),
    (
      "subqueries", { "MATCH (p) WHERE \(nested($0, "true") { "EXISTS { (p)-->() WHERE \($0) }" }) RETURN p" }
    ),
    (
      "alternatives",
      { count in
        "MATCH (p) WHERE \((0...count).map { "p.k = \($0)" }.joined(separator: " OR ")) RETURN p"
      }
    ),
    ("clauses", { "MATCH (p) \(String(repeating: "WITH p, 1 AS n ", count: $0)) RETURN p" }),
    ("edges", { "MATCH (p)\(String(repeating: "-->()", count: $0)) RETURN p" }),
    ("columns", { count in "RETURN \((0...30 * count).map { "1 AS c\($0)" }.joined(separator: ", "))" }),
  ]

  private static func nested(_ count: Int, _ start: String, _ around: (String) -> String) -> String {
    (0..<count).reduce(start) { text, _ in around(text) }
  }

  @Test(arguments: [5, 15, 30, 45, 80])
  func size(_ size: Int) throws {
    let store = try Conference().store
    for shape in LargePatternTests.shapes {
      do throws(QueryError) {
        _ = try Query(shape.make(size), in: store, options: .init(today: Conference.today)).table()
      } catch {
        guard case .graph(let failure) = error else { continue }
        #expect(failure.kind != .bug, "\(shape.name) \(size): \(failure.message)")
      }
    }
  }
}

/// The read queries of the openCypher technology compatibility kit, where it lies beside the package.
@Suite("openCypher's compatibility kit", .enabled(if: CompatibilityKit.folder != nil))
struct CompatibilityKitTests {
  @Test func readQueriesParse() throws {
    let folder = try #require(CompatibilityKit.folder)
    let queries = try CompatibilityKit.readQueries(in: folder)
    var refused: [String] = []
    for query in queries {
      do {
        _ = try PatternParser.parse(query)
      } catch let diagnostic {
        refused.append(diagnostic.rendered(query: query, width: 100, colour: false))
        continue
      }
      try expectRoundTrip(query)
    }
    let share = Double(queries.count - refused.count) / Double(queries.count)
    print(
      "openCypher TCK: \(queries.count - refused.count) of \(queries.count) read queries parse (\(share))")
    #expect(share >= 0.98, "\(refused.joined(separator: "\n"))")
    if !refused.isEmpty { print(refused.joined(separator: "\n")) }
  }
}

/// Finds the queries in the kit's feature files.
private enum CompatibilityKit {
  /// The kit's folder, or nil when it is not there.
  static let folder: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = package.appending(path: "../shared/gold/tck/features").standardizedFileURL
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// The queries of scenarios that expect no syntax error and change nothing, examples filled in.
  static func readQueries(in folder: URL) throws -> [String] {
    var queries: [String] = []
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "feature" else { continue }
      queries += try self.queries(of: String(contentsOf: file, encoding: .utf8))
    }
    return queries.sorted()
  }

  private static func queries(of feature: String) -> [String] {
    var scenarios: [[Substring]] = []
    for line in feature.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.drop(while: \.isWhitespace).hasPrefix("Scenario") { scenarios.append([]) }
      if !scenarios.isEmpty { scenarios[scenarios.count - 1].append(line) }
    }
    return scenarios.flatMap { lines -> [String] in
      guard !lines.contains(where: { $0.contains("SyntaxError") }) else { return [] }
      return queries(ofScenario: lines)
    }
  }

  private static func queries(ofScenario lines: [Substring]) -> [String] {
    var queries: [String] = []
    for (index, line) in lines.enumerated()
    where line.drop(while: \.isWhitespace).hasPrefix("When executing ") {
      let body = lines[(index + 2)...].prefix { !$0.contains("\"\"\"") }
      queries.append(body.joined(separator: "\n"))
    }
    let updating = /\b(CREATE|MERGE|SET|DELETE|REMOVE|DETACH|FOREACH|CALL|LOAD)\b/
    let withExamples = queries.flatMap { query in fillIn(query, examples(in: lines)) }
    return withExamples.filter { !$0.contains(updating) }
  }

  private static func examples(in lines: [Substring]) -> [[String: String]] {
    guard let start = lines.firstIndex(where: { $0.drop(while: \.isWhitespace).hasPrefix("Examples:") })
    else { return [] }
    let rows = lines[(start + 1)...].filter { $0.contains("|") }.map { row in
      row.replacing("\\|", with: "\u{1}").split(separator: "|", omittingEmptySubsequences: false)
        .dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces).replacing("\u{1}", with: "|") }
    }
    guard let header = rows.first else { return [] }
    return rows.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }

  private static func fillIn(_ query: String, _ examples: [[String: String]]) -> [String] {
    guard !examples.isEmpty else { return [query] }
    return examples.map { row in
      row.reduce(query) { $0.replacing("<\($1.key)>", with: $1.value) }
    }
  }
}
