/// The five forms of an English verb, each with the words that follow it.
public struct VerbForms: Hashable, Sendable {
  /// "work at": infinitive and plural present.
  public var base: String
  /// "works at"
  public var thirdPerson: String
  /// "worked at"
  public var past: String
  /// "worked at", "given": perfect and passive.
  public var participle: String
  /// "working at"
  public var gerund: String
  /// The words behind the verb: "at".
  public var particle: String

  /// Reads `give/gives/gave/given/giving a talk`, or forms what is missing by the regular rules from `work at`.
  public init(_ words: String) {
    let parts = words.split(separator: " ", maxSplits: 1)
    let given = (parts.first ?? "").split(separator: "/").map(String.init)
    let stem = given.first ?? ""
    particle = parts.count > 1 ? String(parts[1]) : ""
    let tail = particle.isEmpty ? "" : " " + particle
    func form(_ index: Int, _ regular: (String) -> String) -> String {
      (index < given.count ? given[index] : regular(stem)) + tail
    }
    base = stem + tail
    thirdPerson = form(1, VerbForms.thirdPerson)
    past = form(2, VerbForms.past)
    participle = form(3) { given.count > 2 ? given[2] : VerbForms.past($0) }
    gerund = form(4, VerbForms.gerund)
  }

  /// The first form alone, which takes no rule: `work at`.
  public static func base(of words: String) -> String {
    let parts = words.split(separator: " ", maxSplits: 1)
    let stem = parts.first?.prefix { $0 != "/" } ?? ""
    return parts.count > 1 ? "\(stem) \(parts[1])" : String(stem)
  }

  /// Every form.
  public var all: [String] { [base, thirdPerson, past, participle, gerund] }

  private static func thirdPerson(_ stem: String) -> String {
    if ["s", "x", "z", "ch", "sh", "o"].contains(where: stem.hasSuffix) { return stem + "es" }
    if endsInConsonantY(stem) { return stem.dropLast() + "ies" }
    return stem + "s"
  }

  private static func past(_ stem: String) -> String {
    if stem.hasSuffix("e") { return stem + "d" }
    if endsInConsonantY(stem) { return stem.dropLast() + "ied" }
    return doubled(stem) + "ed"
  }

  private static func gerund(_ stem: String) -> String {
    if stem.hasSuffix("ie") { return stem.dropLast(2) + "ying" }
    return stem.hasSuffix("e") && !stem.hasSuffix("ee") ? stem.dropLast() + "ing" : doubled(stem) + "ing"
  }

  /// "plan" before "ned": a word of one short vowel and one consonant behind it doubles the consonant.
  private static func doubled(_ stem: String) -> String {
    let isVowel = stem.map { "aeiou".contains($0) }
    guard let last = stem.last, isVowel.count > 2, isVowel.suffix(3) == [false, true, false],
      isVowel.count(where: \.self) == 1, !"wxy".contains(last)
    else { return stem }
    return stem + String(last)
  }

  static func endsInConsonantY(_ word: String) -> Bool {
    guard word.hasSuffix("y"), let before = word.dropLast().last else { return false }
    return !"aeiou".contains(before)
  }
}
