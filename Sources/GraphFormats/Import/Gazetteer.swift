import GraphModel

/// A list of names to be looked for in titles and texts: `kgraph import --topics-from FILE`.
///
/// One name a line; `name = other name, other name` gives it others, `kind: name` makes it something else than a topic,
/// and a line that begins with `#` is a remark. What the list no longer has is taken back when it is read again.
public struct Gazetteer: Sendable {
  private let input: ImportInput

  /// Makes a gazetteer of a text.
  public init(_ input: ImportInput) { self.input = input }

  /// Brings the graph up to date with the list. Belongs inside `GraphStore.write`.
  public func run(into store: GraphStore) throws(GraphError) -> ImportReport {
    let ledger = try ImportLedger(input, store: store)
    var number = 0
    var count = 0
    for line in input.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let text = line.trimmingSpaces()
      if text.isEmpty || text.first == "#" { continue }
      try add(String(text), line: number, store, ledger)
      count += 1
    }
    guard count > 0 else {
      throw GraphError(
        .invalid, "\(input.title): there is no name in it",
        help: ["a line is a name, as in 'service mesh', or 'project: Cilium = cilium.io'"])
    }
    try ledger.retractTheRest()
    var report = ledger.report()
    report.statedNodes = count
    return report
  }

  private func add(
    _ text: String, line: Int, _ store: GraphStore, _ ledger: ImportLedger
  ) throws(GraphError) {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let aliases = halves.dropFirst().flatMap { $0.split(separator: ",") }.map { Names.cleaned(String($0)) }
    let reference = Reference(Names.cleaned(String(halves[0])), in: store.vocabulary)
    let name = Names.cleaned(reference.name)
    guard reference.id == nil, !name.isEmpty else {
      throw GraphError(.invalid, "\(input.title): line \(line): '\(text)' is no name")
    }
    let kinds = reference.kinds.isEmpty ? ["topic", "project"] : reference.kinds
    let existing = try store.matches(name: name, kinds: kinds).first?.node
    let draft = NodeDraft(
      kind: existing?.kind ?? kinds[0], name: existing?.name ?? name, aliases: aliases.filter { !$0.isEmpty })
    _ = try ledger.write(draft, over: existing, locator: "line \(line)", quote: text)
  }
}
