import GraphModel

/// Why a query has no answer: a mistake in it, or a failure of the graph.
public enum QueryError: Error, Hashable, Sendable {
  /// A mistake in the query.
  case diagnostic(Diagnostic)
  /// A failure of the graph.
  case graph(GraphError)
}
