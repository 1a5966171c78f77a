import GraphModel
import Testing

@testable import GraphFormats

@Suite("Tables of separated values")
struct CSVReaderTests {
  private static func rows(_ text: String) throws -> [[String]] {
    var reader = CSVReader(Array(text.utf8))
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append(row.fields) }
    return rows
  }

  @Test(
    "fields and rows",
    arguments: [
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
      ("a;b\n\"c;1\";d\n", [["a", "b"], ["c;1", "d"]]),
      ("a\tb\nc\t\n", [["a", "b"], ["c", ""]]),
      ("a|b\nc|d|\n", [["a", "b"], ["c", "d", ""]]),
      ("a,b,\n", [["a", "b", ""]]),
      ("a,b,", [["a", "b", ""]]),
      ("a,\"b\"\"c\"\n", [["a", "b\"c"]]),
      ("a,\"b\nc\"\n", [["a", "b\nc"]]),
      ("a, \"b, c\" \n", [["a", "b, c "]]),
      ("a,b\"c\n", [["a", "b\"c"]]),
      ("a,\"b\"c,d\n", [["a", "bc", "d"]]),
      ("a,b\n\nc,d\n", [["a", "b"], [""], ["c", "d"]]),
      ("", []),
    ])
  func fields(text: String, expected: [[String]]) throws {
    #expect(try Self.rows(text) == expected)
  }

  @Test func rowsKnowTheirLines() throws {
    var reader = CSVReader(Array("a,b\n\"1\n2\",3\n4,5\n".utf8))
    var lines: [Int] = []
    while let row = try reader.next() { lines.append(row.line) }
    #expect(lines == [1, 2, 4])
  }

  @Test func anOpenQuotationMarkIsFoundWhereItOpens() {
    let error = #expect(throws: GraphError.self) { try Self.rows("a,b\nc,\"d\ne,f\n") }
    #expect(error?.message == "line 2: the quotation mark that opens here is never closed")
  }

  @Test func theHeaderIsFoundBelowRemarks() throws {
    var reader = CSVReader(Array("Notes:\n\"one, two\"\n\nName,E-mail 1 - Value,work_place\nA,b,c\n".utf8))
    let header = try #require(try TableHeader.find(in: &reader))
    #expect(header.line == 4)
    #expect(header.has("name", "e mail 1 value", "work place"))
    #expect(header.place("nothing", "name") == 0)
  }

  @Test(
    "dates",
    arguments: [
      ("2023-11-07", "2023-11-07"), ("07 Nov 2023", "2023-11-07"), ("7-Nov-23", "2023-11-07"),
      ("November 7, 2023", "2023-11-07"), ("Nov 2023", "2023-11"), ("2023", "2023"),
      ("31/12/2023", "2023-12-31"),
      ("12/31/2023", "2023-12-31"), ("7.11.2023", "2023-11-07"), ("2023-11-07T18:00:00.000Z", "2023-11-07"),
      ("04/05/2023", nil), ("soon", nil), ("", nil), ("31 Feb 2023", nil),
    ] as [(String, String?)])
  func dates(text: String, expected: String?) {
    #expect(TableDate.read(text)?.text == expected)
  }
}
