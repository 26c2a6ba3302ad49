import Foundation
import GeoTypes
import Grid
import IndexFile
import SpatialIndex
import Store
import TestKit
import Testing

/// The index of real unit grids against the scan of all their edges.
@Suite("Cells of real cities", .enabled(if: SharedData.isAvailable, "needs ../shared/data"))
struct RealCellsTests {
  /// Part of Porto's middle; with `LUWANG_LONG_TESTS=1` all of Porto.
  private static func cells() throws -> [MultiPolygon] {
    let folder = try ScratchFolder()
    defer { withExtendedLifetime(folder) {} }
    let url = folder.url.appendingPathComponent("city.gpkg")
    var words = ["import", url.path, "--osm", SharedData.url("osm/porto.osm.pbf").path, "--quiet"]
    if ProcessInfo.processInfo.environment["LUWANG_LONG_TESTS"] != "1" {
      let ring = "[[-8.620, 41.144], [-8.604, 41.144], [-8.604, 41.154], [-8.620, 41.154], [-8.620, 41.144]]"
      let text = #"{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [\#(ring)]}}"#
      words += ["--within", try folder.file("within.geojson", text).path]
    }
    try expectDone(CommandRunner.luwang(words))
    try expectDone(CommandRunner.luwang("grid", url.path, "--quiet"))
    let city = try CityFile.openReadOnly(url)
    defer { try? city.close() }
    return try city.read { try $0.all(.cells) }.map { MultiPolygon([$0.polygon]) }
  }

  @Test func portosGridsAreAnsweredAsByTheScan() throws {
    let cells = try Self.cells()
    #expect(cells.count > 50)
    let positions = Self.positions(on: cells, seed: 4)
    let index = CoverageIndex(cells: cells)
    let answers = index.cells(at: positions)
    let scan = PolygonScan(cells)
    for (position, answer) in zip(positions, answers) {
      let holders = scan.holders(of: position)
      #expect(answer == holders.first ?? scan.touched(by: position).first, "\(position)")
      #expect(holders.count <= 1, "\(position)")
      #expect(index.cell(at: position) == answer)
    }
    try expectSameFromFile(index, positions, answers)
    var again = [UInt32](repeating: 0, count: positions.count)
    var output = again.mutableSpan
    index.findCells(at: positions.span, into: &output, threads: 2)
    #expect(again.map { $0 == CoverageIndex.noCell ? nil : Int($0) } == answers)
  }

  private func expectSameFromFile(_ index: CoverageIndex, _ positions: [LonLat], _ answers: [Int?]) throws {
    let folder = try ScratchFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.url.appendingPathComponent("cells").path
    let stamp = IndexStamp([.init("unit_grid", 3)])
    try index.write(to: path, stamp: stamp)
    #expect(try CoverageIndex(contentsOf: path, stamp: stamp).cells(at: positions) == answers)
  }

  /// Positions anywhere around the cells, on their vertices and on their edges.
  private static func positions(on cells: [MultiPolygon], seed: UInt64) -> [LonLat] {
    var random = SeededGenerator(seed: seed)
    let box = cells.reduce(into: Box.empty) { $0.formUnion($1.box) }
    let (low, high) = (LonLat(box.low), LonLat(box.high))
    return (0..<600).map { number in
      let ring = cells[random.int(in: 0...(cells.count - 1))].polygons[0].exterior.vertices
      let place = random.int(in: 1...(ring.count - 1))
      let (a, b) = (LonLat(ring[place - 1]), LonLat(ring[place]))
      switch number % 3 {
      case 0:
        return LonLat(
          random.double(in: low.longitude...high.longitude), random.double(in: low.latitude...high.latitude))
      case 1: return a
      default: return LonLat((a.longitude + b.longitude) / 2, (a.latitude + b.latitude) / 2)
      }
    }
  }
}
