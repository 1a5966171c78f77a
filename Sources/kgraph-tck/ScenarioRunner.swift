import FoundationEssentials
import GraphModel
import GraphQuery

/// Runs one scenario on a graph of its own.
struct ScenarioRunner {
  /// The folder with the named graphs.
  let graphs: URL

  /// A scenario as it is to be judged.
  struct Task {
    var setup: [String] = []
    var parameters: [String: Value] = [:]
    var query = ""
    var expectation = Expectation.none
    /// Why it cannot be run.
    var obstacle: String?

    /// Whether a query changes the graph before or in the one under test.
    var writes = false
    var expectsError: Bool { if case .error = expectation { true } else { false } }
  }

  /// What should come of the query.
  enum Expectation {
    case none
    case rows(header: [String], [[ExpectedValue]], isOrdered: Bool, ignoresListOrder: Bool)
    case error(phase: String, detail: String)
  }

  /// Reads the steps.
  func task(of scenario: Scenario) -> Task {
    var task = Task()
    for step in scenario.steps {
      let words = step.words
      do {
        if words.hasSuffix("graph"), words.hasPrefix("the ") {
          let name = String(words.dropFirst("the ".count).dropLast(" graph".count))
          task.setup.append(try script(of: name))
        } else if words == "having executed:" {
          task.setup.append(step.text ?? "")
        } else if words == "parameters are:" {
          for row in step.table where row.count == 2 {
            task.parameters[row[0]] = try ExpectedValueParser.parse(row[1]).parameter
          }
        } else if words == "executing query:" || words == "executing control query:" {
          if QueryText(step.text ?? "").writes { task.writes = true }
          task.query = step.text ?? ""
        } else if words.hasPrefix("the result should be") {
          task.expectation = try rows(of: step)
        } else if words.contains("should be raised") {
          task.expectation = error(in: words)
        } else if words.hasPrefix("there exists a procedure") {
          task.writes = true
        } else if !["an empty graph", "any graph", "no side effects", "the side effects should be:"].contains(
          words)
        {
          task.obstacle = "the step '\(words)'"
        }
      } catch { task.obstacle = "\(error)" }
    }
    return task
  }

  private func script(of graph: String) throws -> String {
    let url = graphs.appending(path: graph).appending(path: "\(graph).cypher")
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  private func rows(of step: Scenario.Step) throws -> Expectation {
    let table = step.table
    return .rows(
      header: table.first ?? [],
      try table.dropFirst().map { row in try row.map { try ExpectedValueParser.parse($0) } },
      isOrdered: step.words.contains("in order"),
      ignoresListOrder: step.words.contains("ignoring element order"))
  }

  /// `a TypeError should be raised at runtime: InvalidArgumentValue`
  private func error(in words: String) -> Expectation {
    let detail = words.split(separator: ":").last.map { String($0.trimmed) } ?? "*"
    let phase =
      words.contains("at compile time")
      ? "compile time" : words.contains("at runtime") ? "runtime" : "any time"
    return .error(phase: phase, detail: detail)
  }

  /// Runs it.
  func outcome(of task: Task) -> Outcome {
    if let obstacle = task.obstacle { return .noSetup(obstacle) }
    let store: GraphStore
    do {
      store = try GraphStore(path: ":memory:", access: .writing, words: .none)
      var script = try GraphScript(store)
      for statement in task.setup { try script.run(statement) }
    } catch let error as GraphError {
      return .noSetup(error.message)
    } catch {
      return .noSetup("\(error)")
    }
    let options = Query.Options(
      today: CalendarDay(year: 2025, month: 1, day: 1), parameters: task.parameters)
    var isCompiled = false
    do throws(QueryError) {
      let query = try Query(task.query, in: store, options: options)
      isCompiled = true
      return judge(try query.table(), task.expectation)
    } catch {
      return judge(error, isCompiled: isCompiled, task.expectation)
    }
  }

  // MARK: Judging

  private func judge(_ table: ResultTable, _ expectation: Expectation) -> Outcome {
    switch expectation {
    case .none: return .noSetup("nothing is expected")
    case .error(_, let detail): return .wrongError("no error, but \(detail) was expected")
    case .rows(let header, let rows, let isOrdered, let ignoresListOrder):
      if rows.isEmpty, table.rows.isEmpty { return .passed }
      func text(_ row: [ExpectedValue]) -> String {
        row.map { $0.canonical(ignoringListOrder: ignoresListOrder) }.joined(separator: " | ")
      }
      var given = table.rows.map { text($0.map { ExpectedValue($0) }) }
      var wanted = rows.map(text)
      if !isOrdered {
        given.sort()
        wanted.sort()
      }
      guard given == wanted else {
        return .wrongRows("given \(ScenarioRunner.sample(given)), wanted \(ScenarioRunner.sample(wanted))")
      }
      guard header == table.columns else {
        return .wrongRows("columns are \(table.columns), should be \(header)")
      }
      return .passed
    }
  }

  private func judge(_ error: QueryError, isCompiled: Bool, _ expectation: Expectation) -> Outcome {
    guard case .diagnostic(let diagnostic) = error else {
      if case .graph(let failure) = error {
        // What the graph refuses while running, such as a number too large, is an error like others.
        if case .error(let phase, _) = expectation, failure.kind == .invalid, phase != "compile time" {
          return .passed
        }
        return .wrongError("\(failure.kind): \(failure.message)")
      }
      return .wrongError("\(error)")
    }
    let described = "\(diagnostic.code.rawValue): \(diagnostic.message)"
    if diagnostic.code == .unsupported { return .unsupported(diagnostic.message) }
    guard case .error(let phase, let detail) = expectation else { return .wrongError(described) }
    if phase == "compile time", isCompiled { return .wrongError("too late, \(described), wanted \(detail)") }
    guard ErrorNames.fits(diagnostic.code.rawValue, detail) else {
      return .wrongError("\(described), wanted \(detail)")
    }
    return .passed
  }

  private static func sample(_ rows: [String]) -> String {
    "\(rows.count): " + rows.prefix(5).joined(separator: "; ") + (rows.count > 5 ? " …" : "")
  }
}
