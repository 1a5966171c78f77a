import FoundationEssentials
import GraphModel

/// A question with the answer that people gave to it: the values that its first column must have, in any order.
struct Question: Decodable {
  var question: String
  var answer: [String]

  /// Reads one question a line.
  static func list(in text: String) throws -> [Question] {
    try text.split(separator: "\n").map { line in
      try JSONDecoder().decode(Question.self, from: Data(line.utf8))
    }
  }
}
