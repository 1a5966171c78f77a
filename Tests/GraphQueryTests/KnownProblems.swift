/// Questions that are not answered as they should be yet: a test that meets one of them notes it and does not fail.
///
/// Whoever mends one takes it off its list.
enum KnownProblems {
  /// The canonical wording does not say the same, or is not always the same.
  static let paraphrases: Set<String> = [
    "Isovalent eBPF talks", "eBPF topic",
    "which conferences did Liz Rice speak at", "where did Liz Rice speak",
    "when did Liz Rice speak", "talks exactly about networking", "talks exactly about service mesh",
    "talks exactly at KubeCon", "notes that mention Istio", "talks without a room",
    "orgs that maintain Cilium",
    "topics that are part of networking", "companies that gave talks about eBPF",
  ]

  /// What takes exponential time to read.
  static let slowBeginnings = ["topics of topics of"]

  /// A wording that should do as well as the others of its row.
  static let wordings: Set<String> = [
    "Isovalent people's talks about service mesh", "how many talks are there by Liz Rice",
    "talks Liz Rice gave",
    "talks that Isovalent people did not give", "people who moderated a panel",
    "talks given by more than 2 people", "conferences Liz Rice has spoken at", "eBPF topic",
  ]
}
