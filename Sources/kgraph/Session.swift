import ArgumentParser
import GraphModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What every command needs: which graph, and which day it is.
struct Session: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "The graph's file. (default: KGRAPH_DB, else ~/.local/share/kgraph/graph.db)", valueName: "path"))
  var databasePath: String?

  @Option(
    name: .customLong("today"),
    help: ArgumentHelp("The day to take for today.", valueName: "date", visibility: .hidden))
  var todayText: String?

  /// Opens the graph to look things up.
  func read<Result>(_ body: (GraphStore) throws -> Result) throws -> Result {
    try Interruption.ending { try body(GraphStore(path: try graphPath(), access: .reading)) }
  }

  /// Opens the graph and changes it as one transaction; with `keeping: false` as a rehearsal.
  ///
  /// Until the change is kept, Ctrl-C undoes it and says so; from then on it is too late, and is ignored.
  func write<Result>(
    keeping: Bool = true, _ body: (GraphStore) throws(GraphError) -> Result
  ) throws(GraphError) -> Result {
    let path = try graphPath()
    try Session.makeFolder(for: path)
    return try Interruption.guarding { protectCommit throws(GraphError) in
      let store = try GraphStore(path: path, access: .writing)
      return try store.write(keeping: keeping, willCommit: protectCommit) { () throws(GraphError) in
        try body(store)
      }
    }
  }

  /// Today, where the user is.
  func today() throws(GraphError) -> CalendarDay {
    if let text = todayText ?? variable("KGRAPH_TODAY") {
      guard let day = PartialDate(text)?.calendarDay else {
        throw GraphError(
          .invalid, "today, \(text.quotedName), is not a day", help: ["write it as 2023-11-07"])
      }
      return day
    }
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return CalendarDay(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// Reads the date that was given with an option, if it was.
  func date(_ text: String?, option: String) throws(GraphError) -> PartialDate? {
    guard let text else { return nil }
    return try date(text, option: option) as PartialDate
  }

  /// Reads the date that was given with an option.
  func date(_ text: String, option: String) throws(GraphError) -> PartialDate {
    switch text {
    case "today": return PartialDate(try today())
    case "yesterday": return PartialDate(try today().adding(days: -1))
    default: break
    }
    guard let date = PartialDate(text) else {
      throw GraphError(
        .invalid, "--\(option) \(text.quotedName) is not a date",
        help: ["write it as 2023, 2023-11, 2023-11-07, 2023-11-07T11:00, today or yesterday"])
    }
    return date
  }

  /// Reads the two dates of a period, which ends with the last day of the second; throws if it would end before it
  /// begins.
  func period(
    _ since: String?, _ until: String?, options: (since: String, until: String) = ("since", "until")
  ) throws(GraphError) -> (since: PartialDate?, until: PartialDate?) {
    let begin = try date(since, option: options.since)
    let end = try date(until, option: options.until)
    if let begin, let end, end.closing <= begin.start {
      throw GraphError(.invalid, "--\(options.until) \(end) is before --\(options.since) \(begin)")
    }
    return (begin, end)
  }

  private func graphPath() throws(GraphError) -> String {
    if let databasePath {
      guard !databasePath.isEmpty else { throw GraphError(.invalid, "--db names no file") }
      return databasePath
    }
    if let path = variable("KGRAPH_DB") { return path }
    if let folder = variable("XDG_DATA_HOME") { return folder + "/kgraph/graph.db" }
    guard let home = variable("HOME") else {
      throw GraphError(
        .missing, "no graph was named, and there is no home folder", help: ["name one with --db PATH"])
    }
    return home + "/.local/share/kgraph/graph.db"
  }

  /// A variable of the environment, if it is set to something.
  private func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Makes the folders that the graph's file is to be in, open to nobody else: whom one has met is private.
  private static func makeFolder(for path: String) throws(GraphError) {
    guard path != ":memory:", let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    let folder = String(path[..<slash])
    guard access(folder, F_OK) != 0 else { return }
    try makeFolder(for: folder)
    if mkdir(folder, 0o700) != 0, errno != EEXIST {
      throw GraphError(.storage, "cannot make the folder '\(folder)': \(String(cString: strerror(errno)))")
    }
  }
}
