import ArgumentParser
import Foundation
import Interchange
import Routing

/// `luwang bench routing`
struct BenchRoutingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routing",
    abstract: "Measure shortest ways on a graph.",
    discussion: """
      Examples:
        luwang bench routing --graph lattice.gr --coordinates lattice.co --json
        luwang bench routing --graph city.gpkg --profile truck --turns
        luwang bench routing --graph USA.gr.gz --queries pairs.txt -o distances.txt

      A graph file is told by its first line: DIMACS-9 (p sp N M, lines a TAIL HEAD WEIGHT, nodes from 1); PACE
      (p tw N M, lines U V for edges both ways, nodes from 1, weights 1 + splitmix64(seed xor (U·2^32 + V)) mod 10^4);
      or lines a TAIL HEAD WEIGHT alone, nodes from 0. Files packed with gzip or xz are unpacked. Of a city, nodes are the
      junctions that the vehicle may drive, numbered from 1, and weights are milliseconds.
      Queries are lines S T in the numbering of the graph; answers are a distance a line, -1 for none. All methods are
      held against each other. Figures are CPU time of one thread, medians of the runs; null is what was not measured.
      """)

  @Option(help: "A graph file, or a city (.gpkg).")
  var graph: URL

  @Option(help: "Where the nodes of a graph file lie: lines v NODE X Y.")
  var coordinates: URL?

  @Option(help: "A file of queries; made up without one.")
  var queries: URL?

  @Option(help: "How many queries are made up (10000, 100k).")
  var count = "10k"

  @Option(help: "Make up local queries: the target is the 2^rank-th node that Dijkstra's search settles.")
  var rank: Int?

  @Option(help: "Measure local queries of these ranks as well, such as 8,10,12.")
  var ranks: String?

  @Option(help: "The seed of made-up queries and weights.")
  var seed: UInt64 = 1

  @Option(help: "A city's vehicle: a name or the path of a JSON file.")
  var profile = "patrol-car"

  @Flag(help: "Of a city, take arcs as nodes and legal turns with their costs as arcs.")
  var turns = false

  @Flag(help: "Make no labels.")
  var noLabels = false

  @Flag(help: "Measure tables and what they need only, no single queries.")
  var tablesOnly = false

  @Option(help: "How many threads may work on the order, and on the tables of …_wall.")
  var threads = 1

  @Option(help: "How often to measure.")
  var runs = 5

  @Option(name: .shortAndLong, help: "Where to write the distances.")
  var output: URL?

  @Option(help: "Where to write the graph, as DIMACS-9.")
  var writeGraph: URL?

  @Option(help: "Where to write where its nodes lie, as DIMACS-9.")
  var writeCoordinates: URL?

  @Option(help: "Where to write the queries.")
  var writeQueries: URL?

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard (1...1024).contains(threads) else { throw Outcome.badInput("--threads \(threads): give 1 to 1024") }
    if tablesOnly && output != nil { throw Outcome.badInput("--tables-only: no distances are found to write with -o") }
    guard (1...1000).contains(runs) else { throw Outcome.badInput("--runs \(runs): give 1 to 1000") }
    let source = try source()
    let pairs = try pairs(source)
    try source.write(graph: writeGraph, coordinates: writeCoordinates)
    if let writeQueries {
      var file = try OutputFile(replacing: writeQueries)
      try NodePairs.write(pairs, of: source.numbering, to: &file)
      try file.commit()
    }
    let bench = RoutingBench(
      graph: source.graph, junctions: source.junctions, pairs: pairs, threads: threads, runs: runs,
      hasLabels: !noLabels,
      tablesOnly: tablesOnly, ranks: try localQueries(source)
    )
    var figures = BenchFigures()
    figures.add("graph", graph.lastPathComponent)
    figures.add("dialect", source.dialect)
    figures.add("nodes", source.graph.nodeCount)
    figures.add("arcs", source.graph.arcCount)
    figures.add("has_coordinates", source.coordinates != nil)
    figures.add("turns", turns)
    figures.add("seed", bits: seed)
    figures.add("threads", threads)
    figures.add("runs", runs)
    source.memory?.add(to: &figures)
    let distances = try bench.measure(&figures)
    if let output {
      var file = try OutputFile(replacing: output)
      try NodePairs.write(distances: distances, to: &file)
      try file.commit()
    }
    if common.json {
      Console.data(try JSONText.line(figures))
    } else {
      figures.lines.forEach(Console.data)
    }
  }

  private func source() throws -> RoutingSource {
    guard graph.pathExtension.lowercased() == "gpkg" else {
      if turns { throw Outcome.badInput("--turns: a graph file has no turns; give a city") }
      return try RoutingSource(file: graph, coordinates: coordinates, seed: seed)
    }
    if let coordinates { throw Outcome.badInput("\(coordinates.path): a city has its own coordinates") }
    return try RoutingSource(city: graph, profile: profile, hasTurns: turns)
  }

  private func localQueries(_ source: RoutingSource) throws -> RankBench {
    let made = RoutingPairs(graph: source.graph, seed: seed)
    return try RankBench(
      sets: (ranks ?? "").split(separator: ",").map { text in
        guard let rank = Int(text), (0...30).contains(rank) else {
          throw Outcome.badInput("--ranks \(text): give numbers from 0 to 30, such as 8,10,12")
        }
        return (rank, made.local(RankBench.queryCount, rank: rank))
      }, runs: runs)
  }

  private func pairs(_ source: RoutingSource) throws -> [NodePairs.Pair] {
    if let queries {
      if rank != nil { throw Outcome.badInput("--rank: queries that are given are not made up") }
      return try NodePairs.read(queries, of: source.numbering)
    }
    guard let count = MadeUpCount(count), (1...10_000_000).contains(count.value) else {
      throw Outcome.badInput("--count \(count): give 1 to 10000000")
    }
    let made = RoutingPairs(graph: source.graph, seed: seed)
    guard let rank else { return made.random(count.value) }
    guard (0...30).contains(rank) else { throw Outcome.badInput("--rank \(rank): give 0 to 30") }
    let pairs = made.local(count.value, rank: rank)
    guard !pairs.isEmpty else {
      throw Outcome.badInput("--rank \(rank): no node of the graph has so many others within its reach")
    }
    return pairs
  }
}
