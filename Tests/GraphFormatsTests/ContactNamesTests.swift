import Testing

@testable import GraphFormats

@Suite("Names in address books")
struct ContactNamesTests {
  @Test(
    "people",
    arguments: [
      ("Ann Poe", "Ann Poe"), ("  Ann   Poe ", "Ann Poe"), ("Ann Poe PMP®", "Ann Poe"),
      ("Ann Poe, PhD", "Ann Poe"),
      ("Ann Poe, CSM, CKA", "Ann Poe"), ("Dr. Ann Poe", "Ann Poe"), ("Mr. Tom Orr Jr.", "Tom Orr Jr."),
      ("Kim (they/them) Low", "Kim Low"), ("Ann Poe (She/Her)", "Ann Poe"), ("Ann Poe 🚀", "Ann Poe"),
      ("Ann (Annie) Poe", "Ann (Annie) Poe"), ("Li Meng", "Li Meng"), ("Ann&nbsp;Poe", "Ann Poe"),
      ("Ann Poe III", "Ann Poe III"), ("Flora", "Flora"),
      ("TBA", nil), ("ann@example.org", nil), ("+1 555 0100", nil), ("", nil), ("LinkedIn Member", nil),
      ("Deleted User", nil), ("—", nil),
    ] as [(String, String?)])
  func people(text: String, expected: String?) {
    #expect(PersonName(text)?.name == expected)
  }

  @Test(
    "employers",
    arguments: [
      ("Acorn", "Acorn", []), ("Acorn, Inc.", "Acorn", ["Acorn, Inc."]), ("Acorn GmbH", "Acorn GmbH", []),
      ("Acorn @ Birch", "Acorn", []), ("Acorn Web Services (AWS)", "Acorn Web Services", ["AWS"]),
      ("Acorn (formerly Birch)", "Acorn (formerly Birch)", []), ("Independent", nil, []),
      ("self-employed", nil, []),
      ("Independant", nil, []), ("n/a", nil, []), ("-", nil, []), ("", nil, []),
    ] as [(String, String?, [String])])
  func employers(text: String, expected: String?, otherNames: [String]) {
    let employer = Employer(text)
    #expect(employer?.name == expected)
    #expect((employer?.otherNames ?? []) == otherNames)
  }

  @Test(
    "profiles",
    arguments: [
      ("https://www.linkedin.com/in/Ann-Poe/", "linkedin.com in/ann-poe"),
      ("http://uk.linkedin.com/in/ann-poe?trk=x", "linkedin.com in/ann-poe"),
      ("linkedin.com/in/ann-poe", "linkedin.com in/ann-poe"),
      ("https://github.com/AnnPoe", "github.com annpoe"),
      ("https://github.com/acorn/tool", nil), ("https://example.org/in/ann", nil), ("ann", nil),
    ] as [(String, String?)])
  func profiles(text: String, expected: String?) {
    let identity = ExternalIdentity.profile(text)
    #expect(identity.map { "\($0.instance) \($0.externalID)" } == expected)
  }

  @Test(
    "quoted-printable",
    arguments: [
      ("Zo=C3=AB", nil, "Zoë"), ("Zo=EB", "ISO-8859-1", "Zoë"), ("Zo=EB", nil, "Zoë"),
      ("a=0D=0Ab", nil, "a\nb"),
      ("5 = 5", nil, "5 = 5"), ("=", nil, "="),
    ] as [(String, String?, String)])
  func quotedPrintable(text: String, charset: String?, expected: String) {
    #expect(QuotedPrintable.decoded(text, charset: charset) == expected)
  }
}
