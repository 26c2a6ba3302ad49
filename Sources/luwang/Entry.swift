import ArgumentParser

#if canImport(Glibc)
import Glibc
#endif

/// Where the program starts: parses, runs, and turns every outcome into one of the documented exit codes.
@main
enum Entry {
  static func main() async {
    // A reader that closes the pipe early (`luwang … | head`) is not an error to be told about.
    signal(SIGPIPE, SIG_DFL)
    // A limit on the size of files is told as an error, like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try Luwang.parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      exit(with: error)
    }
  }

  private static func exit(with error: any Error) -> Never {
    if let outcome = error as? Outcome {
      if let message = outcome.message { Console.error(message) }
      Console.finish(outcome.code)
    }
    if let known = ErrorText(error) {
      Console.error(known.text)
      Console.finish(known.code)
    }
    let code = Luwang.exitCode(for: error)
    let message = Luwang.fullMessage(for: error)
    if code.isSuccess {
      Console.data(message)
      Console.finish(.done)
    }
    Console.note(message)
    Console.finish(code == .validationFailure ? .badInput : .internalFault)
  }
}

/// The whole command.
struct Luwang: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "luwang",
    abstract: "Grids, roads and road chiefs of a city: load them, look them up, plan the day's routes.",
    discussion: """
      Examples:
        luwang sample my-city                        files of a made-up district
        luwang import city.gpkg --divisions d.geojson --level community --osm roads.osm.pbf
        luwang grid city.gpkg                        unit grids and their codes
        luwang locate city.gpkg 117.12,36.65         grid, road and chief of a point
        luwang plan sweep city.gpkg -o tonight       sweeping routes, on a map and on paper

      Exit codes: 0 done, 1 internal fault, 2 bad input or usage, 3 no answer or a refused plan, 4 partial result under --strict,
      130 interrupted.
      """,
    version: "luwang 0.1.0",
    subcommands: [
      SampleCommand.self, ImportCommand.self, DoctorCommand.self, GridCommand.self, StatsCommand.self,
      LocateCommand.self, AssignCommand.self, RouteCommand.self, TableCommand.self, IsochroneCommand.self,
      PlanCommand.self, CheckCommand.self, MapCommand.self, ServeCommand.self, TokenCommand.self, ArcsCommand.self,
      SamplePointsCommand.self, BenchCommand.self,
    ])
}
