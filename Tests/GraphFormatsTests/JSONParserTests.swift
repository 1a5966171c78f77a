import GraphModel
import Testing

@testable import GraphFormats

/// The JSON that exports are written in, and where it is wrong.
@Suite("JSON with places")
struct JSONParserTests {
  @Test(
    "texts, numbers and words are read as written",
    arguments: [
      (#"{"a": "b"}"#, "b"), (#"{"a": "\"\\\/\n"}"#, "\"\\/\n"), (#"{"a": "\u00e9\ud83d\ude80"}"#, "é🚀"),
      (#"{"a": "\ud83d!"}"#, "\u{FFFD}!"), (#"{"a": 12345678901234567890}"#, "12345678901234567890"),
      (#"{"a": -1.5e+3}"#, "-1.5e+3"), (#"{"a": 1, "a": "last"}"#, "last"),
      ("\u{FEFF}{\"a\":\n\t\"b\"\r\n}", "b"),
      ("{\"a\": \"two\nlines\"}", "two\nlines"),
    ])
  func read(text: String, wanted: String) throws {
    #expect(try JSONParser.document(text).root["a"]?.text == wanted)
  }

  @Test(
    "mistakes have a line and a column",
    arguments: [
      ("", "line 1, column 1, at the end of the file: a value is missing"),
      ("{\"a\": 1,\n}", "line 2, column 1: the name of a field is missing"),
      ("[1\n 2]", "line 2, column 2: ',' or ']' is missing"),
      ("{\"a\" 1}", "line 1, column 6: ':' is missing"),
      ("[1.]", "line 1, column 4: a digit is missing"), ("[nul]", "line 1, column 2: a value is no 'null'"),
      ("[\n \"a\nb", "line 2, column 2: the text that begins here has no end"),
      (#"["\u12x4"]"#, "line 1, column 7: four hexadecimal digits are missing after '\\u'"),
      ("[] é", "line 1, column 4: there is more text after the end of the JSON"),
      ("[é]", "line 1, column 2: no JSON value begins with 'é'"),
    ])
  func mistakes(text: String, wanted: String) throws {
    let error = #expect(throws: GraphError.self) { try JSONParser.document(text) }
    #expect(error?.message == wanted)
  }

  @Test("each value knows its line, and its column where all is on one line")
  func places() throws {
    let document = try JSONParser.document("[\n{\"a\": 1},\n\n{\"a\":\n2}\n]")
    #expect(document.root.items.map(document.line) == [2, 4])
    #expect(document.root.items.map(document.locator) == ["line 2", "line 4"])
    let short = try JSONParser.document("[{},{}]")
    #expect(short.root.items.map(short.locator) == ["line 1, column 2", "line 1, column 5"])
  }

  @Test("what the outer object has is seen without reading on, even of a text that is cut off")
  func outerNames() {
    #expect(JSONParser.outerNames("{\"a\": {\"b\": 1}, \"c\": [", until: []) == ["a", "c"])
    #expect(JSONParser.outerNames("{\"a\": 1, \"b\": nonsense", until: ["b"]) == ["a", "b"])
    #expect(JSONParser.outerNames("[1]", until: []) == [])
  }
}
