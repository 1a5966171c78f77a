import GraphModel

/// What a table is about, as its columns tell.
enum TablePurpose {
  case people
  case organisations
  case nodes
  case edges

  /// What the header tells; nil: nothing that can be known.
  init?(_ header: TableHeader) {
    if GraphTableColumns.isEdgeHeader(header) {
      self = .edges
    } else if GraphTableColumns.isNodeHeader(header) {
      self = .nodes
    } else if OrganisationTable.Column.recognises(header) {
      self = .organisations
    } else if Self.isPeople(header) {
      self = .people
    } else {
      return nil
    }
  }

  /// A name, and more that only people have; prose with a comma in its first line has none of it.
  private static func isPeople(_ header: TableHeader) -> Bool {
    typealias Column = PeopleTable.Column
    let hasName =
      header.place(Column.name) != nil
      || header.place(Column.given) != nil && header.place(Column.family) != nil
    guard hasName else { return false }
    let others = [
      Column.employer, Column.jobTitle, Column.email, Column.links, Column.metOn, Column.metAt, Column.given,
    ]
    return others.contains { header.place($0) != nil }
  }
}
