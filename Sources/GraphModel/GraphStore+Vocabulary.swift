/// Reading and adding to the vocabulary.
extension GraphStore {
  func loadVocabulary() throws(GraphError) {
    var kinds = try all("SELECT id, name, shape, fill, outline, is_incidental, summary FROM kind ORDER BY id")
    { row in
      NodeKind(
        id: row.integer(0), name: row.text(1), shape: row.text(2), fill: row.text(3),
        outline: row.text(4), isIncidental: row.integer(5) != 0, summary: row.text(6))
    }
    let places = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($0.element.id, $0.offset) })
    try query("SELECT kind, singular, plural, relation, property, value FROM noun ORDER BY rowid") { row in
      guard let place = places[row.integer(0)] else { return true }
      let condition = Noun.Condition(
        relation: row.optionalText(3), property: row.optionalText(4), value: row.optionalText(5))
      kinds[place].nouns.append(
        Noun(
          singular: row.text(1), plural: row.text(2),
          condition: condition == Noun.Condition() ? nil : condition))
      return true
    }
    try query("SELECT kind, singular, plural, relation, property, preposition FROM attribute ORDER BY rowid")
    { row in
      guard let place = places[row.integer(0)] else { return true }
      kinds[place].attributes.append(
        Attribute(
          singular: row.text(1), plural: row.text(2), relation: row.optionalText(3), property: row.text(4),
          preposition: row.optionalText(5)))
      return true
    }
    let kindNames = Dictionary(uniqueKeysWithValues: kinds.map { ($0.id, $0.name) })
    var relations = try all(
      "SELECT id, name, is_symmetric, is_exclusive, is_state, is_open, rolls_up_along, summary FROM relation ORDER BY id"
    ) { row in
      Relation(
        id: row.integer(0), name: row.text(1), isSymmetric: row.integer(2) != 0,
        isExclusive: row.integer(3) != 0, isState: row.integer(4) != 0, isOpen: row.integer(5) != 0,
        rollsUpAlong: row.optionalText(6), summary: row.text(7))
    }
    let relationPlaces = Dictionary(
      uniqueKeysWithValues: relations.enumerated().map { ($0.element.id, $0.offset) })
    try query("SELECT relation, source, target, is_default FROM signature ORDER BY rowid") { row in
      guard let place = relationPlaces[row.integer(0)], let source = kindNames[row.integer(1)],
        let target = kindNames[row.integer(2)]
      else { return true }
      relations[place].signatures.append(
        .init(source: source, target: target, isDefault: row.integer(3) != 0))
      return true
    }
    let phrases = try all("SELECT role, words, source, target, path FROM phrase ORDER BY id") {
      row -> Phrase? in
      guard let role = Phrase.Role(rawValue: row.text(0)), let path = RelationPath(row.text(4)) else {
        return nil
      }
      return Phrase(
        role: role, words: row.text(1), source: row.optionalInteger(2).flatMap { kindNames[$0] },
        target: row.optionalInteger(3).flatMap { kindNames[$0] }, path: path)
    }
    vocabulary = Vocabulary(kinds: kinds, relations: relations, phrases: phrases.compactMap(\.self))
    symbols = SymbolTable(vocabulary)
    isForeign = try setting(GraphStore.foreignSetting) != nil
  }

  /// Adds definitions to the vocabulary; what is there already is added to. Returns how many rows that changed.
  ///
  /// Throws, and changes nothing, when a definition refers to a kind or relation that does not exist. Belongs inside
  /// `write`.
  @discardableResult
  public func define(_ definitions: Vocabulary) throws(GraphError) -> Int {
    let before = connection.totalChangedRows
    try checkNames(of: definitions)
    for kind in definitions.kinds {
      try run(
        """
        INSERT INTO kind(name, shape, fill, outline, is_incidental, summary)
        VALUES (\(kind.name), \(kind.shape), \(kind.fill), \(kind.outline), \(kind.isIncidental), \(kind.summary)) ON CONFLICT DO NOTHING
        """)
    }
    for relation in definitions.relations {
      try run(
        """
        INSERT INTO relation(name, is_symmetric, is_exclusive, is_state, is_open, rolls_up_along, summary)
        VALUES (\(relation.name), \(relation.isSymmetric), \(relation.isExclusive), \(relation.isState), \(relation.isOpen),
          \(relation.rollsUpAlong), \(relation.summary))
        ON CONFLICT DO UPDATE SET is_symmetric = max(is_symmetric, excluded.is_symmetric),
          is_exclusive = max(is_exclusive, excluded.is_exclusive), is_state = max(is_state, excluded.is_state),
          rolls_up_along = ifnull(rolls_up_along, excluded.rolls_up_along)
        WHERE is_symmetric < excluded.is_symmetric OR is_exclusive < excluded.is_exclusive
          OR is_state < excluded.is_state OR rolls_up_along IS NULL AND excluded.rolls_up_along IS NOT NULL
        """)
    }
    let names = try knownNames()
    for kind in definitions.kinds {
      let id = try names.kind(kind.name)
      for noun in kind.nouns {
        for step in noun.condition?.relation.flatMap({ RelationPath($0) })?.steps ?? [] {
          for relation in step.relations { _ = try names.relation(relation[...]) }
        }
        try run(
          """
          INSERT INTO noun VALUES (\(id), \(noun.singular), \(noun.plural), \(noun.condition?.relation),
            \(noun.condition?.property), \(noun.condition?.value)) ON CONFLICT DO NOTHING
          """)
      }
      for attribute in kind.attributes {
        if let relation = attribute.relation { _ = try names.relation(relation.drop { $0 == "^" }) }
        try run(
          """
          INSERT INTO attribute VALUES (\(id), \(attribute.singular), \(attribute.plural), \(attribute.relation),
            \(attribute.property), \(attribute.preposition)) ON CONFLICT DO NOTHING
          """)
      }
    }
    for relation in definitions.relations {
      let id = try names.relation(relation.name[...])
      for signature in relation.signatures {
        try run(
          """
          INSERT INTO signature VALUES (\(id), \(try names.kind(signature.source)),
            \(try names.kind(signature.target)), \(signature.isDefault)) ON CONFLICT DO NOTHING
          """)
      }
    }
    for phrase in definitions.phrases {
      for step in phrase.path.steps {
        for relation in step.relations { _ = try names.relation(relation[...]) }
      }
      let source = try phrase.source.map { name throws(GraphError) in try names.kind(name) }
      let target = try phrase.target.map { name throws(GraphError) in try names.kind(name) }
      try run(
        """
        INSERT INTO phrase(role, words, source, target, path)
        VALUES (\(phrase.role.rawValue), \(phrase.words), \(source), \(target), \(phrase.path.description))
        ON CONFLICT DO NOTHING
        """)
    }
    try loadVocabulary()
    return connection.totalChangedRows - before
  }

  /// Kinds and relations are found whatever their letter case; so no two may differ in it alone.
  private func checkNames(of definitions: Vocabulary) throws(GraphError) {
    for words in [vocabulary, definitions] {
      for name in definitions.kinds.map(\.name) {
        if let other = words.kind(named: name), other.name != name {
          throw taken(name, "kind", spelt: other.name)
        }
        if let other = words.relation(named: name) { throw taken(name, "relation", spelt: other.name) }
      }
      for name in definitions.relations.map(\.name) {
        if let other = words.kind(named: name) { throw taken(name, "kind", spelt: other.name) }
        if let other = words.relation(named: name), other.name != name {
          throw taken(name, "relation", spelt: other.name)
        }
      }
    }
  }

  private func taken(_ name: String, _ noun: String, spelt other: String) -> GraphError {
    let spelling = other == name ? "" : ", spelt '\(other)'"
    return GraphError(.invalid, "'\(name)' is a \(noun) already\(spelling)", help: ["choose another name"])
  }

  private struct KnownNames {
    var kinds: [String: Int64]
    var relations: [String: Int64]

    func kind(_ name: String) throws(GraphError) -> Int64 {
      guard let id = kinds[name] else {
        throw GraphError(
          .invalid, "there is no kind '\(name)'",
          help: [
            "the kinds are \(kinds.keys.sorted().joined(separator: ", "))",
            "'kgraph define kind \(name)' makes one",
          ])
      }
      return id
    }

    func relation(_ name: Substring) throws(GraphError) -> Int64 {
      guard let id = relations[String(name)] else {
        throw GraphError(
          .invalid, "there is no relation '\(name)'",
          help: [
            "the relations are \(relations.keys.sorted().joined(separator: ", "))",
            "'kgraph define relation \(name) --link KIND:KIND' makes one",
          ])
      }
      return id
    }
  }

  private func knownNames() throws(GraphError) -> KnownNames {
    let kinds = try all("SELECT name, id FROM kind") { ($0.text(0), $0.integer(1)) }
    let relations = try all("SELECT name, id FROM relation") { ($0.text(0), $0.integer(1)) }
    return KnownNames(
      kinds: Dictionary(uniqueKeysWithValues: kinds), relations: Dictionary(uniqueKeysWithValues: relations))
  }
}
