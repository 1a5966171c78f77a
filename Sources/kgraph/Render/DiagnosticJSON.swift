import GraphQuery

/// A diagnostic as a JSON object, for programs.
enum DiagnosticJSON {
  /// `{"error":"unknown-name","message":…,"start":…,"end":…,"help":[…]}`; the range counts Unicode scalars from 0.
  static func text(of diagnostic: Diagnostic, in query: String) -> String {
    var entries: [Value.MapEntry] = [
      .init(diagnostic.severity.rawValue, .text(diagnostic.code.rawValue)),
      .init("message", .text(diagnostic.message)),
    ]
    if let range = diagnostic.range {
      entries.append(.init("start", .integer(Int64(range.lowerBound))))
      entries.append(.init("end", .integer(Int64(range.upperBound))))
    }
    entries.append(.init("help", .list(diagnostic.help.map(Value.text))))
    if !diagnostic.corrections.isEmpty {
      entries.append(.init("corrections", .list(diagnostic.corrections.map(Value.text))))
    }
    return JSONText.text(of: .map(entries))
  }
}
