import ArgumentParser
import GraphModel
import GraphQuery

/// Says on standard error what a question's diagnostics are, each under the place it concerns.
struct QueryReport {
  /// The question.
  var text: String
  /// Whether a mistake is written for a program.
  var isJSON = false

  /// Writes a remark.
  func write(_ remark: Diagnostic) { StandardError.write(rendered(remark)) }

  /// Runs what may fail by a mistake in the question; writes the mistake and exits as bad data does.
  func catching<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch QueryError.graph(let error) {
      throw error
    } catch QueryError.diagnostic(let mistake) {
      if isJSON {
        StandardError.writeLine(DiagnosticJSON.text(of: mistake, in: text))
      } else {
        write(mistake)
      }
      throw ExitCode.badData
    }
  }

  private func rendered(_ diagnostic: Diagnostic) -> String {
    let terminal = Terminal.standardError
    return diagnostic.rendered(query: text, width: terminal.width ?? 100, colour: terminal.allowsColor) + "\n"
  }
}
