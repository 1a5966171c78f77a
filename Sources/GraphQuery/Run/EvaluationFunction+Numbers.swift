#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Functions of numbers.
extension EvaluationFunction {
  static let ofNumbers: [String: EvaluationFunction] = [
    "abs": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      switch arguments[0] {
      case .integer(let integer):
        guard integer != .min else {
          throw EvaluationFailure("the result is too large for an integer", .arithmetic)
        }
        return .integer(abs(integer))
      case .real(let real): return .real(abs(real))
      default: throw unfit("abs", "a number", arguments[0])
      }
    },
    "sign": EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      let number = try number("sign", arguments[0])
      return .integer(number > 0 ? 1 : number < 0 ? -1 : 0)
    },
    "round": EvaluationFunction(1...2) { arguments, _ throws(EvaluationFailure) in
      let number = try number("round", arguments[0])
      guard arguments.count > 1 else {
        // Halves go up, -2.5 to -2.
        return .real((number + 0.5).rounded(.down))
      }
      guard case .integer(let digits) = arguments[1] else { throw unfit("round", "an integer", arguments[1]) }
      let scale = pow(10, Double(digits))
      return .real((number * scale).rounded(.toNearestOrAwayFromZero) / scale)
    },
    "atan2": EvaluationFunction(2...2) { arguments, _ throws(EvaluationFailure) in
      .real(atan2(try number("atan2", arguments[0]), try number("atan2", arguments[1])))
    },
    "mod": EvaluationFunction(2...2) { arguments, _ throws(EvaluationFailure) in
      if case .integer(let one) = arguments[0], case .integer(let other) = arguments[1] {
        guard other != 0 else { throw EvaluationFailure("an integer cannot be divided by zero", .arithmetic) }
        return .integer(other == -1 ? 0 : one % other)
      }
      return .real(fmod(try number("mod", arguments[0]), try number("mod", arguments[1])))
    },
    "power": EvaluationFunction(2...2) { arguments, _ throws(EvaluationFailure) in
      .real(pow(try number("power", arguments[0]), try number("power", arguments[1])))
    },
    "e": EvaluationFunction(0...0) { _, _ in .real(exp(1.0)) },
    "pi": EvaluationFunction(0...0) { _, _ in .real(Double.pi) },
    "rand": EvaluationFunction(0...0) { _, _ in .real(Double.random(in: 0..<1)) },
    "ceil": real("ceil") { ceil($0) }, "ceiling": real("ceiling") { ceil($0) },
    "floor": real("floor") { floor($0) },
    "sqrt": real("sqrt") { sqrt($0) }, "exp": real("exp") { exp($0) }, "log": real("log") { log($0) },
    "ln": real("ln") { log($0) }, "log10": real("log10") { log10($0) },
    "sin": real("sin") { sin($0) }, "cos": real("cos") { cos($0) }, "tan": real("tan") { tan($0) },
    "cot": real("cot") { 1 / tan($0) }, "asin": real("asin") { asin($0) }, "acos": real("acos") { acos($0) },
    "atan": real("atan") { atan($0) }, "haversin": real("haversin") { (1 - cos($0)) / 2 },
    "degrees": real("degrees") { $0 * 180 / .pi }, "radians": real("radians") { $0 * .pi / 180 },
  ]

  static func number(_ function: String, _ value: RuntimeValue) throws(EvaluationFailure) -> Double {
    guard let number = value.number else { throw unfit(function, "a number", value) }
    return number
  }

  private static func real(
    _ name: String, _ body: @escaping @Sendable (Double) -> Double
  ) -> EvaluationFunction {
    EvaluationFunction(1...1) { arguments, _ throws(EvaluationFailure) in
      .real(body(try number(name, arguments[0])))
    }
  }
}
