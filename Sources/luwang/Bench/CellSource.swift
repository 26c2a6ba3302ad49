import CityImport
import Foundation
import GeoTypes
import Geometry
import Grid
import Interchange
import SampleCoverage
import Store

/// Where the cells of a measurement come from: a number of made-up ones, a city, or a file of areas.
struct CellSource {
  private let text: String
  private static let most = 10_000_000

  init(_ text: String) { self.text = text }

  func cells(seed: UInt64) throws -> [MultiPolygon] {
    if let count = MadeUpCount(text) {
      guard (1...CellSource.most).contains(count.value) else {
        throw Outcome.badInput("--cells \(text): give 1 to \(CellSource.most), a city file or a file of areas")
      }
      return NoisyTessellation(cellCount: count.value, seed: seed).cells()
    }
    let file = URL(fileURLWithPath: text)
    switch file.pathExtension.lowercased() {
    case "wkb": return try CellFile.read(file)
    case "gpkg": return try unitGrids(file)
    default: return try AreaFile.areas(file, option: "--cells")
    }
  }

  private func unitGrids(_ file: URL) throws -> [MultiPolygon] {
    let city = try CityFile.openReadOnly(file)
    defer { try? city.close() }
    let grids = try city.read { try $0.all(.cells) }
    guard !grids.isEmpty else { throw Outcome.badInput("\(text): has no unit grids; run luwang grid \(text) first") }
    return grids.map { MultiPolygon([$0.polygon]) }
  }
}
