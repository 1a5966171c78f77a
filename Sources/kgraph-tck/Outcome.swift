/// What became of a scenario.
enum Outcome {
  /// Graph, query and answer as they should be.
  case passed
  /// The query was refused as something that this version cannot do.
  case unsupported(String)
  /// There was an answer, and it is wrong: what breaks trust.
  case wrongRows(String)
  /// An error where there should be none, none where there should be one, or another one.
  case wrongError(String)
  /// The graph could not be made, or the expectation not be read: nothing was tested.
  case noSetup(String)

  /// The columns of the report.
  enum Column: String, CaseIterable {
    case passed
    case unsupported
    case wrongRows = "wrong rows"
    case wrongError = "wrong error"
    case noSetup = "no setup"
  }

  /// Which column it counts in.
  var column: Column {
    switch self {
    case .passed: .passed
    case .unsupported: .unsupported
    case .wrongRows: .wrongRows
    case .wrongError: .wrongError
    case .noSetup: .noSetup
    }
  }

  /// What to know about it.
  var reason: String {
    switch self {
    case .passed: ""
    case .unsupported(let reason), .wrongRows(let reason), .wrongError(let reason), .noSetup(let reason):
      reason
    }
  }
}

/// Which group of the report a scenario belongs to.
enum Group: String, CaseIterable {
  case matching = "with MATCH"
  case matchingErrors = "with MATCH, errors"
  case expressions = "expressions"
  case expressionErrors = "expressions, errors"
  case temporal = "points in time (not in the language)"

  init(_ query: QueryText, _ task: ScenarioRunner.Task, path: String) {
    let expectsError = task.expectsError
    let isTemporal = query.isTemporal || task.setup.contains { QueryText($0).isTemporal }
    if isTemporal || path.contains("temporal/") {
      self = .temporal
    } else if query.matches {
      self = expectsError ? .matchingErrors : .matching
    } else {
      self = expectsError ? .expressionErrors : .expressions
    }
  }
}
