/// The words that the pattern language gives a meaning, in any letter case.
enum PatternKeyword: String, Sendable, CaseIterable {
  case match = "MATCH"
  case optional = "OPTIONAL"
  case whereKeyword = "WHERE"
  case with = "WITH"
  case unwind = "UNWIND"
  case returnKeyword = "RETURN"
  case distinct = "DISTINCT"
  case asKeyword = "AS"
  case order = "ORDER"
  case by = "BY"
  case ascending = "ASCENDING"
  case asc = "ASC"
  case descending = "DESCENDING"
  case desc = "DESC"
  case skip = "SKIP"
  case offset = "OFFSET"
  case limit = "LIMIT"
  case union = "UNION"
  case all = "ALL"
  case any = "ANY"
  case noneKeyword = "NONE"
  case single = "SINGLE"
  case reduce = "REDUCE"
  case shortest = "SHORTEST"
  case group = "GROUP"
  case groups = "GROUPS"
  case shortestPath = "SHORTESTPATH"
  case allShortestPaths = "ALLSHORTESTPATHS"
  case path = "PATH"
  case paths = "PATHS"
  case walk = "WALK"
  case trail = "TRAIL"
  case acyclic = "ACYCLIC"
  case simple = "SIMPLE"
  case filter = "FILTER"
  case letKeyword = "LET"
  case forKeyword = "FOR"
  case and = "AND"
  case or = "OR"
  case xor = "XOR"
  case not = "NOT"
  case inKeyword = "IN"
  case starts = "STARTS"
  case ends = "ENDS"
  case contains = "CONTAINS"
  case isKeyword = "IS"
  case labeled = "LABELED"
  case null = "NULL"
  case trueKeyword = "TRUE"
  case falseKeyword = "FALSE"
  case caseKeyword = "CASE"
  case when = "WHEN"
  case then = "THEN"
  case elseKeyword = "ELSE"
  case end = "END"
  case exists = "EXISTS"
  case count = "COUNT"
  case collect = "COLLECT"
  // The words below are known only so that a pattern which uses them gets a helpful answer.
  case create = "CREATE"
  case insert = "INSERT"
  case merge = "MERGE"
  case set = "SET"
  case delete = "DELETE"
  case remove = "REMOVE"
  case detach = "DETACH"
  case foreach = "FOREACH"
  case call = "CALL"
  case load = "LOAD"

  /// The keyword that a word is, in any letter case.
  init?(word: String) {
    // The ligature in "oﬀset" also has the upper case "OFFSET", and is no keyword.
    guard word.utf8.allSatisfy({ $0 < 0x80 }), let keyword = Self.byText[word.uppercased()] else {
      return nil
    }
    self = keyword
  }

  /// The keywords by their text: looked up for every word, where `init(rawValue:)` compares one by one.
  private static let byText = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// Whether a variable of this name needs backticks.
  ///
  /// Only the words that could stand right where a variable can; openCypher reserves more.
  var isReserved: Bool { Self.reserved.contains(self) }

  /// Whether it begins a clause that changes the graph or runs code, which patterns never do.
  var beginsUnsupportedClause: Bool { Self.unsupportedClauses.contains(self) }

  /// Whether it begins a clause of the read language.
  var beginsClause: Bool { Self.clauses.contains(self) }

  /// The words that can begin a clause.
  static let clauses: Set<PatternKeyword> = [
    .match, .optional, .with, .unwind, .returnKeyword, .filter, .letKeyword, .forKeyword, .order, .skip,
    .offset, .limit,
  ]

  private static let reserved: Set<PatternKeyword> = [
    .match, .optional, .whereKeyword, .with, .unwind, .returnKeyword, .distinct, .asKeyword, .order, .skip,
    .limit, .union, .and, .or, .xor, .not, .inKeyword, .starts, .ends, .contains, .isKeyword, .null,
    .trueKeyword, .falseKeyword, .caseKeyword, .when, .then, .elseKeyword, .end,
  ]

  private static let unsupportedClauses: Set<PatternKeyword> = [
    .create, .insert, .merge, .set, .delete, .remove, .detach, .foreach, .call, .load,
  ]
}
