import GraphModel

/// What kind of session a heading announces.
public enum TalkFormat: String, Sendable, Equatable, CaseIterable {
  case talk
  case keynote
  case sponsoredKeynote = "sponsored keynote"
  case keynotePanel = "keynote panel"
  case sponsoredSession = "sponsored session"
  case panel
  case lightningTalk = "lightning talk"
  case projectLightningTalk = "project lightning talk"
  case tutorial
  case workshop
  case poster
  case contribfest
  case learningLounge = "learning lounge"
  case birdsOfAFeather = "birds of a feather"
  case firesideChat = "fireside chat"
  case demo
  case film
  case opening
  case closing
  case hostedEvent = "hosted event"

  /// Whether the people of the session are panelists unless the heading says otherwise.
  public var isPanel: Bool { self == .panel || self == .keynotePanel }
}

/// What a person does in a session.
public enum SpeakerRole: String, Sendable, Equatable, CaseIterable {
  case speaker
  case panelist
  case moderator
}

/// One person of a heading, with what the heading says about them.
public struct HeadingPerson: Sendable, Equatable {
  /// The name as written.
  public let name: String
  /// The organisation as written, `nil` where the heading names none.
  public let organisation: String?
  /// The organisation that is meant: `Isovalent` for `Isovalent, now part of Cisco`.
  public let organisationCanonical: String?
  /// The rest of the organisation as written: `now part of Cisco`, `at Cisco`.
  public let affiliationNote: String?
  /// The job title as written, its commas included.
  public let jobTitle: String?
  /// What the person does in the session.
  public let role: SpeakerRole

  /// Creates a person; the canonical organisation and the affiliation are read from `organisation`.
  public init(
    name: String, organisation: String? = nil, jobTitle: String? = nil, role: SpeakerRole = .speaker
  ) {
    let affiliation = organisation.map(Affiliation.init)
    self.name = name
    self.organisation = organisation
    self.organisationCanonical = affiliation?.organisation
    self.affiliationNote = affiliation?.note
    self.jobTitle = jobTitle
    self.role = role
  }
}

/// A heading line in the convention `Title - Speaker & Speaker, Org; Speaker, Org`, read.
public struct Heading: Sendable, Equatable {
  /// The title as written, prefixes and emoji included.
  public let title: String
  /// The title without the prefixes that name a format, an event or a stage.
  public let bareTitle: String
  /// What kind of session it is.
  public let format: TalkFormat
  /// Whether a prefix says the format: such a line is a session even if it names no people.
  public let namesFormat: Bool
  /// Events and stages named before the title: `Cloud Native Theater | Istio Day: …`.
  public let context: [String]
  /// Organisations after `Hosted by`.
  public let hosts: [String]
  /// The people, in the order of the line; empty where the line names none.
  public let people: [HeadingPerson]
  /// Whether the line was cut off with an ellipsis.
  public let isTruncated: Bool
  /// Why the reading is a guess; `nil` where it is not.
  public let guessReason: String?

  /// Whether another reading of the line is nearly as good.
  public var isGuess: Bool { guessReason != nil }

  /// Creates a heading from its parts.
  public init(
    title: String, bareTitle: String, format: TalkFormat = .talk, namesFormat: Bool = false,
    context: [String] = [], hosts: [String] = [],
    people: [HeadingPerson] = [], isTruncated: Bool = false, guessReason: String? = nil
  ) {
    self.title = title
    self.bareTitle = bareTitle
    self.format = format
    self.namesFormat = namesFormat
    self.context = context
    self.hosts = hosts
    self.people = people
    self.isTruncated = isTruncated
    self.guessReason = guessReason
  }
}

/// An organisation as written, split into the one that is meant and a remark on it.
struct Affiliation {
  let organisation: String
  let note: String?

  init(_ written: String) {
    if let comma = written.firstIndex(of: ",") {
      let rest = written[written.index(after: comma)...].trimmingSpaces()
      if Self.isRemark(rest) {
        organisation = String(written[..<comma].trimmingSpaces())
        note = String(rest)
        return
      }
    }
    for connector in HeadingVocabulary.affiliationConnectors {
      guard let range = written.range(ofBytes: connector), range.lowerBound != written.startIndex else {
        continue
      }
      organisation = String(written[..<range.lowerBound].trimmingSpaces())
      note = String(written[range.lowerBound...].trimmingSpaces())
      return
    }
    organisation = written
    note = nil
  }

  /// Whether a piece after a comma is a remark on the organisation before it.
  static func isRemark(_ piece: some StringProtocol) -> Bool {
    let lowered = piece.lowercased()
    if HeadingVocabulary.affiliationOpenings.contains(where: { lowered.hasPrefix($0) }) { return true }
    let isCompanyRemark =
      lowered.hasSuffix(" company") && (lowered.hasPrefix("a ") || lowered.hasPrefix("an "))
    return isCompanyRemark
  }
}
