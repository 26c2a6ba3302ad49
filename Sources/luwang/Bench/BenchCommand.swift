import ArgumentParser

/// `luwang bench`: what the machine at hand gets out of the core.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure the core on this machine.",
    subcommands: [
      BenchLookupCommand.self, BenchMemoryCommand.self, BenchNearestCommand.self, BenchRoutingCommand.self,
      BenchLatticeCommand.self, BenchMatchCommand.self, BenchDrivesCommand.self,
    ])
}
