/// A failure that concerns the user: what is wrong and what to do, in their words.
public struct GraphError: Error, Hashable, Sendable {
  /// What sort of failure it is; decides the exit code.
  public enum Kind: String, Sendable {
    /// No node bears the name, or there is no such thing.
    case notFound
    /// Several nodes bear the name.
    case ambiguous
    /// The input is not what it should be.
    case invalid
    /// The graph's file does not exist.
    case missing
    /// The file exists and is not a graph, or a graph of a newer version.
    case notAGraph
    /// The file's content is broken.
    case damaged
    /// The file may not be written.
    case readOnly
    /// Another process holds the file.
    case busy
    /// It was stopped before it was done.
    case interrupted
    /// The disk is full or failed.
    case storage
    /// A mistake of ours.
    case bug
  }

  /// What sort of failure it is.
  public var kind: Kind
  /// One line that says what is wrong.
  public var message: String
  /// What to do, best first.
  public var help: [String]

  /// Makes an error.
  public init(_ kind: Kind, _ message: String, help: [String] = []) {
    self.kind = kind
    self.message = message
    self.help = help
  }
}
