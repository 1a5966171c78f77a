import ArgumentParser
import GraphFormats
import GraphModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `kgraph import FILE…`
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read files into the graph; a file read again updates what it said before.",
    discussion: """
      kgraph import notes/kubecon-na-2023.md
      kgraph import wrapup.txt --event 'KubeCon NA 2023' --dates 2023-11-06..2023-11-09

      The formats: \(ImportRegistry.importers.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ")).
      All files are one transaction: if one fails, nothing is changed.
      """)

  @Argument(help: "The files; '-' is standard input.")
  var files: [String]

  @Option(help: ArgumentHelp("The event that the files are about.", valueName: "name"))
  var event: String?

  @Option(help: ArgumentHelp("The event's days: 2023-11-06..2023-11-09.", valueName: "days"))
  var dates: String?

  @Option(
    help: ArgumentHelp("What a table's columns mean: 'id=#, label=:kind, name=name'.", valueName: "columns"))
  var map: String?

  @Option(help: ArgumentHelp("The kind of the nodes in a table without a column for it.", valueName: "kind"))
  var kind: String?

  @Option(
    help: ArgumentHelp("The relation of the edges in a table without a column for it.", valueName: "relation")
  )
  var relation: String?

  @Option(
    help: ArgumentHelp(
      "The day on which contacts were exported, where the file does not say it. (default: today)",
      valueName: "date"))
  var asOf: String?

  @Option(
    name: .customLong("topics-from"),
    help: ArgumentHelp(
      "A list of topics to look for, one a line: 'name = other name', 'project: name'.", valueName: "file"))
  var topicsFrom: String?

  @Flag(help: "The files hold a part of their programmes: what they lack has not been withdrawn.")
  var part = false

  @Flag(help: "Say what would change, and change nothing.")
  var dryRun = false

  @OptionGroup var session: Session

  func run() throws {
    var eventDates: EventDates?
    if let dates {
      guard let read = EventDates(text: dates) else {
        throw GraphError(
          .invalid, "--dates \(dates.quotedName) are no days", help: ["write them as 2023-11-06..2023-11-09"])
      }
      eventDates = read
    }
    let today = try session.date(asOf ?? "today", option: "as-of").text
    let columns = map ?? kind ?? relation == nil ? nil : try ColumnMap(map, kind: kind, relation: relation)
    // Large files take a while to read.
    let (inputs, gazetteer) = try Interruption.guarding { _ throws(GraphError) in
      (try read(files, today: today, eventDates: eventDates, columns: columns), try topics(today: today))
    }
    let reports = try session.write(keeping: !dryRun) { store throws(GraphError) in
      var reports: [(ImportInput, ImportReport)] = []
      if let gazetteer { reports.append((gazetteer, try Gazetteer(gazetteer).run(into: store))) }
      let user = try Whereabouts(store: store).user()?.id
      for var input in inputs {
        let line = ProgressLine(input.title)
        defer { line.end() }
        (input.user, input.progress) = (user, line.progress)
        let begin = ContinuousClock.now
        var report = try ImportRegistry.run(input, into: store)
        report.duration = ContinuousClock.now - begin
        reports.append((input, report))
      }
      if reports.contains(where: { !$0.1.isUnchanged }) { try store.refreshStatistics() }
      return reports
    }
    for (input, report) in reports {
      let text = ImportReportText(report, title: input.title, isRehearsal: dryRun)
      try printLines(text.lines)
      for line in text.remarks { StandardError.writeLine(line.terminalLine()) }
    }
  }

  private func read(
    _ files: [String], today: String, eventDates: EventDates?, columns: ColumnMap?
  ) throws(GraphError) -> [ImportInput] {
    try files.map { path throws(GraphError) in
      var input = try ImportInput(
        uri: try Self.address(of: path), title: path == "-" ? "standard input" : Self.fileName(path),
        bytes: try InputFile(path: path).bytes(), event: event, eventDates: eventDates, today: today)
      (input.columns, input.isPart) = (columns, part)
      return input
    }
  }

  private func topics(today: String) throws(GraphError) -> ImportInput? {
    try topicsFrom.map { path throws(GraphError) in
      try ImportInput(
        uri: try Self.address(of: path), title: Self.fileName(path), bytes: try InputFile(path: path).bytes(),
        today: today)
    }
  }

  /// What identifies a file wherever the command is run from.
  private static func address(of path: String) throws(GraphError) -> String {
    if path == "-" { return "stdin:" }
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
