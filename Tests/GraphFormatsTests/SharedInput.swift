import FoundationEssentials

/// Real input that is not part of the repository: in a folder beside the package, where a checkout has it.
enum SharedInput {
  static func exists(_ relative: String) -> Bool {
    FileManager.default.fileExists(atPath: packageRoot + "/../shared/" + relative)
  }

  static func text(_ relative: String) throws -> String {
    try String(contentsOfFile: packageRoot + "/../shared/" + relative, encoding: .utf8)
  }

  /// A file of the `examples` folder, which is part of the repository.
  static func example(_ name: String) throws -> String {
    try String(contentsOfFile: packageRoot + "/examples/" + name, encoding: .utf8)
  }

  private static let packageRoot = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
}
