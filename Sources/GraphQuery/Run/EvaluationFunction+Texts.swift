/// Functions of texts, which count code points.
extension EvaluationFunction {
  static let ofTexts: [String: EvaluationFunction] = [
    "tolower": changed("toLower") { $0.lowercased() }, "lower": changed("lower") { $0.lowercased() },
    "toupper": changed("toUpper") { $0.uppercased() }, "upper": changed("upper") { $0.uppercased() },
    "trim": changed("trim") { $0.trimmed }, "btrim": changed("btrim") { $0.trimmed },
    "ltrim": changed("ltrim") { $0.trimmedStart }, "rtrim": changed("rtrim") { $0.trimmedEnd },
    "char_length": length, "character_length": length,
    "left": EvaluationFunction(2...2) { arguments, _ throws(EvaluationFailure) in
      let scalars = Array(try text("left", arguments[0]).unicodeScalars)
      return .text(String(scalars.prefix(try count("left", arguments[1]))))
    },
    "right": EvaluationFunction(2...2) { arguments, _ throws(EvaluationFailure) in
      let scalars = Array(try text("right", arguments[0]).unicodeScalars)
      return .text(String(scalars.suffix(try count("right", arguments[1]))))
    },
    "substring": EvaluationFunction(2...3) { arguments, _ throws(EvaluationFailure) in
      let rest = Array(try text("substring", arguments[0]).unicodeScalars).dropFirst(
        try count("substring", arguments[1]))
      guard arguments.count > 2 else { return .text(String(rest)) }
      return .text(String(rest.prefix(try count("substring", arguments[2]))))
    },
    "replace": EvaluationFunction(3...3) { arguments, _ throws(EvaluationFailure) in
      let subject = try text("replace", arguments[0])
      let part = try text("replace", arguments[1])
      guard !part.isEmpty else { return .text(subject) }
      return .text(pieces(of: subject, at: part).joined(separator: try text("replace", arguments[2])))
    },
    "split": EvaluationFunction(2...2) { arguments, _ throws(EvaluationFailure) in
      let subject = try text("split", arguments[0])
      let separator = try text("split", arguments[1])
      if separator.isEmpty { return .list(subject.unicodeScalars.map { .text(String($0)) }) }
      return .list(pieces(of: subject, at: separator).map(RuntimeValue.text))
    },
  ]

  private static func changed(
    _ name: String, _ body: @escaping @Sendable (String) -> String
  ) -> EvaluationFunction {
    EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      .text(body(try text(name, arguments[0])))
    }
  }

  private static let length = EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
    .integer(Int64(try text("char_length", arguments[0]).unicodeScalars.count))
  }

  private static func text(_ function: String, _ value: RuntimeValue) throws(EvaluationFailure) -> String {
    guard case .text(let text) = value else { throw unfit(function, "a text", value) }
    return text
  }

  private static func count(_ function: String, _ value: RuntimeValue) throws(EvaluationFailure) -> Int {
    guard case .integer(let integer) = value else { throw unfit(function, "an integer", value) }
    guard integer >= 0 else {
      throw EvaluationFailure("\(function) needs a length of 0 or more", .invalidValue)
    }
    return Int(integer)
  }

  /// The parts between the places where a text that is not empty occurs.
  private static func pieces(of text: String, at separator: String) -> [String] {
    let (bytes, mark) = (Array(text.utf8), Array(separator.utf8))
    var pieces: [String] = []
    var (start, place) = (0, 0)
    while place + mark.count <= bytes.count {
      if bytes[place] == mark[0], bytes[place..<(place + mark.count)].elementsEqual(mark) {
        pieces.append(String(decoding: bytes[start..<place], as: UTF8.self))
        place += mark.count
        start = place
      } else {
        place += 1
      }
    }
    return pieces + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}
