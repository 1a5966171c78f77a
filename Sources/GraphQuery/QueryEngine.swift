import GraphModel

/// Answers many questions to one graph: what is read from the graph once is kept between them.
///
///     let engine = QueryEngine(store)
///     for row in try engine.query("who works at Isovalent", options: options).table().rows { print(row) }
///
/// An engine goes by the vocabulary and the counts that the graph had when it was first asked; make another after
/// changing them.
public final class QueryEngine {
  let store: GraphStore
  private(set) lazy var lexicon = Lexicon(store.vocabulary)
  private var knownPlanner: Planner?

  /// Makes an engine for a graph.
  public init(_ store: GraphStore) { self.store = store }

  /// Reads, binds and compiles a question.
  public func query(_ text: String, options: Query.Options) throws(QueryError) -> Query {
    try Query(text, self, options: options)
  }

  /// Reads a question only: from words to a pattern.
  package func pattern(for text: String, options: Query.Options) throws(QueryError) -> PatternQuery {
    let interpreter = PhraseInterpreter(lexicon: lexicon, names: store, today: options.today)
    let (reading, _) = try interpreter.read(text, parameters: options.parameters)
    return PhraseTranslator.pattern(for: reading, lexicon: lexicon)
  }

  func planner() throws(QueryError) -> Planner {
    if let knownPlanner { return knownPlanner }
    let planner = try Planner(store: store)
    knownPlanner = planner
    return planner
  }
}
