import ArgumentParser
import Foundation
import GeoTypes
import Geometry
import RoadNetwork
import SampleCoverage
import Store

/// `luwang bench nearest`
struct BenchNearestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nearest",
    abstract: "Measure which line and which point is nearest.",
    discussion: """
      Examples:
        luwang bench nearest --points 1m --order random --json
        luwang bench nearest --lines city.gpkg --components 100k

      Lines are the bent streets of a made-up town, or the segments of a city; points are made-up components beside them.
      Positions are made up over the box of the lines. Figures are medians of the runs, in answers per second of CPU time
      on one thread: one position after the other, and in a batch.
      """)

  @Option(help: "How many pieces the made-up lines have (100k), or a city file.")
  var lines = "100k"

  @Option(help: "How many components there are.")
  var components = "1m"

  @Option(help: "How many positions are asked for.")
  var points = "1m"

  @Option(help: "In which order positions come: random, sorted or clustered.")
  var order = "random"

  @Option(help: "How often to measure.")
  var runs = 5

  @Option(help: "The seed of all that is made up.")
  var seed: UInt64 = 1

  @Option(help: "A folder for what was asked and answered, for other programs to compare with.")
  var writeTo: URL?

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard (1...1000).contains(runs) else { throw Outcome.badInput("--runs \(runs): give 1 to 1000") }
    guard let order = SamplePositions.Order(rawValue: order), order != .borders else {
      throw Outcome.badInput("--order \(self.order): give random, sorted or clustered")
    }
    let (lines, frame) = try measuredLines()
    let work = try NearestWorkload(
      lines: lines, points: try count(components, "--components"), positions: try count(points, "--points"),
      order: order, seed: seed, Projector(frame))
    let bench = NearestBench(positions: work.positions, runs: runs)
    for (name, count, measured) in [
      ("lines", lines.count, bench.lines(work.lines)), ("points", work.points.count, bench.points(work.points)),
    ] {
      let figures = NearestFigures(
        things: name, count: count, positions: work.positions.count, order: order.rawValue, measured)
      Console.data(common.json ? try JSONText.line(figures) : figures.line)
      if let writeTo { try NearestFile.write(measured, name, to: writeTo) }
    }
    if let writeTo { try NearestFile.write(work, to: writeTo) }
  }

  /// The lines in their plane.
  private func measuredLines() throws -> ([[PlanarPoint]], PlanarFrame) {
    if MadeUpCount(lines) != nil {
      let lines = NearestWorkload.lattice(pieces: try count(lines, "--lines"), seed: seed)
      return (lines, PlanarFrame(containing: LonLat(117, 36.6)))
    }
    let file = try CityFile.openReadOnly(URL(fileURLWithPath: lines))
    defer { try? file.close() }
    let segments = try file.read { try $0.network().segments }
    guard !segments.isEmpty else { throw Outcome.badInput("\(lines): has no roads; import some first") }
    let box = segments.reduce(into: Box.empty) { $0.formUnion($1.line.box) }
    let frame = PlanarFrame(containing: box.center)
    let projector = try Projector(frame, near: box)
    var projected: [[PlanarPoint]] = []
    for segment in segments { projected.append(try projector.project(segment.line.vertices)) }
    return (projected, frame)
  }

  private func count(_ text: String, _ option: String) throws -> Int {
    guard let count = MadeUpCount(text), (1...100_000_000).contains(count.value) else {
      throw Outcome.badInput("\(option) \(text): give 1 to 100000000")
    }
    return count.value
  }
}
