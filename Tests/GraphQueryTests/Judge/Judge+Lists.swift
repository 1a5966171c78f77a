import GraphQuery

/// Elements and slices, and the forms that go through a list: each binds a variable of its own.
extension Judge {
  func element(of subject: JudgeValue, at index: JudgeValue) throws -> JudgeValue {
    switch (subject, index) {
    case (.null, _): return .null
    case (.list, .null), (.map, .null), (.node, .null), (.edge, .null): return .null
    case (.list(let elements), .integer(let index)):
      // Negative numbers count from the end.
      let place = index < 0 ? index + Int64(elements.count) : index
      return elements.indices.contains(Int(place)) ? elements[Int(place)] : .null
    case (.map(let entries), .text(let key)): return entries.first { $0.key == key }?.value ?? .null
    case (.node, .text(let key)), (.edge, .text(let key)): return graph.property(key, of: subject)
    default: throw Failure.mistake("\(subject.typeName) has no element at \(index.typeName)")
    }
  }

  /// The elements from one place up to another, which is not included.
  func slice(of list: JudgeValue, from: JudgeValue?, to: JudgeValue?) throws -> JudgeValue {
    if list.isNull || from?.isNull == true || to?.isNull == true { return .null }
    guard case .list(let elements) = list else { throw Failure.mistake("\(list.typeName) has no slices") }
    func place(_ bound: JudgeValue?, _ standard: Int) throws -> Int {
      guard let bound else { return standard }
      guard case .integer(let integer) = bound else {
        throw Failure.mistake("\(bound.typeName) is no place in a list")
      }
      let place = integer < 0 ? Int(integer) + elements.count : Int(integer)
      return min(max(place, 0), elements.count)
    }
    let (start, end) = (try place(from, 0), try place(to, elements.count))
    return .list(start < end ? Array(elements[start..<end]) : [])
  }

  func comprehension(
    _ variable: String, _ list: JudgeValue, _ condition: Expression?, _ result: Expression?, in row: Row
  ) throws -> JudgeValue {
    guard let elements = try elements(list) else { return .null }
    var results: [JudgeValue] = []
    for element in elements {
      let local = row.merging([variable: element]) { $1 }
      if let condition, try !holds(condition, in: local) { continue }
      results.append(try result.map { try value(of: $0, in: local) } ?? element)
    }
    return .list(results)
  }

  func quantified(
    _ quantifier: Expression.Quantifier, _ variable: String, _ list: JudgeValue, _ condition: Expression?,
    in row: Row
  ) throws -> JudgeValue {
    guard let elements = try elements(list) else { return .null }
    guard let condition else { throw Failure.unknown("a quantifier without a condition") }
    var (yes, no, open) = (0, 0, 0)
    for element in elements {
      switch try truth(of: value(of: condition, in: row.merging([variable: element]) { $1 })) {
      case true: yes += 1
      case false: no += 1
      case nil: open += 1
      }
    }
    switch quantifier {
    case .all: return JudgeValue(no > 0 ? false : open > 0 ? nil : true)
    case .any: return JudgeValue(yes > 0 ? true : open > 0 ? nil : false)
    case .none: return JudgeValue(yes > 0 ? false : open > 0 ? nil : true)
    case .single: return JudgeValue(yes > 1 ? false : open > 0 ? nil : yes == 1)
    }
  }

  func reduced(
    _ accumulator: String, _ start: JudgeValue, _ variable: String, _ list: JudgeValue, _ step: Expression,
    in row: Row
  ) throws -> JudgeValue {
    guard let elements = try elements(list) else { return .null }
    var local = row
    local[accumulator] = start
    for element in elements {
      local[variable] = element
      local[accumulator] = try value(of: step, in: local)
    }
    return local[accumulator] ?? .null
  }

  /// A list's elements; nil for null.
  func elements(_ list: JudgeValue) throws -> [JudgeValue]? {
    switch list {
    case .null: return nil
    case .list(let elements): return elements
    default: throw Failure.mistake("\(list.typeName) is not a list")
    }
  }
}
