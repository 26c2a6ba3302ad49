import ArcBounds
import ArcInstances
import ArcRouting
import ArgumentParser
import Foundation

/// `luwang arcs bench`
struct ArcsBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Solve every instance of a folder, with several seeds, and compare with what is known.",
    discussion: """
      Examples:
        luwang arcs bench egl --best-known best-known.csv --seconds 60 --seeds 5
        luwang arcs bench towns --iterations 1000 --json

      One thread; seconds are those of the processor and cover everything from reading on. Every solution is checked. With
      --json a line for each instance, and a last one with the means.
      """)

  @Argument(help: "The folder; READMEs and tables in it are passed over.")
  var folder: URL

  @Option(help: "Best known costs: set,instance,best_known,lower_bound under a line of headings (CSV).")
  var bestKnown: URL?

  @Option(help: "Processor seconds for each run.")
  var seconds: Double?

  @Option(help: "Rounds of search, instead of seconds.")
  var iterations: Int?

  @Option(help: "How many seeds.")
  var seeds = 1

  @Option(help: "The first seed.")
  var seed: UInt64 = 1

  @Option(help: "Processor seconds for the bound; 0 for none.")
  var boundSeconds = 5.0

  @Option(help: "For windy rural postmen: how many share the work so that the longest tour is short.")
  var vehicles: Int?

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard (1...1000).contains(seeds) else { throw Outcome.badInput("--seeds \(seeds): give 1 to 1000") }
    guard (0...1e6).contains(boundSeconds) else {
      throw Outcome.badInput("--bound-seconds \(boundSeconds): give 0 to 1000000")
    }
    let budget = seconds == nil && iterations == nil ? 10 : seconds
    let known = try bestKnown.map { try BestKnown($0) } ?? BestKnown()
    let watch = InterruptWatch()
    var rows: [ArcBenchRow] = []
    for file in try Self.files(in: folder) {
      var results: [ArcSearch.Result] = []
      for number in 0..<seeds {
        let start = CPUClock.process
        let instance = try ArcFile.read(file, vehicles: vehicles)
        let search = ArcSearch(seconds: budget, iterations: iterations, seed: seed &+ UInt64(number), threads: 1)
        let first = ArcStart(instance, seed: search.seed, until: start + (budget ?? .infinity) / 5, watch.interruption)
        results.append(try search.checked().solve(instance, from: first, since: start, watch.interruption))
        if watch.interruption.hasCome { throw Outcome(code: .interrupted, message: "interrupted") }
      }
      let instance = try ArcFile.read(file, vehicles: vehicles)
      let bound =
        boundSeconds > 0
        ? try ArcBound(instance, seconds: boundSeconds, interruption: watch.interruption).bound.value : nil
      let row = ArcBenchRow(
        instance: file.deletingPathExtension().lastPathComponent,
        set: file.deletingLastPathComponent().lastPathComponent, services: instance.serviceCount, results: results,
        bestKnown: known.cost(of: file), bound: bound)
      if rows.isEmpty, !common.json { Console.data(ArcBenchRow.heading) }
      Console.data(common.json ? try JSONText.line(row) : row.text)
      rows.append(row)
    }
    let total = ArcBenchTotal(rows, seeds: seeds)
    Console.data(common.json ? try JSONText.line(total) : total.text)
  }

  /// The files of instances in a folder, sorted by name with numbers as numbers.
  private static func files(in folder: URL) throws -> [URL] {
    let all = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    let files = all.filter { file in
      let name = file.lastPathComponent.lowercased()
      return !name.hasPrefix("readme") && !["csv", "md"].contains(file.pathExtension.lowercased())
        && (try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }
    guard !files.isEmpty else { throw Outcome.badInput("\(folder.relativePath): no instances in this folder") }
    return files.sorted { $0.lastPathComponent.compare($1.lastPathComponent, options: .numeric) == .orderedAscending }
  }
}
