import ArgumentParser
import GraphModel
import GraphQuery

/// The process: reads the arguments, runs the command, says what went wrong, and exits.
@main
enum Main {
  static func main() {
    StandardOutput.ignoreBrokenPipeSignal()
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try checkCommandName(arguments)
      var command = try KGraph.parseAsRoot(arguments)
      try command.run()
    } catch let error as GraphError {
      StandardError.write(error.report)
      exit(error.exitCode)
    } catch let error as UnknownCommand {
      StandardError.writeLine(error.message)
      exit(.usage)
    } catch let error as OutputError {
      if error.exitCode != .success { StandardError.writeLine("error: \(error)") }
      exit(error.exitCode)
    } catch {
      let code = KGraph.exitCode(for: error)
      let text = KGraph.fullMessage(for: error)
      if code == .success {
        try? printText(text + "\n")
      } else if !text.isEmpty {
        for line in text.split(separator: "\n") { StandardError.writeLine(String(line).terminalLine()) }
      }
      exit(code)
    }
  }

  /// Refuses a first word that names no command, with the nearest one that exists.
  ///
  /// The argument parser calls such a word an unexpected argument, which helps nobody who has mistyped it.
  private static func checkCommandName(_ arguments: [String]) throws(UnknownCommand) {
    guard let word = arguments.first else { return }
    if word == "--db" || word.hasPrefix("--db=") {
      throw UnknownCommand(
        message: "kgraph: --db stands behind the command, as in 'kgraph show NAME --db PATH'")
    }
    guard !word.hasPrefix("-") else { return }
    let names = KGraph.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !names.contains(word), word != "help" else { return }
    let hint =
      nearest(to: word, in: names + ["help"], limit: 3).first.map { "; did you mean '\($0)'?" }
      ?? "\nTry 'kgraph help'."
    throw UnknownCommand(message: "kgraph: there is no command \(word.quotedName)" + hint)
  }

  private static func exit(_ code: ExitCode) -> Never { KGraph.exit(withError: code) }
}

/// A command line that does not begin with a command.
struct UnknownCommand: Error {
  /// What the user reads.
  var message: String
}
