#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What aggregates make of the list of a group's values, nulls left out; the compiler calls them by names that no query
/// can write.
extension EvaluationFunction {
  /// The name under which an aggregate's function on a list is known here.
  static func nameOfGroup(_ aggregate: String) -> String { " \(aggregate)" }

  static let ofGroups: [String: EvaluationFunction] = [
    nameOfGroup("collect"): onGroup { values, _ in .list(values) },
    nameOfGroup("count"): onGroup { values, _ in .integer(Int64(values.count)) },
    nameOfGroup("min"): onGroup { values, _ in
      values.min { $0.sortKey.lexicographicallyPrecedes($1.sortKey) } ?? .null
    },
    nameOfGroup("max"): onGroup { values, _ in
      values.max { $0.sortKey.lexicographicallyPrecedes($1.sortKey) } ?? .null
    },
    nameOfGroup("sum"): onGroup { values, _ throws(EvaluationFailure) in try sum("sum", values) },
    nameOfGroup("avg"): onGroup { values, _ throws(EvaluationFailure) in
      let numbers = try numbers("avg", values)
      return numbers.isEmpty ? .null : .real(numbers.reduce(0, +) / Double(numbers.count))
    },
    nameOfGroup("stdev"): onGroup { values, _ throws(EvaluationFailure) in
      .real(deviation(try numbers("stDev", values), freedom: 1))
    },
    nameOfGroup("stdevp"): onGroup { values, _ throws(EvaluationFailure) in
      .real(deviation(try numbers("stDevP", values), freedom: 0))
    },
    nameOfGroup("percentiledisc"): onGroup { values, percentile throws(EvaluationFailure) in
      let share = try share(percentile)
      _ = try numbers("percentileDisc", values)
      let sorted = values.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
      guard !sorted.isEmpty else { return .null }
      return sorted[max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1)]
    },
    nameOfGroup("percentilecont"): onGroup { values, percentile throws(EvaluationFailure) in
      let share = try share(percentile)
      let sorted = try numbers("percentileCont", values).sorted()
      guard !sorted.isEmpty else { return .null }
      let place = share * Double(sorted.count - 1)
      let (low, high) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
      return .real(sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low)))
    },
  ]

  /// A function of a list and, for some, one more value; elements are taken once if a third argument says so.
  private static func onGroup(
    _ body: @escaping @Sendable ([RuntimeValue], RuntimeValue) throws(EvaluationFailure) -> RuntimeValue
  ) -> EvaluationFunction {
    EvaluationFunction(1...3, isStrict: false) { arguments, _ throws(EvaluationFailure) in
      guard case .list(var values) = arguments[0] else { return .null }
      if arguments.count > 2, case .boolean(true) = arguments[2] {
        values = ExpressionEvaluator.unique(values)
      }
      return try body(values, arguments.count > 1 ? arguments[1] : .null)
    }
  }

  private static func sum(_ function: String, _ values: [RuntimeValue]) throws(EvaluationFailure)
    -> RuntimeValue
  {
    var whole: Int64 = 0
    var isWhole = true
    var real = 0.0
    for value in values {
      switch value {
      case .integer(let integer):
        let (next, isTooLarge) = whole.addingReportingOverflow(integer)
        guard !isTooLarge else {
          throw EvaluationFailure("the sum is too large for an integer", .arithmetic)
        }
        whole = next
      case .real(let number):
        isWhole = false
        real += number
      default: throw unfit(function, "numbers", value)
      }
    }
    return isWhole ? .integer(whole) : .real(real + Double(whole))
  }

  private static func numbers(
    _ function: String, _ values: [RuntimeValue]
  ) throws(EvaluationFailure) -> [Double] {
    var numbers: [Double] = []
    for value in values { numbers.append(try number(function, value)) }
    return numbers
  }

  private static func share(_ value: RuntimeValue) throws(EvaluationFailure) -> Double {
    let share = try number("a percentile", value)
    guard share >= 0, share <= 1 else {
      throw EvaluationFailure("a percentile is a number from 0 to 1, not \(share)", .invalidValue)
    }
    return share
  }

  private static func deviation(_ numbers: [Double], freedom: Int) -> Double {
    guard numbers.count > freedom else { return 0 }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return sqrt(squares / Double(numbers.count - freedom))
  }
}
