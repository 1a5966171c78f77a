import Testing

@testable import GraphFormats

/// A heading and how it is read; people are written as `Name|Org`, with the role or job title after it.
struct HeadingCase: Sendable, CustomTestStringConvertible {
  let line: String
  let title: String
  let people: [String]

  init(_ line: String, title: String, _ people: String...) {
    self.line = line
    self.title = title
    self.people = people
  }

  var testDescription: String { line }
}

extension HeadingPerson {
  /// `Name|Org|job title|role`, as far as there is one; a speaker's role is left out.
  var row: String {
    var parts = [name, organisation ?? "-"]
    if let jobTitle { parts.append(jobTitle) }
    if role != .speaker { parts.append(role.rawValue) }
    return parts.joined(separator: "|")
  }
}

@Suite("Reading headings")
struct HeadingParserTests {
  @Test("a line that an export has cut at its limit does not end in a name")
  func cutLine() {
    let title = String(repeating: "Long ", count: 40)
    let line = (title + "- Jane Doe, Acme and Bob Roe, S").padding(to: 255)
    #expect(line.count == 255)
    let heading = Self.parser.parse(line)
    #expect(heading.isTruncated)
    #expect(heading.people.map(\.row) == ["Jane Doe|Acme", "Bob Roe|-"])
  }

  static let parser = HeadingParser(
    lexicon: OrganisationLexicon(organisations: ["Adobe", "Harbour Light"], people: ["Nadia Quill"]))

  @Test(
    "who, from where",
    arguments: [
      HeadingCase("Scaling Etcd - Jane Doe, Acme", title: "Scaling Etcd", "Jane Doe|Acme"),
      HeadingCase(
        "Scaling Etcd - Jane Doe & Bob Roe, Acme", title: "Scaling Etcd", "Jane Doe|Acme", "Bob Roe|Acme"),
      HeadingCase(
        "Scaling Etcd - Jane Doe, Acme & Bob Roe, Beta", title: "Scaling Etcd", "Jane Doe|Acme",
        "Bob Roe|Beta"),
      HeadingCase(
        "Scaling Etcd - Jane Doe, Acme and Bob Roe, Beta", title: "Scaling Etcd", "Jane Doe|Acme",
        "Bob Roe|Beta"),
      HeadingCase(
        "Scaling Etcd - Jane Doe, Bob Roe & Ann Poe, Acme", title: "Scaling Etcd",
        "Jane Doe|Acme", "Bob Roe|Acme", "Ann Poe|Acme"),
      HeadingCase(
        "Scaling Etcd - Jane Doe, Bob Roe, and Ann Poe, Acme", title: "Scaling Etcd",
        "Jane Doe|Acme", "Bob Roe|Acme", "Ann Poe|Acme"),
      HeadingCase(
        "Scaling Etcd - Jane Doe, Acme; Bob Roe & Ann Poe, Beta Labs", title: "Scaling Etcd",
        "Jane Doe|Acme", "Bob Roe|Beta Labs", "Ann Poe|Beta Labs"),
      HeadingCase(
        "Scaling Etcd - Jane Doe, Harbour Light & Bob Roe, Acme", title: "Scaling Etcd",
        "Jane Doe|Harbour Light", "Bob Roe|Acme"),
      HeadingCase(
        "Scaling Etcd - Bob Roe, Nadia Quill & Ann Poe, Acme", title: "Scaling Etcd",
        "Bob Roe|Acme", "Nadia Quill|Acme", "Ann Poe|Acme"),
      HeadingCase(
        "Scaling Etcd - Jane Doe, Tom Tom and Bob Roe, Acme", title: "Scaling Etcd",
        "Jane Doe|Tom Tom", "Bob Roe|Acme"),
      HeadingCase(
        "Scaling Etcd - Jane Doe, Google & Microsoft", title: "Scaling Etcd", "Jane Doe|Google & Microsoft"),
      HeadingCase("Scaling Etcd | Jane Doe, Acme", title: "Scaling Etcd", "Jane Doe|Acme"),
      HeadingCase("Scaling Etcd | Metrics, Logs & Traces", title: "Scaling Etcd | Metrics, Logs & Traces"),
      HeadingCase("A Tour with Jane Doe, Acme", title: "A Tour", "Jane Doe|Acme"),
      HeadingCase(
        "A Mesh with Istio and Linkerd, Compared", title: "A Mesh with Istio and Linkerd, Compared"),
      HeadingCase(
        "Scaling Etcd [I] - Jane Doe & Bob Roe", title: "Scaling Etcd [I]", "Jane Doe|-", "Bob Roe|-"),
      HeadingCase("Running `etcd`- Jane Doe, Acme", title: "Running etcd", "Jane Doe|Acme"),
      HeadingCase("Scaling Etcd - Jane Doe; Bob Roe", title: "Scaling Etcd", "Jane Doe|-", "Bob Roe|-"),
      HeadingCase(
        "Scaling Etcd - Jane Doe, Acme & Bob Roe", title: "Scaling Etcd", "Jane Doe|Acme", "Bob Roe|-"),
      HeadingCase("From Zero to Hero - Flynn, Buoyant", title: "From Zero to Hero", "Flynn|Buoyant"),
      HeadingCase(
        "Scaling Etcd - Jane Doe (Acme) & Bob Roe (Beta)", title: "Scaling Etcd", "Jane Doe|Acme",
        "Bob Roe|Beta"),
      HeadingCase(
        "Inside Adobe's Platform - Jane Doe & Bob van Roe Adobe", title: "Inside Adobe's Platform",
        "Jane Doe|Adobe", "Bob van Roe|Adobe"),
    ])
  func people(_ heading: HeadingCase) { check(heading) }

