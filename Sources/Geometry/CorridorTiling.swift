import GeoTypes

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Squares into which lines are sorted by the middle of their boxes.
struct CorridorTiling {
  /// The lines of one square, and how long a unit of the stored grid is there.
  struct Tile {
    var lines: [LineString]
    var metersPerUnit: PlanarPoint
  }

  /// Of a square, in metres, about.
  let side: Double

  /// The squares that hold lines, from the south-west, row by row; the same for a line whatever the others.
  func tiles(of lines: [LineString]) -> [Tile] {
    let places = lines.indices.map { index in
      let middle = lines[index].box.center
      let row = (middle.latitude / degreesPerRow).rounded(.down)
      let width = scale(ofRow: row).x * Vertex.unitsPerDegree
      return (row: row, column: (middle.longitude * width / side).rounded(.down), index: index)
    }
    var tiles: [Tile] = []
    var last: (row: Double, column: Double)?
    for place in places.sorted(by: { ($0.row, $0.column, $0.index) < ($1.row, $1.column, $1.index) }) {
      let line = lines[place.index]
      if let last, last == (place.row, place.column) {
        tiles[tiles.count - 1].lines.append(line)
      } else {
        tiles.append(Tile(lines: [line], metersPerUnit: scale(ofRow: place.row)))
        last = (place.row, place.column)
      }
    }
    return tiles
  }

  private var degreesPerRow: Double { side / 111_132 }

  private func scale(ofRow row: Double) -> PlanarPoint {
    CorridorTiling.metersPerUnit(latitude: (row + 0.5) * degreesPerRow)
  }

  /// The curvature of WGS 84 across and along a meridian.
  private static func metersPerUnit(latitude: Double) -> PlanarPoint {
    let (semiMajor, squaredEccentricity) = (6_378_137.0, 0.006_694_379_990_14)
    let radians = Double.pi / 180 / Vertex.unitsPerDegree
    let sine = sin(latitude * .pi / 180)
    let root = (1 - squaredEccentricity * sine * sine).squareRoot()
    return PlanarPoint(
      semiMajor / root * max(0.000_1, cos(latitude * .pi / 180)) * radians,
      semiMajor * (1 - squaredEccentricity) / (root * root * root) * radians)
  }
}
