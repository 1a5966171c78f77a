import GraphModel

/// What each column of a table of nodes or edges means: as `--map` says, as its header is marked, or by its name.
struct GraphTableColumns {
  /// The meanings, in the order of the columns.
  let meanings: [ColumnMeaning]
  /// Whether the rows are edges.
  let isEdges: Bool

  private enum Name {
    static let id = ["id", "node id", "nodeid", "key", "uid"]
    static let kind = ["kind", "label", "labels", "node type", "entity type"]
    static let source = ["source", "src", "from", "source id", "from id", "start id", "subject"]
    static let target = [
      "target", "dst", "to", "target id", "to id", "end id", "object", "dest", "destination",
    ]
    static let relation = ["relation", "relationship", "type", "predicate", "edge", "rel", "kind", "label"]
  }

  /// Whether the columns are those of edges.
  static func isEdgeHeader(_ header: TableHeader) -> Bool {
    if marks(header, .source(space: nil)), marks(header, .target(space: nil)) { return true }
    return header.place(Name.source) != nil && header.place(Name.target) != nil
      && header.place(OrganisationTable.Column.canonical) == nil
  }

  /// Whether the columns are those of nodes of several kinds.
  static func isNodeHeader(_ header: TableHeader) -> Bool {
    if marks(header, .id(space: nil)) { return true }
    let hasKind = header.place(Name.kind) != nil || header.has("id", "type")
    return hasKind && header.place("name", "title") != nil && header.place("speaker", "speakers") == nil
  }

  private static func marks(_ header: TableHeader, _ meaning: ColumnMeaning) -> Bool {
    header.columns.contains { ColumnMeaning(markedHeader: $0)?.isSameSort(as: meaning) ?? false }
  }

  /// Decides what the columns mean; throws what is missing.
  init(_ header: TableHeader, _ map: ColumnMap?) throws(GraphError) {
    let given = map?.meanings ?? [:]
    for column in given.keys where header.place(column) == nil {
      throw GraphError(
        .invalid, "--map names the column '\(column)', which the table does not have",
        help: ["its columns are \(header.columns.joined(separator: ", "))"])
    }
    let said = header.columns.map { column in
      given[TableHeader.folded(column)] ?? ColumnMeaning(markedHeader: column)
    }
    func isSaid(_ meaning: ColumnMeaning) -> Bool { said.contains { $0?.isSameSort(as: meaning) ?? false } }
    let isEdges = isSaid(.source(space: nil)) || isSaid(.target(space: nil)) || Self.isEdgeHeader(header)
    self.isEdges = isEdges
    var wanted: [(ColumnMeaning, [String])] =
      isEdges
      ? [(.source(space: nil), Name.source), (.target(space: nil), Name.target), (.relation, Name.relation)]
      : [(.id(space: nil), Name.id), (.kind, Name.kind), (.name, ["name"])]
    if map?.kind != nil { wanted.removeAll { $0.0 == .kind } }
    if map?.relation != nil { wanted.removeAll { $0.0 == .relation } }
    // Gephi's nodes have an id and a label, which is their name.
    if !isEdges, header.place("name") == nil, !isSaid(.name) {
      if header.place("title") != nil {
        wanted.append((.name, ["title"]))
      } else {
        wanted.removeAll { $0.0 == .kind }
        wanted += [(.name, ["label"]), (.kind, ["kind", "labels", "type", "node type"])]
      }
    } else if !isEdges {
      wanted.append((.kind, ["type"]))
    }
    var meanings = said
    for (meaning, names) in wanted where !meanings.contains(where: { $0?.isSameSort(as: meaning) ?? false }) {
      if let place = header.place(names), meanings[place] == nil { meanings[place] = meaning }
    }
    self.meanings = zip(header.columns, meanings).map { column, meaning in
      if let meaning { return meaning }
      let folded = TableHeader.folded(column)
      if folded.isEmpty { return .ignored }
      return ColumnMeaning.plain(folded)
        ?? .property(name: ColumnMeaning.propertyName(column), type: .guessed)
    }
    try check(header, map)
  }

  /// Whether a column has the names of the nodes; otherwise they are called by their ids.
  var hasNames: Bool { has(.name) }

  private func has(_ meaning: ColumnMeaning) -> Bool { meanings.contains { $0.isSameSort(as: meaning) } }

  private func check(_ header: TableHeader, _ map: ColumnMap?) throws(GraphError) {
    let columns = "its columns are \(header.columns.joined(separator: ", "))"
    if isEdges {
      guard has(.source(space: nil)), has(.target(space: nil)) else {
        throw GraphError(
          .invalid, "the table has a column for only one end of its edges",
          help: ["--map 'COLUMN=:from, COLUMN=:to' says which are the ends", columns])
      }
      guard has(.relation) || map?.relation != nil else {
        throw GraphError(
          .invalid, "no column says which relation the edges are of",
          help: [
            "--relation NAME says it for all of them", "--map 'COLUMN=:relation' says which column does",
            columns,
          ])
      }
    } else {
      guard has(.name) || has(.id(space: nil)) else {
        throw GraphError(
          .invalid, "no column has the names of the nodes",
          help: ["--map 'COLUMN=name' says which does", columns])
      }
      guard has(.kind) || map?.kind != nil else {
        throw GraphError(
          .invalid, "no column says of which kind the nodes are",
          help: [
            "--kind NAME says it for all of them", "--map 'COLUMN=:kind' says which column does", columns,
          ])
      }
    }
  }
}

extension ColumnMeaning {
  /// Whether both say the same but for a space of ids.
  func isSameSort(as other: ColumnMeaning) -> Bool {
    switch (self, other) {
    case (.id, .id), (.source, .source), (.target, .target): true
    default: self == other
    }
  }
}
