import GraphModel

/// A text to be imported, and what its user says about it.
public struct ImportInput: Sendable {
  /// What identifies the source: the file's absolute path.
  public var uri: String
  /// The source's name for people: the file's name.
  public var title: String
  /// The text.
  public var text: String
  /// The event that it is about, if the user names one.
  public var event: String?
  /// The days of that event, if the user names them.
  public var eventDates: EventDates?
  /// The day of the import, `2026-11-22`.
  public var today: String
  /// What had to be assumed to read the text.
  public var remark: String?
  /// The person who uses the graph, to whom contacts are known.
  public var user: Node.ID?
  /// What the columns of a table mean, as the user says.
  public var columns: ColumnMap?
  /// Whether it holds a part of a programme, as the user says.
  public var isPart = false
  /// Is told how far the import has come.
  public var progress = ImportProgress()

  /// Makes an input of a text.
  public init(
    uri: String, title: String, text: String, event: String? = nil, eventDates: EventDates? = nil,
    today: String
  ) {
    self.uri = uri
    self.title = title
    self.text = text
    self.event = event
    self.eventDates = eventDates
    self.today = today
  }

  /// Makes an input of a file's bytes: text in one of several encodings, perhaps packed with gzip.
  ///
  /// Throws when they are no text.
  public init(
    uri: String, title: String, bytes: [UInt8], event: String? = nil, eventDates: EventDates? = nil,
    today: String
  ) throws(GraphError) {
    let decoding: TextDecoding
    do throws(GraphError) { decoding = try TextDecoding(bytes) } catch { throw error.concerning(title) }
    self.init(
      uri: uri, title: title, text: decoding.text, event: event, eventDates: eventDates, today: today)
    remark = decoding.remark
  }
}
