import CExpat
import GraphModel

/// What a reader of XML is told, in the order of the file.
protocol XMLEventReceiver: AnyObject {
  /// An element begins. Line and column count from 1.
  func start(_ element: String, _ attributes: [String: String], line: Int)
  /// An element ends, and so does what was said between its tags.
  func end(_ element: String)
  /// Some of the text of the innermost element, as UTF-8. A text may come in several pieces.
  func text(_ bytes: UnsafeRawBufferPointer)
}

/// Reads XML by the system's expat, piece by piece: nothing but what the receiver keeps stays in memory.
///
/// Entities of a file's own are refused, since a few lines of them can stand for gigabytes, or for other files.
/// Source: XML 1.0, and expat's `expat.h`.
final class XMLEvents {
  private let receiver: any XMLEventReceiver
  private var depth = 0
  private var refusal: String?
  private var parser: XML_Parser?

  /// Much more than any programme has, and little enough for what a receiver keeps of each.
  private static let deepest = 200
  private static let pieceLength = 1 << 16

  /// Reads a whole text; throws where it is not well-formed.
  static func read(_ text: String, into receiver: any XMLEventReceiver) throws(GraphError) {
    try XMLEvents(receiver).read(text)
  }

  private init(_ receiver: any XMLEventReceiver) { self.receiver = receiver }

  private func read(_ text: String) throws(GraphError) {
    // The text has been decoded, so that what it says of its encoding does not hold any more.
    guard let parser = XML_ParserCreate("UTF-8") else {
      throw GraphError(.storage, "there is not enough memory to read XML")
    }
    defer { XML_ParserFree(parser) }
    self.parser = parser
    setHandlers(parser)
    var text = text
    let failure = text.withUTF8 { bytes -> GraphError? in
      var rest = bytes[...]
      repeat {
        let piece = UnsafeBufferPointer(rebasing: rest.prefix(Self.pieceLength))
        rest = rest.dropFirst(piece.count)
        let status = piece.withMemoryRebound(to: CChar.self) {
          XML_Parse(parser, $0.baseAddress, Int32($0.count), rest.isEmpty ? 1 : 0)
        }
        if status != XML_STATUS_OK { return self.failure(parser) }
      } while !rest.isEmpty
      return nil
    }
    if let failure { throw failure }
  }

  private func setHandlers(_ parser: XML_Parser) {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let name else { return }
        XMLEvents.from(context)?.start(String(cString: name), XMLEvents.attributes(attributes))
      },
      { context, name in
        guard let name else { return }
        XMLEvents.from(context)?.end(String(cString: name))
      })
    XML_SetCharacterDataHandler(parser) { context, characters, count in
      XMLEvents.from(context)?.receiver.text(UnsafeRawBufferPointer(start: characters, count: Int(count)))
    }
    XML_SetEntityDeclHandler(parser) { context, name, _, _, _, _, _, _, _ in
      let name = name.map { String(cString: $0) } ?? ""
      XMLEvents.from(context)?.refuse("it defines an entity of its own, '\(name.prefix(40))'")
    }
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> XMLEvents? {
    context.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Names and values in turn, and null at the end.
  private static func attributes(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) -> [String: String] {
    guard var list else { return [:] }
    var attributes: [String: String] = [:]
    while let name = list.pointee, let value = (list + 1).pointee {
      attributes[String(cString: name)] = String(cString: value)
      list += 2
    }
    return attributes
  }

  private func start(_ element: String, _ attributes: [String: String]) {
    depth += 1
    guard depth <= Self.deepest else {
      refuse("elements within elements, more than \(Self.deepest) deep")
      return
    }
    receiver.start(element, attributes, line: Int(XML_GetCurrentLineNumber(parser)))
  }

  private func end(_ element: String) {
    depth -= 1
    receiver.end(element)
  }

  private func refuse(_ reason: String) {
    guard refusal == nil else { return }
    refusal = reason
    XML_StopParser(parser, 0)
  }

  private func failure(_ parser: XML_Parser) -> GraphError {
    let place =
      "line \(XML_GetCurrentLineNumber(parser)), column \(Int(XML_GetCurrentColumnNumber(parser)) + 1)"
    if let refusal {
      return GraphError(
        .invalid, "\(place): the XML is not read: \(refusal)", help: ["check where the file comes from"])
    }
    let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown error"
    return GraphError(
      .invalid, "\(place): the XML is damaged or cut off: \(reason)", help: ["fetch the file again"])
  }
}
