/// A mistake in a query, or a remark about it, with its place in the text.
///
/// User mistakes arise only while parsing and binding, and always as one of these.
public struct Diagnostic: Error, Hashable, Sendable {
  /// What went wrong, as a stable word that programs can test for; `docs/ERRORS.md` lists them.
  public enum Code: String, Sendable, CaseIterable {
    /// A word that the language does not have at this place.
    case unknownWord = "unknown-word"
    /// A name that no node bears.
    case unknownName = "unknown-name"
    /// Two kinds that no relation links in the way asked for.
    case kindMismatch = "kind-mismatch"
    /// A name or wording with several meanings.
    case ambiguous
    /// A query that stops too early.
    case incomplete
    /// Something the language knows and this version cannot do.
    case unsupported
    /// A pattern that is not well formed.
    case syntax
    /// A label or relation that the vocabulary does not have: a warning.
    case unknownLabel = "unknown-label"
    /// A property that nothing in the graph has: a warning.
    case unknownProperty = "unknown-property"
    /// A variable that no pattern binds.
    case unboundVariable = "unbound-variable"
    /// An operation on values that do not have it.
    case typeMismatch = "type-mismatch"
    /// A calculation whose result no number can hold, such as a division by zero.
    case arithmetic
    /// A variable that is taken already, or for something else.
    case alreadyBound = "already-bound"
    /// An aggregate where none can stand, or beside what has no one value for its rows.
    case aggregation
    /// Columns of one name, or without one, or not those of the other parts.
    case columnName = "column-name"
    /// A function that does not exist.
    case unknownFunction = "unknown-function"
    /// A call with too many arguments, or too few.
    case argumentCount = "argument-count"
    /// A value of the right type that makes no sense here.
    case invalidValue = "invalid-value"
    /// An answer of which rows were left out: a note.
    case cut
  }

  /// How much it matters.
  public enum Severity: String, Sendable {
    /// The query has no answer.
    case error
    /// The query has an answer, which may not be the one meant.
    case warning
    /// The query has the answer asked for, with something to know about it.
    case note
  }

  /// The kind of mistake.
  public var code: Code
  /// How much it matters.
  public var severity: Severity
  /// One line that says what is wrong, in the user's words.
  public var message: String
  /// Where in the query's text, or nil when it concerns the whole.
  public var range: SourceRange?
  /// What to do, best first; at most three are shown.
  public var help: [String]
  /// Questions near to this one that can be answered, the nearest first: what the help says, as it would be typed.
  public var corrections: [String] = []

  /// Makes a diagnostic.
  public init(
    _ code: Code, _ message: String, at range: SourceRange?, severity: Severity = .error, help: [String] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.range = range
    self.help = help
  }
}
