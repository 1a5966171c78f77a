// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "kgraph",
  products: [
    .executable(name: "kgraph", targets: ["kgraph"]),
    .library(name: "GraphModel", targets: ["GraphModel"]),
    .library(name: "GraphQuery", targets: ["GraphQuery"]),
    .library(name: "GraphFormats", targets: ["GraphFormats"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "GraphModel", dependencies: ["CSQLite"]),
    .target(name: "GraphQuery", dependencies: ["GraphModel"]),
    .target(name: "GraphFormats", dependencies: ["GraphModel", "CExpat", "CZlib"]),
    .executableTarget(
      name: "kgraph",
      dependencies: [
        "GraphModel", "GraphQuery", "GraphFormats",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "kgraph-benchmark",
      dependencies: [
        "GraphModel", "GraphQuery", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/kgraph-benchmark"),
    .executableTarget(name: "kgraph-score", dependencies: ["GraphModel", "GraphQuery", "GraphFormats"]),
    .executableTarget(name: "kgraph-tck", dependencies: ["GraphModel", "GraphQuery"]),
    .testTarget(name: "GraphModelTests", dependencies: ["GraphModel"]),
    .testTarget(name: "GraphQueryTests", dependencies: ["GraphQuery"], exclude: ["Specs"]),
    .testTarget(name: "GraphFormatsTests", dependencies: ["GraphFormats"], exclude: ["Fixtures"]),
    .testTarget(
      name: "kgraphTests", dependencies: ["kgraph"], exclude: ["Transcripts"]),
  ],
  swiftLanguageModes: [.v6]
)