  @Test(
    "names and organisations with commas and ampersands of their own",
    arguments: [
      HeadingCase(
        "Running Shoes - Bob Johnson, Nike, Inc.", title: "Running Shoes", "Bob Johnson|Nike, Inc."),
      HeadingCase(
        "Running Shoes - Bo Li, Fern Co., Ltd & Al Roe, Acme", title: "Running Shoes",
        "Bo Li|Fern Co., Ltd", "Al Roe|Acme"),
      HeadingCase(
        "Old Servers - William A. Rowe, Jr., Pivotal", title: "Old Servers", "William A. Rowe, Jr.|Pivotal"),
      HeadingCase(
        "Private Clouds - Ann Poe, Banque Rive & Cie SA", title: "Private Clouds",
        "Ann Poe|Banque Rive & Cie SA"),
      HeadingCase(
        "Soap - Ann Poe, Johnson & Johnson & Bob Roe, Acme", title: "Soap",
        "Ann Poe|Johnson & Johnson", "Bob Roe|Acme"),
      HeadingCase(
        "Storms - Ann Poe, Hill School of Science and Mathematics", title: "Storms",
        "Ann Poe|Hill School of Science and Mathematics"),
      HeadingCase(
        "Probes - Ann Poe, Isovalent, now part of Cisco", title: "Probes",
        "Ann Poe|Isovalent, now part of Cisco"),
      HeadingCase(
        "Probes - Ann Poe & Bob Roe, Isovalent @ Cisco", title: "Probes",
        "Ann Poe|Isovalent @ Cisco", "Bob Roe|Isovalent @ Cisco"),
      HeadingCase("Probes - Danilo (Dan) Poe, Acme", title: "Probes", "Danilo (Dan) Poe|Acme"),
    ])
  func compounds(_ heading: HeadingCase) { check(heading) }

  @Test(
    "job titles, and what is no organisation",
    arguments: [
      HeadingCase("Looking Ahead - Jane Doe, CTO, Acme", title: "Looking Ahead", "Jane Doe|Acme|CTO"),
      HeadingCase(
        "Looking Ahead - Jane Doe, Founder & CEO, Acme & Bob Roe, Chief Product Officer, Acme",
        title: "Looking Ahead", "Jane Doe|Acme|Founder & CEO", "Bob Roe|Acme|Chief Product Officer"),
      HeadingCase(
        "Looking Ahead - Jane Doe, Director, Cloud and Infrastructure, Acme", title: "Looking Ahead",
        "Jane Doe|Acme|Director, Cloud and Infrastructure"),
      HeadingCase(
        "Looking Ahead - Jane Doe, CNCF Ambassador", title: "Looking Ahead", "Jane Doe|-|CNCF Ambassador"),
      HeadingCase("Looking Ahead - Jane Doe, Maintainer", title: "Looking Ahead", "Jane Doe|-|Maintainer"),
      HeadingCase(
        "Looking Ahead - Jane Doe, Independent & Bob Roe, Acme", title: "Looking Ahead", "Jane Doe|-",
        "Bob Roe|Acme"),
      HeadingCase(
        "Looking Ahead - Jane Doe & Bob Roe, Program Co-Chairs", title: "Looking Ahead",
        "Jane Doe|-|Program Co-Chairs", "Bob Roe|-|Program Co-Chairs"),
    ])
  func jobTitles(_ heading: HeadingCase) { check(heading) }

