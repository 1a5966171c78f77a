import GraphQuery

/// Lists: their parts, and what is said of each of their elements.
extension Judge {
  /// The value of an expression about a list.
  func ofList(_ expression: Expression, in row: Row) throws -> JudgeValue {
    switch expression.kind {
    case .index(let list, let index):
      guard let elements = try elements(of: list, in: row),
        case .integer(let index) = try value(of: index, in: row)
      else { return .null }
      let place = index < 0 ? Int64(elements.count) + index : index
      return elements.indices.contains(Int(place)) ? elements[Int(place)] : .null
    case .slice(let list, let from, let to):
      guard let elements = try elements(of: list, in: row) else { return .null }
      var bounds: [Int] = []
      for (bound, standard) in [(from, 0), (to, elements.count)] {
        guard let bound else {
          bounds.append(standard)
          continue
        }
        guard case .integer(let place) = try value(of: bound, in: row) else { return .null }
        bounds.append(place < 0 ? elements.count + Int(place) : Int(place))
      }
      return .list(elements.indices.filter { $0 >= bounds[0] && $0 < bounds[1] }.map { elements[$0] })
    case .comprehension(let variable, let list, let condition, let result):
      guard let elements = try elements(of: list, in: row) else { return .null }
      let rows = elements.map { row.merging([variable: $0]) { $1 } }
      let kept = try rows.filter { row in
        try condition.map { try value(of: $0, in: row).truth == true } ?? true
      }
      return .list(try kept.map { try value(of: result ?? .variable(variable), in: $0) })
    case .quantified(let quantifier, let variable, let list, let condition):
      guard let elements = try elements(of: list, in: row) else { return .null }
      let tests = try elements.map { element in
        try condition.map { try value(of: $0, in: row.merging([variable: element]) { $1 }).truth } ?? true
      }
      return JudgeValue(Judge.truth(of: quantifier, tests))
    case .reduce(let accumulator, let start, let variable, let list, let step):
      guard let elements = try elements(of: list, in: row) else { return .null }
      return try elements.reduce(try value(of: start, in: row)) { result, element in
        try value(of: step, in: row.merging([accumulator: result, variable: element]) { $1 })
      }
    case .patternComprehension(let path, let condition, let result):
      return .list(try matches([path], condition, from: row).map { try value(of: result, in: $0) })
    default: throw Unknown(what: "the expression \(expression.printed())")
    }
  }

  /// A list's elements; nil for null.
  private func elements(of expression: Expression, in row: Row) throws -> [JudgeValue]? {
    switch try value(of: expression, in: row) {
    case .list(let elements): return elements
    case .null: return nil
    default: throw Unknown(what: "a list that is none")
    }
  }

  /// Each quantifier as the logic of three values has it, spelled out.
  private static func truth(of quantifier: Expression.Quantifier, _ tests: [Bool?]) -> Bool? {
    let and = tests.reduce(Bool?(true)) {
      $0 == false || $1 == false ? false : $0 == nil || $1 == nil ? nil : true
    }
    let or = tests.reduce(Bool?(false)) {
      $0 == true || $1 == true ? true : $0 == nil || $1 == nil ? nil : false
    }
    switch quantifier {
    case .all: return and
    case .any: return or
    case .none: return or.map { !$0 }
    case .single:
      let trues = tests.filter { $0 == true }.count
      return trues > 1 ? false : tests.contains(nil) ? nil : trues == 1
    }
  }
}
