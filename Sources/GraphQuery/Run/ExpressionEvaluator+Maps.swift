/// Maps that are made of others.
extension ExpressionEvaluator {
  /// `subject {.key, .*, key: value}`: null of null; of two entries with one key, the last.
  func projectedMap(
    of subject: Expression, _ items: [Expression.MapProjectionItem]
  ) throws(Diagnostic) -> RuntimeValue {
    let owner = try value(of: subject)
    if owner.isNull { return .null }
    var result: [RuntimeValue.Entry] = []
    for item in items {
      switch item {
      case .property(let key, _): result.set(key, to: try property(key, of: owner, subject))
      case .entry(let entry): result.set(entry.key, to: try value(of: entry.value))
      case .all:
        var entries = lookup.properties(of: owner)
        if case .map(let own) = owner { entries = own }
        guard let entries else { throw mismatch("\(owner.description) has no properties", subject) }
        for entry in entries { result.set(entry.key, to: entry.value) }
      }
    }
    return .map(result)
  }
}

extension [RuntimeValue.Entry] {
  /// Puts a value under a key, in the place of what is there.
  mutating func set(_ key: String, to value: RuntimeValue) {
    removeAll { $0.key.isSameText(as: key) }
    append(.init(key: key, value: value))
  }
}
