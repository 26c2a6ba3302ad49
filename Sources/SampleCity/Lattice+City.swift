import GeoTypes
import RoadNetwork

extension Lattice {
  /// Lays out the lines and cells of a city: finer in the middle, with an outline that is no rectangle.
  ///
  /// Names are given later, by ``nameReaches(seed:book:)``.
  init(city dimensions: SampleDimensions, seed: UInt64) {
    var random = SampleRandom(seed: seed, topic: "lattice")
    columns = Lattice.cityLines(.northSouth, cells: dimensions.columns, random: &random)
    rows = Lattice.cityLines(.eastWest, cells: dimensions.rows, random: &random)
    land = Lattice.cityLand(columns: dimensions.columns, rows: dimensions.rows, random: &random)
    placeRoundabouts(random: &random)
    joinCells(dimensions, random: &random)
  }

  /// The lines of one axis; the middle third is about a quarter finer than the outskirts.
  private static func cityLines(_ axis: LatticeAxis, cells: Int, random: inout SampleRandom) -> [LatticeLine] {
    var position = 0.0
    return (0...cells).map { index in
      var line = LatticeLine(axis: axis, index: index, position: 0, kind: .single, roadClass: .branch, names: [])
      line.assignCityKind(cells: cells)
      let fromMiddle = abs(2 * Double(index) / Double(cells) - 1)
      let usual = 370 + 115 * PlanWarp.smoothStep((fromMiddle - 0.15) / 0.85)
      position += index == 0 ? 0 : usual * random.number(0.74, 1.26) + line.halfWidth
      line.position = position
      position += line.halfWidth
      return line
    }
  }

  /// The cells of the city: a rounded rectangle with bays, four fifths of all, without parts that hang on by a corner.
  private static func cityLand(columns: Int, rows: Int, random: inout SampleRandom) -> Set<CellIndex> {
    let bays = (0..<14).map { _ in Bay(random: &random) }
    var cells: [(farness: Double, cell: CellIndex)] = []
    for column in 0..<columns {
      for row in 0..<rows {
        let u = (2 * Double(column) + 1) / Double(columns) - 1
        let v = (2 * Double(row) + 1) / Double(rows) - 1
        let bite = bays.map { $0.depth(u, v) }.max() ?? 0
        cells.append((u * u * u * u + v * v * v * v + 3 * max(0, bite), CellIndex(column: column, row: row)))
      }
    }
    cells.sort { $0 < $1 }
    return LandMask(Set(cells.prefix(columns * rows * 83 / 100).map(\.cell))).tidied()
  }

  /// Whether the streets of a line are led across another.
  func isPassable(_ line: LatticeLine, across other: LatticeLine) -> Bool {
    other.kind == .single || other.isDual || line.crosses(other)
  }
}

/// A round bite out of the edge of a city, in shares of its half extents.
private struct Bay {
  var u: Double
  var v: Double
  var radius: Double

  init(random: inout SampleRandom) {
    let along = random.number(-1, 1)
    let side = random.index(below: 4)
    let depth = random.number(0.98, 1.12)
    (u, v) = [(along, -depth), (along, depth), (-depth, along), (depth, along)][side]
    radius = random.number(0.1, 0.3)
  }

  /// 1 in its middle, 0 at its edge, negative outside.
  func depth(_ x: Double, _ y: Double) -> Double {
    1 - ((x - u) * (x - u) + (y - v) * (y - v)) / (radius * radius)
  }
}

extension LatticeLine {
  /// Chooses what lies along a line of a city: a river each way, a railway, arterials and secondary roads at intervals.
  fileprivate mutating func assignCityKind(cells: Int) {
    let isWide = index % 4 == (axis == .northSouth ? 1 : 3)
    // The outermost wide roads are plain ones.
    let isArterial = isWide && index > 3 && index < cells - 3
    let isSecondary = isWide != isArterial || index % 4 == (axis == .northSouth ? 3 : 1)
    if index == 2 * (axis == .northSouth ? (cells * 2) / 6 : (cells * 4) / 10) {
      kind = .river(width: axis == .northSouth ? 96 : 128)
      roadClass = .secondary
    } else if axis == .eastWest, index == 2 * (cells / 6) {
      kind = .railway(width: 44)
    } else if isArterial {
      kind = .dual(gap: axis == .northSouth ? 22 : 20)
      roadClass = .arterial
    } else if isSecondary {
      roadClass = .secondary
      isDivided = index % 8 == (axis == .northSouth ? 3 : 1)
    }
  }
}
