/// What an import made of the talks of a programme.
public struct TalkChanges: Hashable, Sendable {
  /// Talks that were not known.
  public var added = 0
  /// Talks of which the programme says something else now.
  public var updated = 0
  /// Those of the updated ones whose title line is another.
  public var retitled = 0
  /// Those of the updated ones that are at other times or in other rooms.
  public var moved = 0
  /// Those of the updated ones with other people, or with people from elsewhere.
  public var restaffed = 0
  /// Talks of which it says what it said.
  public var unchanged = 0
  /// Talks that it no longer has, or says to be cancelled.
  public var withdrawn = 0
  /// Talks that had been withdrawn and are there again.
  public var returned = 0
  /// Talks of which a newer export has been read.
  public var older = 0

  /// Whether the graph has the talks as they are.
  public var isEmpty: Bool { added + updated + withdrawn + returned == 0 }
}
