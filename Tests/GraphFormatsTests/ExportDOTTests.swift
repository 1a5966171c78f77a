import Foundation
import GraphFormats
import GraphModel
import Testing

@Suite("DOT export")
struct ExportDOTTests {
  /// The lines after the preamble, without the closing brace.
  private func body(_ slice: GraphSlice, styles: [String: KindStyle] = conferenceStyles) -> [String] {
    var slice = slice
    slice.styles = styles
    return DOTExport().text(of: slice).split(separator: "\n").dropFirst(4).dropLast().map { line in
      String(line.drop(while: { $0 == " " }))
    }
  }

  private let ada = Node(id: 1, kind: "person", name: "Ada")
  private let org = Node(id: 2, kind: "org", name: "R&D \"Labs\" \\ Ltd")

  @Test("an empty graph is a graph")
  func empty() {
    #expect(body(GraphSlice()).isEmpty)
    #expect(DOTExport().text(of: GraphSlice()).hasPrefix("digraph \"kgraph\" {\n"))
    #expect(DOTExport().text(of: GraphSlice()).hasSuffix("}\n"))
  }

  @Test("nodes and edges are quoted, labelled and dated")
  func golden() {
    let edge = Edge(id: 7, source: 1, relation: "works_at", target: 2, since: "2019", until: "2024")
    #expect(
      body(GraphSlice(nodes: [ada, org], edges: [edge])) == [
        ##"""
        "n1" [label="Ada", tooltip="Ada (person)", shape="ellipse", style="filled", \##
        fillcolor="#D6EAF8", color="#0072B2"];
        """##,
        ##"""
        "n2" [label="R&amp;D \"Labs\" \\ Ltd", tooltip="R&amp;D \"Labs\" ∖ Ltd (org)", \##
        shape="box", style="filled,rounded", fillcolor="#FDEBC8", color="#B87700"];
        """##,
        ##"""
        "n1" -> "n2" [label="works at\n2019 – 2023", tooltip="Ada works at 2019 – 2023 R&amp;D \"Labs\" ∖ Ltd", \##
        labeltooltip="Ada works at 2019 – 2023 R&amp;D \"Labs\" ∖ Ltd"];
        """##,
      ])
  }

  @Test(
    "a role is shown unless it is the usual one",
    arguments: [("speaker", "gives"), ("host", "gives (host)")])
  func roles(role: String, label: String) {
    let talk = Node(id: 3, kind: "talk", name: "T")
    let edge = Edge(id: 1, source: 1, relation: "gives", target: 3, properties: ["role": .text(role)])
    #expect(body(GraphSlice(nodes: [ada, talk], edges: [edge]))[2].contains("label=\"\(label)\""))
  }

  @Test("symmetric relations have no arrow, and an edge needs both ends")
  func edges() {
    let known = Edge(id: 1, source: 1, relation: "knows", target: 1)
    let dangling = Edge(id: 2, source: 1, relation: "knows", target: 99)
    let slice = GraphSlice(
      nodes: [ada, ada], edges: [known, known, dangling], symmetricRelations: ["knows"])
    #expect(body(slice).count == 2)
    #expect(body(slice)[1].hasSuffix(#", dir="none"];"#))
    #expect(slice.missingNodeIDs == [99])
    #expect(slice.innerEdges == [known])
  }

  @Test("where arrows give the columns, symmetric edges do not")
  func symmetricEdgesBesideOthers() {
    let edges = [
      Edge(id: 1, source: 1, relation: "knows", target: 1),
      Edge(id: 2, source: 1, relation: "works_at", target: 2),
    ]
    let lines = body(GraphSlice(nodes: [ada, org], edges: edges, symmetricRelations: ["knows"]))
    #expect(lines[2].hasSuffix(#", dir="none", constraint="false"];"#))
    #expect(!lines[3].contains("dir="))
  }

  @Test("a kind without a style gets the same one every time")
  func fallback() {
    let style = KindStyle.fallback(forKind: "podcast")
    #expect(style == KindStyle.fallback(forKind: "podcast"))
    #expect(body(GraphSlice(nodes: [Node(id: 1, kind: "podcast", name: "P")]))[0].contains(style.shape))
  }

  @Test(
    "labels are wrapped by words and cut after four lines",
    arguments: [
      ("", "#1 (x)"),
      ("one", "one"),
      (
        "Comparing Sidecar-Less Service Mesh from Cilium",
        #"Comparing Sidecar-Less\nService Mesh from Cilium"#
      ),
      ("two\nlines\tof  text", "two lines of text"),
      (
        String(repeating: "a", count: 10_000),
        Array(repeating: String(repeating: "a", count: 28), count: 4).joined(separator: #"\n"#) + "…"
      ),
      (#"\N \n \l"#, #"\\N \\n \\l"#),
      ("&eacute; &#65;", "&amp;eacute; &amp;#65;"),
      ("a\u{1B}[31m\u{202E}b\u{0}", "a\u{FFFD}[31mb\u{FFFD}"),
    ])
  func labels(name: String, label: String) {
    let lines = body(GraphSlice(nodes: [Node(id: 1, kind: "x", name: name)]))
    #expect(lines[0].contains("[label=\"\(label)\","))
  }

  @Test("the registry knows the format by its name")
  func registry() {
    let exporter = ExportRegistry.format(named: "dot")?.exporter
    #expect(exporter?.text(of: ExportConference.slice) == DOTExport().text(of: ExportConference.slice))
    #expect(ExportRegistry.format(named: "png") == nil)
    #expect(Set(ExportRegistry.formats.map(\.name)).count == ExportRegistry.formats.count)
  }

  static let hostileNames = [
    "", " ", "\"", "\\", "a\\", "\\\"", "\\N\\G\\L\\E", "<b>bold</b>", "<<B>x</B>>", "&amp;&eacute;&b;&#0;",
    "a\nb\r\nc", "\u{0}\u{1B}[31m\u{9B}\u{7F}", "\u{FFFE}\u{10FFFF}", "-->", "]]>", "{a|b}|<p>", "/* */ // #",
    "Zoë Müller", "e\u{301}", "李小龍 カンファレンス", "محمد العربي", "שלום \u{202E}abc", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🇵🇹",
    String(repeating: "word ", count: 2_000), String(repeating: "長", count: 10_000),
    String(repeating: "\\\"&", count: 10_000),
  ]

  @Test("Graphviz draws any text without a warning", .enabled(if: Graphviz.isInstalled))
  func hostileText() throws {
    let kinds = conferenceStyles.keys.sorted() + ["podcast", "\"; shell", "a", "b", "c", "d", "e"]
    var nodes: [Node] = []
    var edges: [Edge] = []
    for (index, name) in Self.hostileNames.enumerated() {
      let id = Int64(index + 1)
      nodes.append(Node(id: id, kind: kinds[index % kinds.count], name: name, since: name, until: name))
      edges.append(
        Edge(
          id: id * 3, source: id, relation: name, target: 1, since: name,
          properties: ["role": .text(name)]))
      edges.append(Edge(id: id * 3 + 1, source: id, relation: "knows", target: 1))
      edges.append(Edge(id: id * 3 + 2, source: id, relation: "self", target: id))
    }
    for slice in [GraphSlice(), GraphSlice(nodes: nodes, edges: edges, symmetricRelations: ["knows"])] {
      let (svg, warnings) = try Graphviz.draw(DOTExport().text(of: slice), as: "svg")
      #expect(warnings == "")
      let text = String(decoding: svg, as: UTF8.self)
      #expect(text.hasSuffix("</svg>\n"))
      #expect(text.matches(of: /class="node"/).count == slice.nodes.count)
      #expect(text.matches(of: /class="edge"/).count == slice.edges.count)
    }
  }

  @Test("Graphviz shows a name as it is written", .enabled(if: Graphviz.isInstalled))
  func faithfulText() throws {
    let name = #"\N "q" &eacute; <b> \\n"#
    let (svg, _) = try Graphviz.draw(
      DOTExport().text(of: GraphSlice(nodes: [Node(id: 1, kind: "x", name: name)])), as: "svg")
    let text = String(decoding: svg, as: UTF8.self)
    #expect(text.contains(#">\N &quot;q&quot; &amp;eacute; &lt;b&gt; \\n</text>"#))
    #expect(text.contains(#"title="∖N &quot;q&quot; &amp;eacute; &lt;b&gt; ∖∖n (x)""#))
  }

  /// To look at the picture: `KGRAPH_PICTURE=/tmp/picture.png swift test --filter picture`.
  @Test("Graphviz draws the invented conference without a warning", .enabled(if: Graphviz.isInstalled))
  func picture() throws {
    let (png, warnings) = try Graphviz.draw(DOTExport().text(of: ExportConference.slice), as: "png")
    #expect(warnings == "")
    #expect(ExportConference.slice.nodes.count == 23)
    if let path = ProcessInfo.processInfo.environment["KGRAPH_PICTURE"] {
      try png.write(to: URL(fileURLWithPath: path))
    }
  }
}

/// Runs the `dot` program, where there is one.
private enum Graphviz {
  static let program: URL? = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":")
    .map { URL(fileURLWithPath: String($0)).appendingPathComponent("dot") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }

  static var isInstalled: Bool { program != nil }

  static func draw(_ text: String, as format: String) throws -> (picture: Data, warnings: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kgraph-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appendingPathComponent("graph.dot")
    let picture = folder.appendingPathComponent("graph.\(format)")
    try text.write(to: source, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = program
    process.arguments = ["-T\(format)", source.path, "-o", picture.path]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let warnings = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (try Data(contentsOf: picture), warnings)
  }
}