  @Test(
    "moderators and panelists",
    arguments: [
      HeadingCase(
        "Hard Choices - Moderated by Jane Doe, Acme; Bob Roe, Beta; Ann Poe, Gamma", title: "Hard Choices",
        "Jane Doe|Acme|moderator", "Bob Roe|Beta|panelist", "Ann Poe|Gamma|panelist"),
      HeadingCase(
        "Panel: Hard Choices - Jane Doe, Acme; Bob Roe (Moderator), Beta", title: "Panel: Hard Choices",
        "Jane Doe|Acme|panelist", "Bob Roe|Beta|moderator"),
      HeadingCase(
        "Panel: Hard Choices - Jane Doe, Acme", title: "Panel: Hard Choices", "Jane Doe|Acme|panelist"),
    ])
  func roles(_ heading: HeadingCase) { check(heading) }

  @Test(
    "where the title ends",
    arguments: [
      HeadingCase(
        "Istio - Past and Future - Jane Doe, Acme", title: "Istio - Past and Future", "Jane Doe|Acme"),
      HeadingCase("Zone Awareness- Jane Doe, Acme", title: "Zone Awareness", "Jane Doe|Acme"),
      HeadingCase("Are You Ready? -Jane Doe, Acme", title: "Are You Ready?", "Jane Doe|Acme"),
      HeadingCase(
        "Breaking Things – and Mending Them – Jane Doe, Acme", title: "Breaking Things – and Mending Them",
        "Jane Doe|Acme"),
      HeadingCase("Talk About It by Jane Doe, Acme", title: "Talk About It", "Jane Doe|Acme"),
      HeadingCase(
        "Adding Virtual Machines to a Mes... Jane Doe & Bob Roe",
        title: "Adding Virtual Machines to a Mes...",
        "Jane Doe|-", "Bob Roe|-"),
      HeadingCase(
        "Cutting Costs - Jane Doe, Staff Engineer - Storage Specialist, Acme", title: "Cutting Costs",
        "Jane Doe|Acme|Staff Engineer - Storage Specialist"),
      HeadingCase("Cutting Costs - Jane Doe, Acme - Hall 7", title: "Cutting Costs", "Jane Doe|Acme"),
      HeadingCase(
        "### 3. **[Cutting Costs - Jane Doe, Acme](https://example.org/a_(b))**", title: "Cutting Costs",
        "Jane Doe|Acme"),
      HeadingCase(
        "Tabs &amp; Spaces\u{A0}&ndash; Jane\u{200B} Doe, R&amp;D Labs", title: "Tabs & Spaces",
        "Jane Doe|R&D Labs"),
      HeadingCase(
        "مقدمة في كوبرنيتس - محمد علي, شركة الأمل", title: "مقدمة في كوبرنيتس", "محمد علي|شركة الأمل"),
    ])
  func boundaries(_ heading: HeadingCase) { check(heading) }

  @Test(
    "no people where none are named",
    arguments: [
      HeadingCase(
        "Documentary Film - Linkerd: The Untold Story", title: "Documentary Film - Linkerd: The Untold Story"),
      HeadingCase("Ambient Mesh - A Deep Dive", title: "Ambient Mesh - A Deep Dive"),
      HeadingCase("GitOps - The Good, the Bad & the Ugly", title: "GitOps - The Good, the Bad & the Ugly"),
      HeadingCase(
        "MeshCon Hosted by Acme - Full-Day Event", title: "MeshCon Hosted by Acme - Full-Day Event"),
      HeadingCase("Cutting Costs - Speaker to be announced", title: "Cutting Costs"),
      HeadingCase("Cutting Costs - TBA", title: "Cutting Costs"),
      HeadingCase("Cutting Costs - Deleted User", title: "Cutting Costs"),
      HeadingCase("Cutting Costs - jane@example.org", title: "Cutting Costs"),
      HeadingCase("", title: ""),
      HeadingCase("- ", title: "-"),
      HeadingCase("& , ; - & ;", title: "& , ; - & ;"),
    ])
  func noPeople(_ heading: HeadingCase) { check(heading) }

