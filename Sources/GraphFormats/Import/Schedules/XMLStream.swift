import CExpat
import GraphModel

/// Receives the elements of an XML file one after the other.
protocol XMLHandler: AnyObject {
  /// An element begins.
  func start(_ name: String, _ attributes: [String: String], line: Int)
  /// An element ends; its text is what stands directly in it.
  func end(_ name: String, text: String, line: Int)
}

/// Reads XML with the system's expat, piece by piece.
///
/// A file that defines entities is refused: programmes need none, and a few lines of them can grow to gigabytes.
final class XMLStream {
  private let handler: any XMLHandler
  private var texts: [String] = []
  private var failure: GraphError?
  private var parser: XML_Parser?

  private static let deepest = 100
  private static let pieceSize = 1 << 16

  private init(_ handler: any XMLHandler) { self.handler = handler }

  /// Reads a text; throws where it is no well-formed XML, with the place.
  static func read(_ text: String, into handler: any XMLHandler) throws(GraphError) {
    let stream = XMLStream(handler)
    // The text is decoded already, whatever its first line says of its encoding.
    guard let parser = XML_ParserCreate("UTF-8") else {
      throw GraphError(.storage, "there is not enough memory to read XML")
    }
    defer { XML_ParserFree(parser) }
    stream.parser = parser
    stream.listen(to: parser)
    var text = text
    if text.first == "\u{FEFF}" { text.removeFirst() }
    let isComplete = text.withUTF8 { bytes in
      var start = 0
      repeat {
        let end = min(start + pieceSize, bytes.count)
        let status = bytes[start..<end].withMemoryRebound(to: CChar.self) { piece in
          XML_Parse(parser, piece.baseAddress, Int32(piece.count), end == bytes.count ? 1 : 0)
        }
        guard status == XML_STATUS_OK else { return false }
        start = end
      } while start < bytes.count
      return true
    }
    if let failure = stream.failure { throw failure }
    guard isComplete else { throw stream.mistake(of: parser) }
  }

  private func listen(to parser: XML_Parser) {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in XMLStream.of(data)?.start(name, attributes) },
      { data, name in XMLStream.of(data)?.end(name) })
    XML_SetCharacterDataHandler(parser) { data, characters, count in
      XMLStream.of(data)?.append(characters, Int(count))
    }
    XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in XMLStream.of(data)?.refuseEntities() }
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLStream? {
    data.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private var line: Int { parser.map { Int(XML_GetCurrentLineNumber($0)) } ?? 0 }

  private func start(
    _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard failure == nil, let name else { return }
    guard texts.count < Self.deepest else { return fail("elements within elements, \(Self.deepest) deep") }
    var values: [String: String] = [:]
    if var pair = attributes {
      while let key = pair.pointee, let value = pair.successor().pointee {
        values[String(cString: key)] = String(cString: value)
        pair += 2
      }
    }
    texts.append("")
    handler.start(String(cString: name), values, line: line)
  }

  private func end(_ name: UnsafePointer<CChar>?) {
    guard failure == nil, let name, let text = texts.popLast() else { return }
    handler.end(String(cString: name), text: text, line: line)
  }

  private func append(_ characters: UnsafePointer<CChar>?, _ count: Int) {
    guard failure == nil, let characters, !texts.isEmpty else { return }
    characters.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
      texts[texts.count - 1] += String(
        decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
  }

  private func refuseEntities() {
    fail(
      "the file defines entities, which could grow without end",
      help: ["a programme needs none: look at the file"])
  }

  private func fail(_ message: String, help: [String] = []) {
    guard failure == nil else { return }
    failure = GraphError(.invalid, "line \(line): \(message)", help: help)
    if let parser { XML_StopParser(parser, 0) }
  }

  private func mistake(of parser: XML_Parser) -> GraphError {
    let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "not well-formed"
    let column = Int(XML_GetCurrentColumnNumber(parser)) + 1
    return GraphError(
      .invalid, "line \(line), column \(column): the XML is damaged: \(reason)",
      help: ["fetch the file again"])
  }
}
