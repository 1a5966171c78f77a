import GraphModel

/// The people of an address book, a list of connections or of maintainers, as its file states them.
struct Contacts {
  /// The people and organisations, in the order of the file.
  var entries: [Contact] = []
  /// The day as of which employers are stated, where an entry does not say it itself; nil: the day of the import.
  var observed: String?
  /// Whether the people are contacts of whoever uses the graph.
  var areAcquaintances = false
  /// What could not be read.
  var unread: [ImportReport.LineRemark] = []
  /// What could be read, but not for certain.
  var guesses: [ImportReport.LineRemark] = []
  /// What else is to be said.
  var notes: [String] = []
}

/// One entry: a person, or an organisation without one.
struct Contact {
  /// Where it begins.
  var line: Int
  /// The person's name; nil: there is none.
  var name: PersonName?
  /// Other names: a nickname.
  var aliases: [String] = []
  /// What the person is called elsewhere, the most reliable first.
  var identities: [ExternalIdentity] = []
  /// Where they work.
  var employer: Employer?
  /// Their job title.
  var jobTitle: String?
  /// As of when the employer is stated.
  var observed: String?
  /// What else is said of them; each may have several values.
  var details: [String: [String]] = [:]
  /// Since when the user of the graph knows them.
  var knownSince: String?
  /// When and where the user met them.
  var meeting: Meeting?
  /// The projects that they maintain.
  var projects: [Project] = []

  /// A meeting with the user of the graph.
  struct Meeting: Hashable {
    var event: String?
    var date: String?
  }

  /// A project with what is said of it.
  struct Project: Hashable {
    var name: String
    var properties: Properties = [:]
  }

  init(line: Int, name: PersonName? = nil) {
    self.line = line
    self.name = name
  }

  /// Adds a value to what is said of the person.
  mutating func add(_ value: String?, to detail: String) {
    guard let value, !value.isEmpty, !(details[detail] ?? []).contains(value) else { return }
    details[detail, default: []].append(value)
  }

  /// Adds an address, which also tells who the person is.
  mutating func add(email text: String?) {
    guard let text, let email = ExternalIdentity.email(text) else { return }
    add(email.externalID, to: "email")
    if !ExternalIdentity.isShared(email: email.externalID) { identities.append(email) }
  }

  /// Adds a link, which may also tell who the person is.
  mutating func add(link text: String?) {
    guard let text, !text.isEmpty else { return }
    if let identity = ExternalIdentity.profile(text) {
      identities.insert(identity, at: 0)
      add(identity.link, to: "url")
    } else {
      add(text, to: "url")
    }
  }
}