  private func check(_ expected: HeadingCase) {
    let heading = Self.parser.parse(expected.line)
    #expect(heading.title == expected.title)
    #expect(heading.people.map(\.row) == expected.people)
  }

  @Test(
    "prefixes name the format and the stage",
    arguments: [
      ("Keynote: Looking Ahead", TalkFormat.keynote, "Looking Ahead", [String]()),
      ("Sponsored Keynote: Looking Ahead", .sponsoredKeynote, "Looking Ahead", []),
      ("⚡ Lightning Talk: 🚀 Quick Wins", .lightningTalk, "Quick Wins", []),
      ("Project Lightning Talk: Quick Wins", .projectLightningTalk, "Quick Wins", []),
      ("Panel Discussion: Hard Choices", .panel, "Hard Choices", []),
      ("📚 Tutorial: Your First Operator", .tutorial, "Your First Operator", []),
      ("MeshCon | Closing Remarks", .closing, "Closing Remarks", ["MeshCon"]),
      (
        "Community Stage | Wasm Day: Panel: Hard Choices", .panel, "Hard Choices",
        ["Community Stage", "Wasm Day"]
      ),
      ("Documentary Film - Linkerd: The Untold Story", .film, "Linkerd: The Untold Story", []),
      ("BoF: Storage", .birdsOfAFeather, "Storage", []),
      ("Panels of Glass: An Intro", .talk, "Panels of Glass: An Intro", []),
    ])
  func prefixes(line: String, format: TalkFormat, bareTitle: String, context: [String]) {
    let heading = Self.parser.parse(line)
    #expect(heading.format == format)
    #expect(heading.bareTitle == bareTitle)
    #expect(heading.context == context)
  }

  @Test(
    "an organisation and the remark on it",
    arguments: [
      ("Isovalent, now part of Cisco", "Isovalent", "now part of Cisco"),
      ("Isovalent @ Cisco", "Isovalent", "@ Cisco"),
      ("Isovalent at Cisco", "Isovalent", "at Cisco"),
      ("VMware by Broadcom", "VMware", "by Broadcom"),
      ("Nike, Inc.", "Nike, Inc.", nil),
      ("Acme", "Acme", nil),
    ])
  func affiliations(written: String, organisation: String, note: String?) {
    let person = HeadingPerson(name: "Jane Doe", organisation: written)
    #expect(person.organisationCanonical == organisation)
    #expect(person.affiliationNote == note)
  }

  @Test(
    "what is cut off is no name, and the reading says so",
    arguments: [
      ("Big Plans - Jane Doe, Acme; Frederic...", ["Jane Doe|Acme"]),
      ("Big Plans - Jane Doe, Acme & Bob Ro…", ["Jane Doe|Acme"]),
      ("Big Plans - Jane Doe, Somethi...", ["Jane Doe|-"]),
    ])
  func truncation(line: String, people: [String]) {
    let heading = Self.parser.parse(line)
    #expect(heading.people.map(\.row) == people)
    #expect(heading.isTruncated)
    #expect(heading.isGuess)
  }

  @Test("a name that may be a firm makes the reading a guess, and other headings of the file settle it")
  func guesses() {
    let open = "Big Plans - Jane Doe, Sunny Field & Bob Roe, Acme"
    let alone = HeadingParser().parse(open)
    #expect(alone.guessReason?.contains("Sunny Field") == true)
    let informed = HeadingParser(headings: [open, "Small Plans - Ann Poe, Sunny Field"]).parse(open)
    #expect(informed.people.map(\.row) == ["Jane Doe|Sunny Field", "Bob Roe|Acme"])
    #expect(!informed.isGuess)
  }

  @Test(
    "very long lines are read in reasonable time",
    arguments: ["x - ", "A ", "Jane Doe, Acme & ", "a, ", "[", "*", "…"])
  func longLines(piece: String) {
    let line = "T - " + String(repeating: piece, count: 10_000 / piece.count)
    let clock = ContinuousClock()
    let time = clock.measure { _ = Self.parser.parse(line) }
    #expect(time < .seconds(2))
  }
}

extension String {
  /// The text with as many letters more at its beginning as it takes to be so long.
  fileprivate func padding(to length: Int) -> String { String(repeating: "x", count: length - count) + self }
}
