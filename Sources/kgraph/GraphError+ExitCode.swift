import ArgumentParser
import GraphModel

extension GraphError {
  /// What the process exits with.
  var exitCode: ExitCode {
    switch kind {
    case .notFound, .ambiguous: .notFound
    case .invalid, .notAGraph, .damaged: .badData
    case .missing: .inputMissing
    case .readOnly, .storage: .inputOutput
    case .busy, .interrupted: .busy
    case .bug: .internalError
    }
  }
}
