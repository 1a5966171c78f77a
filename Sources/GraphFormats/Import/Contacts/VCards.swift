import GraphModel

/// Address books as vCards 2.1, 3.0 and 4.0. Source: RFC 6350, RFC 2426, and the vCard 2.1 specification of 1996.
struct VCards: ContactsFormat {
  let name = "vcard"
  let summary = "address books as vCards (.vcf)"

  func recognises(_ input: ImportInput) -> Bool {
    let start = input.text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return start.prefix(11).uppercased() == "BEGIN:VCARD"
  }

  func contacts(in input: ImportInput) throws(GraphError) -> Contacts {
    var contacts = Contacts()
    contacts.areAcquaintances = true
    var reader = ContentLineReader(input.text)
    var leftOut: [String: Int] = [:]
    while let line = reader.next() {
      guard line.isBegin else {
        contacts.unread.append(
          .init(line: line.line, text: "\(line.name):\(line.value.prefix(80))", reason: "it is in no card"))
        continue
      }
      let card = try VCard(&reader, beginsOn: line.line)
      for name in card.isGroup ? [] : card.leftOut { leftOut[name, default: 0] += 1 }
      guard let contact = card.contact else {
        contacts.unread.append(
          .init(
            line: line.line, text: card.caption,
            reason: card.isGroup ? "a group is no person" : "it names no person"))
        continue
      }
      contacts.entries.append(contact)
    }
    contacts.unread += reader.unread
    contacts.notes += [LeftOut.note(leftOut.map { ($0.key, $0.value) })].compactMap(\.self)
    return contacts
  }
}

extension ContentLine {
  fileprivate var isBegin: Bool { name == "BEGIN" && value.trimmingSpaces().uppercased() == "VCARD" }
  fileprivate var isEnd: Bool { name == "END" && value.trimmingSpaces().uppercased() == "VCARD" }

  /// The line with its value out of quoted-printable, in which vCard 2.1 writes what is not ASCII.
  fileprivate var decoded: ContentLine {
    guard isQuotedPrintable else { return self }
    var line = self
    line.value = QuotedPrintable.decoded(value, charset: parameter("CHARSET"))
    return line
  }
}

/// One card, read line by line.
private struct VCard {
  private let line: Int
  private var formattedName: String?
  private var nameParts: [String] = []
  private var organisation: [String] = []
  private var jobTitle: String?
  private var role: String?
  private var isCompany = false
  private(set) var isGroup = false
  private(set) var leftOut: Set<String> = []
  private var details: Contact

  /// Reads up to the end of the card; throws when it has none.
  init(_ reader: inout ContentLineReader, beginsOn line: Int) throws(GraphError) {
    self.line = line
    details = Contact(line: line)
    var depth = 1
    while let next = reader.next() {
      if next.isBegin { depth += 1 }
      if next.isEnd { depth -= 1 }
      if depth == 0 { return }
      // A card within a card is an agent's.
      if depth == 1 { take(next) }
    }
    throw GraphError(
      .invalid, "line \(line): the card that begins here has no 'END:VCARD'",
      help: ["the file is cut off, or the line before the next 'BEGIN:VCARD' is missing"])
  }

  private mutating func take(_ line: ContentLine) {
    let line = line.decoded
    switch line.name {
    case "FN": formattedName = formattedName ?? line.text
    case "N": nameParts = line.components
    case "ORG": organisation = line.components
    case "TITLE": jobTitle = line.text
    case "ROLE": role = line.text
    case "NICKNAME": details.aliases += line.items.map { Names.cleaned($0) }
    case "EMAIL": details.add(email: line.text)
    case "URL", "SOCIALPROFILE", "X-SOCIALPROFILE": details.add(link: Names.cleaned(line.text))
    case "TEL": details.add(phone(line.text), to: "phone")
    case "NOTE": details.add(String(line.text.trimmingSpaces()), to: "note")
    case "CATEGORIES":
      for item in line.items where item != "My Contacts" { details.add(Names.cleaned(item), to: "labels") }
    case "UID": details.identities += [ExternalIdentity.card(line.text)].compactMap { $0 }
    case "REV": details.observed = Self.day(line.text)
    case "KIND": (isCompany, isGroup) = (line.text.lowercased() == "org", line.text.lowercased() == "group")
    case "X-ABSHOWAS": isCompany = line.text.uppercased() == "COMPANY"
    case "VERSION", "PRODID", "X-ABLABEL", "BEGIN", "END", "SORT-STRING", "CLASS", "MAILER", "PROFILE": break
    default: leftOut.insert(line.name)
    }
  }

  private func phone(_ text: String) -> String {
    let number = text.lowercased().hasPrefix("tel:") ? String(text.dropFirst(4)) : text
    return Names.cleaned(number)
  }

  /// The day of `20231109T180000Z` or `2023-11-09T18:00:00Z`.
  private static func day(_ text: String) -> String? {
    let digits = text.prefix { $0 != "T" && $0 != "t" }.filter(\.isNumber)
    guard digits.count == 8, let number = Int(digits) else { return nil }
    return CalendarDay(existing: number / 10_000, number / 100 % 100, number % 100)?.text
  }

  /// What the card is called in a message.
  var caption: String {
    let words = [formattedName ?? "", nameParts.joined(separator: " ")] + (details.details["email"] ?? [])
    return words.map { Names.cleaned($0) }.first { !$0.isEmpty } ?? "card without a name"
  }

  /// The card as a contact; nil if it names nobody.
  var contact: Contact? {
    guard !isGroup else { return nil }
    var contact = details
    let firm = organisation.first.map { Names.cleaned($0) } ?? ""
    contact.employer = Employer(firm)
    let units = organisation.dropFirst().map { Names.cleaned($0) }.filter { !$0.isEmpty }
    contact.add(units.isEmpty ? nil : units.joined(separator: ", "), to: "department")
    contact.jobTitle = [jobTitle, role].compactMap { $0.map { Names.cleaned($0) } }.first { !$0.isEmpty }
    func part(_ index: Int) -> String? { index < nameParts.count ? nameParts[index] : nil }
    let structured = PersonName(part(1), part(2), part(0), part(4))
    let isFirm =
      isCompany || structured == nil && !firm.isEmpty && formattedName.map { Names.cleaned($0) } == firm
    if isFirm {
      if contact.employer == nil { contact.employer = Employer(formattedName) }
      return contact.employer == nil ? nil : contact
    }
    contact.name = formattedName.flatMap { PersonName($0) } ?? structured
    return contact.name == nil ? nil : contact
  }
}

/// The encoding that writes a byte as `=C3`. Source: RFC 2045, 6.7.
enum QuotedPrintable {
  /// The text; bytes are UTF-8 unless the character set is Latin-1 or they are no UTF-8.
  static func decoded(_ text: String, charset: String?) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "="), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    let isLatin = ["ISO-8859-1", "ISO-8859-15", "WINDOWS-1252", "CP1252", "LATIN1"].contains(
      charset?.uppercased() ?? "")
    if !isLatin, let text = String(validating: bytes, as: UTF8.self) {
      return text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
    }
    return TextDecoding.windows1252(bytes)
  }
}
