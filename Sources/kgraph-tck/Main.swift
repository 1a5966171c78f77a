import FoundationEssentials

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `kgraph-tck DIR [--filter TEXT] [--verbose] [--json]`
///
/// Runs the reading scenarios of openCypher's technology compatibility kit, whose features (and graphs beside them)
/// are in a folder, and says how many pass. Ends with 1 when a query was answered wrongly.
@main
enum Main {
  static func main() {
    setvbuf(stdout, nil, _IOLBF, 0)
    guard let arguments = Arguments(CommandLine.arguments.dropFirst()) else {
      fputs("usage: kgraph-tck DIR [--filter TEXT] [--verbose] [--json]\n", stderr)
      exit(64)
    }
    let folder = URL(filePath: arguments.folder)
    let files = featureFiles(in: arguments.folder)
    guard !files.isEmpty else {
      fputs("error: there is no .feature file in '\(arguments.folder)'\n", stderr)
      exit(66)
    }
    let runner = ScenarioRunner(graphs: graphsFolder(near: folder))
    var tally = Tally()
    for path in files.sorted() {
      guard let data = try? Data(contentsOf: folder.appending(path: path)) else { continue }
      run(FeatureParser.parse(String(decoding: data, as: UTF8.self), path: path), runner, arguments, &tally)
    }
    if arguments.isJSON {
      print(json(tally))
    } else {
      print(tally.report(byFolder: arguments.isVerbose))
    }
    exit(tally.hasWrongRows ? 1 : 0)
  }

  private static func run(
    _ feature: Feature, _ runner: ScenarioRunner, _ arguments: Arguments, _ tally: inout Tally
  ) {
    for scenario in feature.scenarios {
      let name = "\(feature.path) \(scenario.title)\(scenario.example.map { " #\($0)" } ?? "")"
      guard arguments.filter.map({ name.lowercased().contains($0.lowercased()) }) ?? true else { continue }
      let task = runner.task(of: scenario)
      let query = QueryText(task.query)
      if task.writes || query.writes { continue }
      let group = Group(query, task, path: feature.path)
      // What a crash leaves behind says which scenario it was.
      if arguments.showsProgress { fputs("\(name)\n", stderr) }
      let outcome = runner.outcome(of: task)
      tally.count(outcome, group, path: feature.path, title: scenario.title)
      guard arguments.isVerbose, !arguments.isJSON, outcome.column != .passed, group != .temporal else {
        continue
      }
      print("\(outcome.column.rawValue): \(name)")
      for line in task.query.split(separator: "\n") { print("      \(line)") }
      print("    \(outcome.reason)")
    }
  }

  private static func featureFiles(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.flatMap { name in
      name.hasSuffix(".feature") ? [name] : featureFiles(in: "\(folder)/\(name)").map { "\(name)/\($0)" }
    }
  }

  /// `graphs`, in the folder or beside it.
  private static func graphsFolder(near folder: URL) -> URL {
    let inside = folder.appending(path: "graphs")
    if FileManager.default.fileExists(atPath: inside.path) { return inside }
    return folder.deletingLastPathComponent().appending(path: "graphs")
  }

  private static func json(_ tally: Tally) -> String {
    func object(_ counts: [(group: Group, counts: [Outcome.Column: Int])]) -> String {
      let groups = counts.map { group, counts in
        let columns = Outcome.Column.allCases.map { "\"\($0.rawValue)\":\(counts[$0] ?? 0)" }
        return "\"\(group.rawValue)\":{\(columns.joined(separator: ","))}"
      }
      return "{\(groups.joined(separator: ","))}"
    }
    return """
      {"definitions":\(object(tally.counts(ofDefinitions: true))),"scenarios":\(object(tally.counts(ofDefinitions: false)))}
      """
  }
}

/// What the command line says.
private struct Arguments {
  var folder = ""
  var filter: String?
  var isVerbose = false
  var isJSON = false
  var showsProgress = false

  init?(_ words: some Sequence<String>) {
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      switch word {
      case "--filter": filter = rest.popFirst()
      case "--verbose": isVerbose = true
      case "--json": isJSON = true
      case "--progress": showsProgress = true
      default:
        guard folder.isEmpty, !word.hasPrefix("--") else { return nil }
        folder = word
      }
    }
    if folder.isEmpty { return nil }
  }
}
