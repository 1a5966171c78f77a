import GraphModel
import Testing

@testable import GraphFormats

@Suite("Names in running text")
struct NameScannerTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let text: String
    let names: [String]
    init(_ text: String, _ names: String...) { (self.text, self.names) = (text, names) }
    var testDescription: String { text }
  }

  static let notes = """
    ---
    topics:
      - service mesh
      - AI/ML
      - feature flags
      - identity
      - Go
      - LTS
      - Networking
      - multi-cluster
    projects: [eBPF, Cilium, kind, Flux, cert-manager, Gateway API]
    orgs: [Google, Google Cloud, Red Hat, Solo.io, The New York Times (New York Times)]
    people: [Liz Rice, Flynn, "Siobhán O'Keefe", Jean-Luc Picard]
    events: [KubeCon + CloudNativeCon North America 2023 (KubeCon Chicago)]
    ---
    """

  static let samples = [
    Sample("The service mesh and other service meshes.", "service mesh", "service meshes"),
    Sample("Service Mesh: a love story", "Service Mesh"),
    Sample("AI/ML at scale, ai/ml for all, AI / ML", "AI/ML", "ai/ml", "AI / ML"),
    Sample("One feature flag, two identities.", "feature flag", "identities"),
    Sample("Ready to go. Go is a language; the LTS lasts.", "Go", "LTS"),
    Sample("networking and multi-cluster and multi cluster", "networking", "multi-cluster", "multi cluster"),
    Sample("EBPF-based and eBPF's future, Cilium/eBPF", "EBPF", "eBPF", "Cilium", "eBPF"),
    Sample("It is kind of a flux, kind regards"),
    Sample("Flux, Kind and cert-manager", "Flux", "cert-manager"),
    Sample("cilium in lower case is a slip, CILIUM is shouted"),
    Sample("Google Cloud is not Google. Cloud is vague.", "Google Cloud", "Google"),
    Sample("Google … Cloud and Google . Cloud", "Google", "Google"),
    Sample("Google (Cloud) and Google - Cloud", "Google", "Google"),
    Sample("the \"Gateway API\", not API Gateway", "Gateway API"),
    Sample("Red Hat's people; a red hat", "Red Hat"),
    Sample("Solo.io, the New York Times and the New York subway", "Solo.io", "the New York Times"),
    Sample("Liz Rice's talk; Liz said so, and Rice, too", "Liz Rice"),
    Sample("Flynn was there. Liz. Rice was not."),
    Sample("Siobhán O’Keefe and Siobhan O'Keefe", "Siobhán O’Keefe", "Siobhan O'Keefe"),
    Sample("Jean-Luc Picard, as ever", "Jean-Luc Picard"),
    Sample(
      "KubeCon + CloudNativeCon North America 2023 is KubeCon Chicago",
      "KubeCon + CloudNativeCon North America 2023",
      "KubeCon Chicago"),
    Sample("KubeCon + CloudNativeCon Europe"),
    Sample("  …  — !!! 🚀 "),
    Sample(""),
  ]

  @Test("names are found where they are meant", arguments: samples)
  func occurrences(_ sample: Sample) throws {
    let graph = try ImportedGraph(Self.notes)
    let scanner = NameScanner(
      store: graph.store, kinds: ["topic", "project", "org", "person", "event"], commonKinds: ["topic"])
    #expect(try scanner.occurrences(in: sample.text).map(\.text) == sample.names)
  }
}
