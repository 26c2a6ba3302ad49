import GeoTypes
public import Grid
public import RoadNetwork

/// A random street plan: a bent lattice with missing streets, dead ends, slanting roads, a river and buildings.
public struct RandomTown: Sendable {
  /// The roads.
  public var segments: [Segment] = []
  /// The river, where there is one.
  public var barriers: [Barrier] = []
  /// The buildings.
  public var buildings: [Building] = []
  /// Metres from west to east and from south to north.
  public let side: Double

  /// Draws a town of a number of blocks to a side.
  public init(seed: UInt64, blocks: Int = 6) {
    var random = SeededGenerator(seed: seed)
    let pitch = 160.0
    side = Double(blocks) * pitch
    var corner: [[(Double, Double)]] = []
    for row in 0...blocks {
      corner.append(
        (0...blocks).map { column in
          (Double(column) * pitch + random.double(in: -30...30), Double(row) * pitch + random.double(in: -30...30))
        })
    }
    for row in 0...blocks {
      for column in 0...blocks {
        let isMain = row % 3 == 0 || column % 3 == 0
        let class1: RoadClass = isMain ? .arterial : random.int(in: 0...2) == 0 ? .lane : .branch
        if column < blocks, random.int(in: 0...9) > 0 { add(class1, [corner[row][column], corner[row][column + 1]]) }
        if row < blocks, random.int(in: 0...9) > 0 { add(class1, [corner[row][column], corner[row + 1][column]]) }
        let dead = (
          corner[row][column].0 + random.double(in: -90...90), corner[row][column].1 + random.double(in: 5...90)
        )
        if random.int(in: 0...3) == 0 { add(.lane, [corner[row][column], dead]) }
        let home = (corner[row][column].0 + 50, corner[row][column].1 + 50)
        buildings.append(Building(area: TownPlan.rectangle(home.0, home.1, 30, 20), source: "town#b"))
      }
    }
    add(.secondary, [(-200, random.double(in: 0...side)), (side + 200, random.double(in: 0...side))])
    if seed % 2 == 0 {
      let x = random.double(in: 0.3...0.7) * side
      let river = TownPlan.line((0...10).map { (x + random.double(in: -40...40), Double($0) / 10 * side * 1.2 - 80) })
      barriers.append(Barrier(kind: .water, line: river, source: "town#river"))
    }
  }

  private mutating func add(_ roadClass: RoadClass, _ places: [(Double, Double)]) {
    segments.append(TownPlan.road(roadClass, places, uid: Int64(segments.count + 1)))
  }
}
