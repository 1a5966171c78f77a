import Foundation
import GraphModel
import GraphQuery
import Testing

/// Holds the table of ISO GQL's features in docs/QUERY.md against what the program does.
@Suite("The table of features")
struct FeatureTableTests {
  /// A line of the table.
  struct Feature: CustomTestStringConvertible {
    var name: String
    var isThere: Bool
    var example: String

    var testDescription: String { name }
  }

  static let features: [Feature] = {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/QUERY.md")
    guard let text = try? String(contentsOf: page, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: " | ").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: "| "))
      }
      guard cells.count == 3, cells[0].hasPrefix("G"),
        cells[0].dropFirst().first?.isLetter == true
          || cells[0].dropFirst().first?.isNumber == true
      else { return nil }
      return Feature(
        name: cells[0], isThere: cells[1] != "no",
        example: cells[2].trimmingCharacters(in: CharacterSet(charactersIn: "`")))
    }
  }()

  @Test func theTableIsRead() { #expect(FeatureTableTests.features.count > 25) }

  @Test(arguments: features) func whatIsSaidToBeThereIs(_ feature: Feature) throws {
    let store = try Conference().store
    let options = Query.Options(today: Conference.today)
    do {
      _ = try Query(feature.example, in: store, options: options).table()
      #expect(feature.isThere, "'\(feature.example)' is answered")
    } catch QueryError.diagnostic(let diagnostic) {
      #expect(!feature.isThere, "\(diagnostic.message): \(feature.example)")
    }
  }
}
