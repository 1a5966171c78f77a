import Testing

@testable import GraphFormats

@Suite("lines of iCalendar and vCard files")
struct ContentLinesTests {
  private func lines(_ text: String) -> [ContentLine] {
    var reader = ContentLineReader(text)
    var lines: [ContentLine] = []
    while let line = reader.next() { lines.append(line) }
    return lines
  }

  @Test("continuations belong to the line before, whatever ends the lines")
  func unfolds() {
    let unfolded = lines("\u{FEFF}SUMMARY:Me\r\n sh\r\n\t & more\r\nUID:1\r\n\r\nURL:x")
    #expect(unfolded.map(\.name) == ["SUMMARY", "UID", "URL"])
    #expect(unfolded.map(\.value) == ["Mesh & more", "1", "x"])
    #expect(unfolded.map(\.line) == [1, 4, 6])
  }

  @Test("parameters, quoted and bare")
  func parameters() {
    let line = lines(#"item1.attendee;CN="Moss; Ada: A";ROLE=CHAIR,"REQ-P";HOME:mailto:a@b"#)[0]
    #expect(line.group == "item1")
    #expect(line.name == "ATTENDEE")
    #expect(line.parameter("CN") == "Moss; Ada: A")
    #expect(line.values(of: "ROLE") == ["CHAIR", "REQ-P"])
    #expect(line.parameter("TYPE") == "HOME")
    #expect(line.value == "mailto:a@b")
    #expect(lines("X;CN=a^'b^'^n^^c:v")[0].parameter("CN") == "a\"b\"\n^c")
  }

  @Test(
    "backslashes",
    arguments: [
      (#"a\, b\; c\nd\Ne \\n"#, "a, b; c\nd\ne \\n"), (#"http\://x"#, "http://x"), (#"end\"#, #"end\"#),
    ])
  func text(value: String, text: String) {
    #expect(ContentLine.unescaped(value) == text)
  }

  @Test("components and items are parted where no backslash stands")
  func parts() {
    let line = lines(#"N:Moss\;Reed;Ada,Bea\, C;;"#)[0]
    #expect(line.components == ["Moss;Reed", "Ada,Bea, C", "", ""])
    #expect(line.items == ["Moss;Reed;Ada", "Bea, C;;"])
  }

  @Test("a soft line break of quoted-printable text")
  func quotedPrintable() {
    let read = lines("NOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=\r\n=A9 au=\nlait\nFN:x")
    #expect(read.map(\.value) == ["caf=C3=A9 aulait", "x"])
    #expect(lines("NOTE;QUOTED-PRINTABLE:a=\nb")[0].value == "ab")
  }

  @Test("a line without a colon is reported with its number")
  func unread() {
    var reader = ContentLineReader("UID:1\nwhat is this\n:no name\nURL:2\n")
    var names: [String] = []
    while let line = reader.next() { names.append(line.name) }
    #expect(names == ["UID", "URL"])
    #expect(reader.unread.map(\.line) == [2, 3])
  }
}
