import Foundation

/// A number that the environment gives a test, else the usual one.
func setting(_ name: String, _ standard: Int) -> Int {
  ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? standard
}
