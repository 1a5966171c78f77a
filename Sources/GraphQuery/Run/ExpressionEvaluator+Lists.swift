/// Elements and parts of lists and maps.
extension ExpressionEvaluator {
  /// `list[index]`, `map[key]`, `node[key]`.
  func element(
    _ index: RuntimeValue, of subject: RuntimeValue, _ expression: Expression
  ) throws(Diagnostic) -> RuntimeValue {
    switch (subject, index) {
    case (.null, _), (_, .null): return .null
    case (.list(let elements), .integer(let index)):
      let place = index < 0 ? Int64(elements.count) + index : index
      return place >= 0 && place < elements.count ? elements[Int(place)] : .null
    case (.list, _): throw mismatch("a list's index is an integer, not \(index.description)", expression)
    case (.map, .text(let key)), (.node, .text(let key)), (.edge, .text(let key)):
      return try property(key, of: subject, expression)
    case (.map, _), (.node, _), (.edge, _):
      throw mismatch("a property is called by a text, not \(index.description)", expression)
    default: throw mismatch("\(subject.description) has no elements", expression)
    }
  }

  /// `list[from..to]`, without the element at `to`; negative bounds count from the end.
  func slice(
    _ list: RuntimeValue, _ from: RuntimeValue?, _ to: RuntimeValue?, _ expression: Expression
  ) throws(Diagnostic) -> RuntimeValue {
    guard case .list(let elements) = list else {
      if list.isNull { return .null }
      throw mismatch("\(list.description) has no parts", expression)
    }
    func place(_ bound: RuntimeValue) throws(Diagnostic) -> Int? {
      switch bound {
      case .null: return nil
      case .integer(let integer):
        let place =
          integer < 0 ? integer.addingReportingOverflow(Int64(elements.count)).partialValue : integer
        return Int(min(max(0, place), Int64(elements.count)))
      default: throw mismatch("a list's index is an integer, not \(bound.description)", expression)
      }
    }
    guard let start = try place(from ?? .integer(0)),
      let end = try place(to ?? .integer(Int64(elements.count)))
    else { return .null }
    return .list(start < end ? Array(elements[start..<end]) : [])
  }

  /// `range(first, last, step)`, both ends included.
  static func range(_ arguments: [RuntimeValue]) throws(EvaluationFailure) -> RuntimeValue {
    var bounds: [Int64] = []
    for argument in arguments {
      guard case .integer(let integer) = argument else {
        throw EvaluationFailure("range needs integers, not \(argument.description)")
      }
      bounds.append(integer)
    }
    let step = bounds.count > 2 ? bounds[2] : 1
    guard step != 0 else { throw EvaluationFailure("the step of a range cannot be 0", .invalidValue) }
    guard step > 0 ? bounds[0] <= bounds[1] : bounds[0] >= bounds[1] else { return .list([]) }
    let distance = UInt64(bitPattern: step > 0 ? bounds[1] &- bounds[0] : bounds[0] &- bounds[1])
    guard distance / step.magnitude < greatestRange else {
      throw EvaluationFailure("the range has more than \(greatestRange) elements", .invalidValue)
    }
    return .list(
      stride(from: bounds[0], through: bounds[1], by: Int(step)).map(RuntimeValue.integer))
  }

  /// Beyond it a list would take more memory than a machine may have.
  private static let greatestRange: UInt64 = 10_000_000

  /// The elements, each once, in the order of their first appearance.
  static func unique(_ elements: [RuntimeValue]) -> [RuntimeValue] {
    var seen: Set<[UInt8]> = []
    return elements.filter { seen.insert($0.sortKey).inserted }
  }
}

/// What is said of each element of a list.
extension ExpressionEvaluator {
  /// The elements of a list; nil for null.
  func elements(of expression: Expression) throws(Diagnostic) -> [RuntimeValue]? {
    switch try value(of: expression) {
    case .list(let elements): return elements
    case .null: return nil
    case let other: throw mismatch("a list is needed here, not \(other.description)", expression)
    }
  }

  private func with<Result>(
    _ name: String, _ value: RuntimeValue, _ body: () throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    locals.append((name, value))
    defer { locals.removeLast() }
    return try body()
  }

  func comprehension(
    _ variable: String, _ list: Expression, _ condition: Expression?, _ result: Expression?
  ) throws(Diagnostic) -> RuntimeValue {
    guard let elements = try elements(of: list) else { return .null }
    var kept: [RuntimeValue] = []
    for element in elements {
      try with(variable, element) { () throws(Diagnostic) in
        if let condition, try truth(of: condition) != true { return }
        kept.append(try bound(result) ?? element)
      }
    }
    return .list(kept)
  }

  func quantified(
    _ quantifier: Expression.Quantifier, _ variable: String, _ list: Expression, _ condition: Expression?
  ) throws(Diagnostic) -> RuntimeValue {
    guard let elements = try elements(of: list) else { return .null }
    var (met, unknown) = (0, 0)
    for element in elements {
      let isMet = try with(variable, element) { () throws(Diagnostic) -> Bool? in
        guard let condition else { return true }
        return try truth(of: condition)
      }
      if isMet == true { met += 1 }
      if isMet == nil { unknown += 1 }
    }
    let failed = elements.count - met - unknown
    switch quantifier {
    case .all: return RuntimeValue(failed > 0 ? false : unknown > 0 ? nil : true)
    case .any: return RuntimeValue(met > 0 ? true : unknown > 0 ? nil : false)
    case .none: return RuntimeValue(met > 0 ? false : unknown > 0 ? nil : true)
    case .single: return RuntimeValue(met > 1 ? false : unknown > 0 ? nil : met == 1)
    }
  }

  func reduce(
    _ accumulator: String, _ start: Expression, _ variable: String, _ list: Expression, _ step: Expression
  ) throws(Diagnostic) -> RuntimeValue {
    guard let elements = try elements(of: list) else { return .null }
    var result = try value(of: start)
    for element in elements {
      result = try with(accumulator, result) { () throws(Diagnostic) in
        try with(variable, element) { () throws(Diagnostic) in try value(of: step) }
      }
    }
    return result
  }
}
