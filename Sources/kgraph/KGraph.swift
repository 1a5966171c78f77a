import ArgumentParser

@main
struct KGraph: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "kgraph")
}
