import ArgumentParser
import Foundation
import Interchange
import SampleCoverage

/// `luwang bench lattice`
struct BenchLatticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lattice",
    abstract: "Write a made-up road graph to measure shortest ways on.",
    discussion: """
      Example: luwang bench lattice --nodes 1m --seed 1 -o lattice.gr --coordinates lattice.co

      Columns × rows points 100 m apart, each moved by up to 30 m either way; each street edge between neighbours is
      missing with probability 0.35; line i of either direction has level = the number of times 4 divides i, at most 3
      (line 0 has 3), and speed 30 km/h · 1.4^level; weights are length / speed in milliseconds, rounded; 10 % of edges
      may be driven one way only, either way as likely. The largest strongly connected part is kept, some 1 to 2 % less
      than were laid out, numbered row by row. Coordinates are centimetres. The same size and seed give the same files.
      """)

  @Option(help: "How many points to lay out (10000, 100k, 1m), as square as can be.")
  var nodes = "1m"

  @Option(help: "The seed of its chance.")
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: "Where to write the graph, as DIMACS-9.")
  var output: URL

  @Option(help: "Where to write where its nodes lie, as DIMACS-9.")
  var coordinates: URL?

  @OptionGroup var common: CommonOptions

  private struct Figures: Encodable {
    var columns: Int
    var rows: Int
    var nodes: Int
    var arcs: Int
  }

  func run() throws {
    guard let count = MadeUpCount(nodes), (1...100_000_000).contains(count.value) else {
      throw Outcome.badInput("--nodes \(nodes): give 1 to 100000000")
    }
    let columns = max(1, Int(Double(count.value).squareRoot().rounded()))
    let rows = max(1, (count.value + columns / 2) / columns)
    let lattice = StreetLattice(columns: columns, rows: rows, seed: seed)
    var graph = GraphFile(dialect: .dimacs9, nodeCount: lattice.nodeCount)
    (graph.tails, graph.heads, graph.weights) = (lattice.tails, lattice.heads, lattice.weights)
    var file = try OutputFile(replacing: output)
    try graph.write(to: &file)
    try file.commit()
    if let coordinates {
      var file = try OutputFile(replacing: coordinates)
      try NodeCoordinates(x: lattice.x.map(Double.init), y: lattice.y.map(Double.init)).write(to: &file)
      try file.commit()
    }
    let figures = Figures(columns: columns, rows: rows, nodes: graph.nodeCount, arcs: graph.arcCount)
    if common.json {
      Console.data(try JSONText.line(figures))
    } else {
      Console.data("\(columns) × \(rows) points, of which \(figures.nodes) with \(figures.arcs) arcs were kept")
    }
  }
}
