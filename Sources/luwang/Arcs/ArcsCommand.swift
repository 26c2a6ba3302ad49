import ArgumentParser

/// `luwang arcs`
struct ArcsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arcs",
    abstract: "Solve, bound and check arc-routing instances.",
    discussion: """
      Examples:
        luwang arcs solve egl-e1-A.dat --seconds 10 -o routes.json
        luwang arcs check egl-e1-A.dat routes.json
        luwang arcs bound egl-e1-A.dat
        luwang arcs bench egl --best-known best-known.csv --seconds 60 --seeds 5 --json
        luwang arcs generate --tasks 500 --kind mixed -o town.json

      Instances are files of CARPLIB and its relatives, mixed CARP with or without facilities, MCGRP with or without turns,
      windy rural postmen, periodic CARP, or JSON of our own; which it is, is told by what they begin with.
      """,
    subcommands: [
      ArcsSolveCommand.self, ArcsBoundCommand.self, ArcsCheckCommand.self, ArcsBenchCommand.self,
      ArcsGenerateCommand.self,
    ])
}
