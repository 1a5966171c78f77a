import ArgumentParser

/// The exit codes, after sysexits.h, since the argument parser already uses its 64.
extension ExitCode {
  /// 1: a name was not found or is ambiguous, or a result is empty where `--fail-if-empty` was given.
  static let notFound = ExitCode(1)
  /// 64, EX_USAGE: the command line itself is wrong.
  static let usage = ExitCode(64)
  /// 65, EX_DATAERR: the query, or the data read, is wrong.
  static let badData = ExitCode(65)
  /// 66, EX_NOINPUT: a file to be read is not there.
  static let inputMissing = ExitCode(66)
  /// 70, EX_SOFTWARE: an error of kgraph's own.
  static let internalError = ExitCode(70)
  /// 74, EX_IOERR: reading or writing failed.
  static let inputOutput = ExitCode(74)
  /// 75, EX_TEMPFAIL: the graph is in use by another process, or the time was over; try again.
  static let busy = ExitCode(75)
}
