import GraphModel

/// The names of months in the languages in which exports are met.
enum MonthNames {
  /// A date with its month in English: `12 mar 2024` of `12 Mrz. 2024`, `3 aug 2023` of `3 de agosto de 2023`.
  static func inEnglish(_ text: Substring) -> String {
    NameFolding.fold(String(text)).split(separator: " ").filter { !["de", "del", "di"].contains($0) }
      .map { months[String($0)] ?? String($0) }.joined(separator: " ")
  }

  /// The English months by the folded names of other languages: German, French, Spanish, Italian, Portuguese, Dutch.
  private static let months: [String: String] = {
    let names = [
      "jan": "januar janner janvier janv enero ene gennaio gen janeiro januari",
      "feb": "februar fevrier fevr febrero febbraio fevereiro fev februari",
      "mar": "marz maerz mrz mars marzo marco maart mrt",
      "apr": "avril avr abril abr aprile",
      "may": "mai mayo maggio mag maio mei",
      "jun": "juni juin junio giugno giu junho",
      "jul": "juli juillet juil julio luglio lug julho",
      "aug": "aout agosto ago augustus",
      "sep": "septembre septiembre settembre set setembro",
      "oct": "oktober okt octobre octubre ottobre ott outubro out",
      "nov": "novembre noviembre novembro",
      "dec": "dezember dez decembre diciembre dic dicembre dezembro",
    ]
    var months: [String: String] = [:]
    for (month, others) in names {
      for name in others.split(separator: " ") { months[String(name)] = month }
    }
    return months
  }()
}
