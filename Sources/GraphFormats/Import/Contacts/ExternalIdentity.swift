import GraphModel

/// What a person is called at some place, whoever writes it: the same in all files.
struct ExternalIdentity: Hashable {
  /// The place: `linkedin.com`, `github.com`, `email`.
  var instance: String
  /// What they are called there.
  var externalID: String

  static let emailInstance = "email"

  /// An e-mail address, in lower case; nil if the text is none.
  static func email(_ text: String) -> ExternalIdentity? {
    var address = text.trimmingSpaces().lowercased()
    if address.hasPrefix("mailto:") { address.removeFirst(7) }
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."),
      !address.contains(where: { $0.isWhitespace || $0 == "," || $0 == ";" })
    else { return nil }
    return ExternalIdentity(instance: emailInstance, externalID: address)
  }

  /// Whether an address is one that several people read.
  static func isShared(email: String) -> Bool {
    sharedMailboxes.contains(email.prefix { $0 != "@" && $0 != "+" }.lowercased())
  }

  private static let sharedMailboxes: Set<String> = [
    "info", "contact", "hello", "office", "mail", "admin", "sales", "support", "team", "press", "marketing",
    "events", "jobs", "hr", "service", "help", "noreply", "no-reply", "kontakt", "enquiries", "inquiries",
    "webmaster", "post", "billing", "security",
  ]

  /// The profile that an address on the web leads to, where those identify people; nil: it is another page.
  static func profile(_ text: String) -> ExternalIdentity? {
    var rest = text.trimmingSpaces().lowercased()[...]
    for start in ["https://", "http://"] where rest.hasPrefix(start) { rest = rest.dropFirst(start.count) }
    rest = rest.prefix { $0 != "?" && $0 != "#" }
    let parts = rest.split(separator: "/")
    guard let host = parts.first else { return nil }
    let path = parts.dropFirst()
    if host == "linkedin.com" || host.hasSuffix(".linkedin.com"), path.first == "in", path.count >= 2 {
      return linkedIn(String(path[path.startIndex + 1]))
    }
    if host == "github.com" || host == "www.github.com", path.count == 1, let login = path.first {
      return gitHub(String(login))
    }
    return nil
  }

  /// A profile on LinkedIn.
  static func linkedIn(_ profile: String) -> ExternalIdentity {
    ExternalIdentity(instance: "linkedin.com", externalID: "in/" + profile.lowercased())
  }

  /// An account on GitHub.
  static func gitHub(_ login: String) -> ExternalIdentity {
    ExternalIdentity(instance: "github.com", externalID: login.lowercased())
  }

  /// The identifier that a vCard has for itself.
  static func card(_ uid: String) -> ExternalIdentity? {
    var uid = uid.trimmingSpaces().lowercased()
    if uid.hasPrefix("urn:uuid:") { uid.removeFirst(9) }
    return uid.isEmpty ? nil : ExternalIdentity(instance: "vcard", externalID: uid)
  }

  /// Where it is on the web.
  var link: String? {
    instance == "linkedin.com" || instance == "github.com" ? "https://\(instance)/\(externalID)" : nil
  }

  /// Whether a person has only one there, so that two of them are two people.
  var isUnique: Bool { link != nil }

  /// Whether it is handed on from one person to another now and then.
  var isWeak: Bool { instance == Self.emailInstance }
}
