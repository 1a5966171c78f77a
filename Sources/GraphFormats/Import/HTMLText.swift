import GraphModel

/// The text of a description that was written as a web page: without its markup, one line a paragraph.
enum HTMLText {
  /// Elements that stand on lines of their own.
  private static let blocks: Set<String> = [
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
    "pre",
    "section", "hr", "dt", "dd",
  ]

  /// Elements within a line; what else stands in angle brackets (`std::vector<int>`) is text.
  private static let spans: Set<String> = [
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "code", "small", "big", "sub", "sup", "tt",
    "img",
    "mark", "del", "ins", "abbr", "cite", "q", "kbd", "td", "th", "tbody", "thead", "body", "html", "head",
  ]

  /// The text without elements and entities; what is no HTML stays as it is.
  static func plain(_ text: String) -> String {
    let hasMarkup = text.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
    guard hasMarkup else { return text }
    let bare = withoutElements(text)
    return HTMLEntities.decoded(bare)
  }

  private static func withoutElements(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
      result += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      let name = elementName(inside)
      guard blocks.contains(name) || spans.contains(name),
        let close = inside.utf8.firstIndex(of: UInt8(ascii: ">")),
        !inside[..<close].utf8.contains(UInt8(ascii: "<"))
      else {
        result.append("<")
        rest = inside
        continue
      }
      if blocks.contains(name), let last = result.unicodeScalars.last, last != "\n", last != "\r" {
        result.append("\n")
      }
      rest = inside[inside.index(after: close)...]
    }
    return result + rest
  }

  /// The name that stands behind a bracket, in lower case: of an opening tag, or of a closing one.
  private static func elementName(_ text: Substring) -> String {
    var name: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "/") where name.isEmpty: continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): name.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): name.append(byte)
      default: return String(decoding: name, as: UTF8.self)
      }
      // No element's name is longer.
      if name.count > 16 { return "" }
    }
    return String(decoding: name, as: UTF8.self)
  }
}
