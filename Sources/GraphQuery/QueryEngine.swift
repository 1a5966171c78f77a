import GraphModel

/// Answers many questions to one graph: what is read from the graph once is kept between them, and so are questions
/// that were compiled.
///
///     let engine = QueryEngine(store)
///     for row in try engine.query("who works at Isovalent", options: options).table().rows { print(row) }
///
/// What it keeps is right for the graph's content as it is; when that changes, it starts afresh.
public final class QueryEngine {
  let store: GraphStore
  private var knownLexicon: Lexicon?
  private var knownNames: NameMemory?
  private var knownPlanner: Planner?
  private var compiled: [Key: Query] = [:]
  private var version: GraphStore.ContentVersion?

  /// What a compiled question depends on besides the graph.
  private struct Key: Hashable {
    var text: String
    var today: CalendarDay
    var parameters: [String: Value]
  }

  /// How many questions are kept; beyond it the cache starts afresh.
  private static let cacheSize = 256

  /// Makes an engine for a graph.
  public init(_ store: GraphStore) { self.store = store }

  /// Reads, binds and compiles a question, unless that has been done.
  public func query(_ text: String, options: Query.Options) throws(QueryError) -> Query {
    try refresh()
    let key = Key(text: text, today: options.today, parameters: options.parameters)
    if var query = compiled[key] {
      query.limits = options.limits
      query.cancellation = options.cancellation
      return query
    }
    let query = try Query(text, self, options: options)
    if compiled.count >= QueryEngine.cacheSize { compiled.removeAll() }
    compiled[key] = query
    return query
  }

  var lexicon: Lexicon {
    if let knownLexicon { return knownLexicon }
    let lexicon = Lexicon(store.vocabulary)
    knownLexicon = lexicon
    return lexicon
  }

  var names: NameMemory {
    if let knownNames { return knownNames }
    let names = NameMemory(store)
    knownNames = names
    return names
  }

  /// Reads a question only: from words to a pattern.
  package func pattern(for text: String, options: Query.Options) throws(QueryError) -> PatternQuery {
    let interpreter = PhraseInterpreter(lexicon: lexicon, names: names, today: options.today)
    let (reading, _) = try interpreter.read(text, parameters: options.parameters)
    return PhraseTranslator.pattern(for: reading, lexicon: lexicon)
  }

  func planner() throws(QueryError) -> Planner {
    if let knownPlanner { return knownPlanner }
    let planner = try Planner(store: store)
    knownPlanner = planner
    return planner
  }

  /// Forgets what is no longer so.
  private func refresh() throws(QueryError) {
    let current: GraphStore.ContentVersion
    do throws(GraphError) { current = try store.contentVersion() } catch { throw .graph(error) }
    guard current != version else { return }
    version = current
    compiled.removeAll()
    knownLexicon = nil
    knownNames = nil
    knownPlanner = nil
  }
}
