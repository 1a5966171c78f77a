import Foundation

/// The program under test.
enum BuiltProgram {
  /// Where the build puts it, which is beside the tests.
  static let folder: String = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    if FileManager.default.isExecutableFile(atPath: tests.appendingPathComponent("kgraph").path) {
      return tests.path
    }
    return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
  }()
}

extension String {
  /// The text without how long an import took, which depends on the machine.
  var withoutDurations: String { replacing(/\ \(\d+\.\d s\)$/.anchorsMatchLineEndings(), with: "") }
}
