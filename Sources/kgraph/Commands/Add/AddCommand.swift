import ArgumentParser

/// `kgraph add`: nodes of every kind, and edges.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a person, talk, event … or a link between two.",
    discussion: """
      Of a thing that is there already, add what is new. What an option names is made if it is not known, and said; \
      --strict refuses it. A kind of your own (see 'kgraph define') is added in the same way: kgraph add movie "The \
      Matrix".
      """,
    subcommands: [
      AddPersonCommand.self, AddOrgCommand.self, AddProjectCommand.self, AddTopicCommand.self,
      AddTalkCommand.self,
      AddEventCommand.self, AddEdgeCommand.self, AddAnyCommand.self,
    ],
    defaultSubcommand: AddAnyCommand.self)
}
