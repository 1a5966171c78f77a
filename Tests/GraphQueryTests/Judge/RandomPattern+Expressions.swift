/// Expressions that have no value for missing properties, and mostly have one.
extension RandomPattern {
  mutating func expression(_ sort: Sort, depth: Int) -> String {
    switch sort {
    case .number: number(depth: depth)
    case .text: text(depth: depth)
    case .boolean: condition(depth: depth)
    default: anything(depth: depth)
    }
  }

  private mutating func element() -> String? {
    guard random.happens(25) else { return known(.node) }
    return known(.edge) ?? known(.node)
  }

  // MARK: Numbers

  /// An expression whose value is a number or null.
  mutating func number(depth: Int) -> String {
    if depth > 0, random.happens(40) { return compoundNumber(depth: depth - 1) }
    switch random.below(12) {
    case 0 where random.happens(20):
      if let element = element() { return element + ".`\(random.one(of: RandomGraph.oddKeys))`" }
    case 0...5: if let element = element() { return element + ".k" }
    case 6: if let element = element() { return "id(\(element))" }
    case 7...8: if let number = known(.number) { return number }
    case 9: if let path = known(.path) { return "length(\(path))" }
    case 10: if let chain = known(.chain) { return "size(\(chain))" }
    default: break
    }
    return random.one(of: ["0", "1", "2", "3", "1.5", "2.0", "-1", "null", "$one", "$half"])
  }

  private mutating func compoundNumber(depth: Int) -> String {
    switch random.below(20) {
    case 0...3:
      return "(\(number(depth: depth)) \(random.one(of: ["+", "-", "*"])) \(number(depth: depth)))"
    case 4:
      return "\(number(depth: depth)) / \(mayFail ? number(depth: 0) : random.one(of: ["2", "2.0", "-3"]))"
    case 5:
      return "\(number(depth: depth)) % \(mayFail ? number(depth: 0) : random.one(of: ["2", "3", "1.5"]))"
    case 6: return "size(\(text(depth: depth)))"
    case 7...8: return "size(\(listWithElements(depth: depth).text))"
    case 9: return "abs(\(number(depth: depth)))"
    case 10: return "coalesce(\(number(depth: depth)), \(number(depth: 0)))"
    case 11:
      let condition = condition(depth: depth)
      return "CASE WHEN \(condition) THEN \(number(depth: depth)) ELSE \(number(depth: 0)) END"
    case 12:
      let (value, other) = (anything(depth: 0), anything(depth: 0))
      return "CASE \(value) WHEN \(other) THEN \(number(depth: depth)) WHEN 1 THEN 10 END"
    case 13: return "toInteger(\(random.happens(50) ? text(depth: depth) : number(depth: depth)))"
    case 14:
      return "\(random.one(of: ["toFloat", "floor", "ceil", "sign"]))(\(number(depth: depth)))"
    case 15: return "\(list(of: .number, depth: depth))[\(random.below(4) - 2)]"
    case 16: return "\(random.one(of: ["head", "last"]))(\(list(of: .number, depth: depth)))"
    case 17:
      let list = list(of: .number, depth: depth)
      let (sum, each) = (fresh(.number), fresh(.number))
      let step = random.one(of: ["\(sum) + \(each)", "\(sum) * 2 + \(each)", "coalesce(\(each), \(sum))"])
      scope[.number]?.removeLast(2)
      return "reduce(\(sum) = 0, \(each) IN \(list) | \(step))"
    case 18 where mayFail:
      return random.one(of: [
        "0.0 / 0.0", "1.0 / 0", "-1 / 0.0", "9223372036854775807 + \(number(depth: 0))",
        "9223372036854775807 * \(number(depth: 0))",
        "-9223372036854775807 - \(number(depth: 0))", "\(number(depth: 0)) + \(anything(depth: 0))",
        "2 ^ \(random.below(4))", "abs(\(anything(depth: 0)))", "-(\(anything(depth: 0)))",
      ])
    case 18: return "COUNT { \(subquery()) }"
    default: return "-(\(number(depth: depth)))"
    }
  }

  // MARK: Texts

  /// An expression whose value is a text or null.
  mutating func text(depth: Int) -> String {
    if depth > 0, random.happens(35) { return compoundText(depth: depth - 1) }
    switch random.below(10) {
    case 0...4: if let element = element() { return element + ".s" }
    case 5: if let edge = known(.edge) { return edge + ".since" }
    case 6: if let edge = known(.edge) { return "type(\(edge))" }
    case 7: if let text = known(.text) { return text }
    default: break
    }
    return random.one(of: [
      "'a'", "'ab'", "''", "'x'", "'Bab'", "'1'", "null", "$text", "'É😀'", "'\\''", "'a\\\\b\\n'",
    ])
  }

  private mutating func compoundText(depth: Int) -> String {
    let text = text(depth: depth)
    switch random.below(12) {
    case 0...1: return "\(text) + \(self.text(depth: 0))"
    case 2: return "\(random.one(of: ["toUpper", "toLower", "trim", "reverse"]))(\(text))"
    case 3: return "\(random.one(of: ["left", "right"]))(\(text), \(random.below(3)))"
    case 4: return "substring(\(text), \(random.below(2)))"
    case 5: return "substring(\(text), \(random.below(2)), \(random.below(3)))"
    case 6: return "replace(\(text), 'a', \(self.text(depth: 0)))"
    case 7: return "split(\(text), 'a')[\(random.below(3) - 1)]"
    case 8: return "coalesce(\(text), \(self.text(depth: 0)))"
    case 9: return "toString(\(random.happens(70) ? number(depth: 0) : condition(depth: 0)))"
    case 10: return "CASE WHEN \(condition(depth: depth)) THEN \(text) END"
    default: return "head(\(list(of: .text, depth: depth)))"
    }
  }

  // MARK: Anything

  /// An expression of any type.
  mutating func anything(depth: Int) -> String {
    switch random.below(14) {
    case 0...3: if let element = element() { return element + ".m" }
    case 4:
      if let element = element() {
        return element + random.one(of: [".name", ".since", ".until", ".id", ".b", ".l"])
      }
    case 5...6: return number(depth: depth)
    case 7...8: return text(depth: depth)
    case 9 where depth > 0: return condition(depth: depth - 1)
    case 10 where depth > 0: return listWithElements(depth: depth - 1).text
    case 11: if let anything = known(.anything) { return anything }
    case 12:
      if let map = known(.map) { return "\(map).\(random.one(of: ["x", "y", "z"]))" }
      if let element = element() { return "\(element)['m']" }
    default: break
    }
    return random.one(of: [
      "null", "true", "1", "1.0", "'a'", "[1]", "[null]", "false", "[1, 'a']", "$list", "$map.x", "$none",
      "$truth", "{x: 1}", "[[], [1.0]]", "9007199254740993", "9007199254740992", "[true]", "{}", "'true'",
    ])
  }

  mutating func map(depth: Int) -> String {
    if random.happens(15), let element = element() { return "properties(\(element))" }
    if random.happens(20), let element = element() {
      let items = [".k", ".*", ".s", "x: \(anything(depth: 0))", ".zz", "k: 1"].filter { _ in
        random.happens(40)
      }
      return "\(element) {\(items.joined(separator: ", "))}"
    }
    if random.happens(15), let node = known(.node) { return "{x: \(node), y: \(anything(depth: 0))}" }
    let entries = ["x", "y"].filter { _ in random.happens(70) }.map { "\($0): \(anything(depth: 0))" }
    return "{\(entries.joined(separator: ", "))}"
  }
}
