import ArgumentParser
import Foundation
import GeoTypes
import Interchange
import SampleCoverage
import SpatialIndex

/// `luwang bench lookup`
struct BenchLookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Measure which cell holds a point.",
    discussion: """
      Examples:
        luwang bench lookup --cells 100k --points 10000000 --order random --json
        luwang bench lookup --cells city.gpkg --points points.lwpt -o cells.lwcn

      Cells are made up, with exactly shared vertices, 16 of them in the median, over 40 × 40 km; or the unit grids of a
      city; or the areas of a file: GeoJSON and its like, or what --write-cells wrote (.wkb). Points are made up over the box of the cells, or read from a file of binary points. Figures are medians of
      the runs: CPU seconds of building, milliseconds of opening the written index, nanoseconds of single lookups by
      chains of 64 that wait for each other, lookups per second of CPU time on one thread and of the wall's on all.
      """)

  @Option(help: "How many made-up cells (10000, 100k, 1m), a city file, or a file of areas.")
  var cells = "100k"

  @Option(help: "How many made-up points (10m), or a file of binary points.")
  var points = "10m"

  @Option(help: "Made-up points: random, sorted, clustered, or borders (on vertices and edges).")
  var order = "random"

  @Option(help: "How many threads may work on the batch of batch_per_s_wall.")
  var threads = 1

  @Option(help: "How often to measure.")
  var runs = 5

  @Option(help: "The seed of made-up cells and points.")
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: "Where to write the answers, as binary cell numbers.")
  var output: URL?

  @Option(help: "Where to write the cells: each its length in 32 bits, then well-known binary.")
  var writeCells: URL?

  @Option(help: "Where to write the points, as binary points.")
  var writePoints: URL?

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard (1...1024).contains(threads) else { throw Outcome.badInput("--threads \(threads): give 1 to 1024") }
    guard (1...1000).contains(runs) else { throw Outcome.badInput("--runs \(runs): give 1 to 1000") }
    let cells = try CellSource(cells).cells(seed: seed)
    let positions = try positions(in: cells)
    if let writeCells { try CellFile.write(cells, to: writeCells) }
    if let writePoints {
      var file = try OutputFile(replacing: writePoints)
      try BinaryPoints.write(positions, to: &file)
      try file.commit()
    }
    let bench = LookupBench(cells: cells, positions: positions, threads: threads, runs: runs)
    let (figures, answers) = try bench.measured(order: order)
    if let output {
      var file = try OutputFile(replacing: output)
      try BinaryPoints.write(cellNumbers: answers, to: &file)
      try file.commit()
    }
    if common.json {
      Console.data(try JSONText.line(figures))
    } else {
      figures.lines.forEach(Console.data)
    }
  }

  private func positions(in cells: [MultiPolygon]) throws -> [LonLat] {
    guard let count = MadeUpCount(points) else { return try BinaryPoints.read(URL(fileURLWithPath: points)) }
    guard (1...1_000_000_000).contains(count.value) else {
      throw Outcome.badInput("--points \(points): give 1 to 1000000000, or a file of binary points")
    }
    guard let order = SamplePositions.Order(rawValue: order) else {
      throw Outcome.badInput("--order \(order): give random, sorted, clustered or borders")
    }
    let box = cells.reduce(into: Box.empty) { $0.formUnion($1.box) }
    return SamplePositions(in: box, seed: seed).positions(count.value, order, cells: cells)
  }
}

/// A number as people write it: `10000`, `10k`, `1m`.
struct MadeUpCount {
  var value: Int

  init?(_ text: String) {
    let lower = text.lowercased()
    let (digits, factor) =
      switch lower.last {
      case "k": (lower.dropLast(), 1_000)
      case "m": (lower.dropLast(), 1_000_000)
      default: (lower[...], 1)
      }
    guard !digits.isEmpty, digits.allSatisfy(\.isASCII), let number = Int(digits), number >= 0 else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    value = product
  }
}
