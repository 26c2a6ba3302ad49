import GeoTypes
import RoadNetwork

/// Draws places of a town: beside its roads, anywhere in it, on its borders.
struct TownPlaces {
  private let town: Town
  private let divisions: TownDivisions
  private let communityByCell: [CellIndex: Int]
  /// Ways on the ground with a summed length, to draw one by its length.
  private let reach: [(way: Int, end: Double)]

  /// A place beside a road.
  struct Roadside {
    var way: Int
    /// The place in the plan.
    var point: PlanarPoint
  }

  init(_ town: Town, divisions: TownDivisions) {
    self.town = town
    self.divisions = divisions
    communityByCell = divisions.communityByCell
    var total = 0.0
    reach = town.ways.indices.filter { town.ways[$0].attributes.structure == .ground }.map { way in
      total += town.ways[way].length.rawValue
      return (way, total)
    }
  }

  private var east: Double { town.plan.lattice.columns[town.plan.lattice.columns.count - 1].position }
  private var north: Double { town.plan.lattice.rows[town.plan.lattice.rows.count - 1].position }

  /// A place `distance` metres from the kerb of a drawn road, inside the district.
  func roadside(distance: ClosedRange<Double>, random: inout SampleRandom) -> Roadside {
    while true {
      let target = random.unit() * (reach.last?.end ?? 0)
      let way = reach[lowerBound(target)].way
      let nodes = town.ways[way].nodes
      let k = 1 + random.index(below: nodes.count - 1)
      let (a, b) = (town.points[nodes[k - 1]], town.points[nodes[k]])
      let length = a.distance(to: b).rawValue
      let foot = a.toward(b, random.unit())
      let halfRoad = (town.ways[way].attributes.width?.rawValue ?? 6) / 2
      let away =
        (halfRoad + random.number(distance.lowerBound, distance.upperBound)) * (random.chance(0.5) ? 1 : -1)
      let point = PlanarPoint(foot.x - (b.y - a.y) / length * away, foot.y + (b.x - a.x) / length * away)
      if isInside(point, margin: 2) { return Roadside(way: way, point: point) }
    }
  }

  /// A place anywhere in the district, at least `margin` metres of the plan from its lattice lines.
  func anywhere(margin: Double, random: inout SampleRandom) -> PlanarPoint {
    while true {
      let point = PlanarPoint(random.number(0, east), random.number(0, north))
      if distanceToLines(point) >= margin { return point }
    }
  }

  /// A place within a metre of a border between communities, or a vertex of that border itself.
  func onBorder(exactly: Bool, random: inout SampleRandom) -> Vertex {
    let ring = random.pick(divisions.communities).rings[0]
    let vertex = town.vertices[random.pick(ring)]
    if exactly { return vertex }
    return Vertex(
      x: vertex.x + Int32(random.number(-100, 100).rounded()), y: vertex.y + Int32(random.number(-90, 90).rounded()))
  }

  /// The community that holds a place of the plan which is not on a lattice line, by its place in the list.
  func community(at point: PlanarPoint) -> Int? {
    guard isInside(point, margin: 0) else { return nil }
    let column = town.plan.lattice.columns.lastIndex { $0.position <= point.x } ?? 0
    let row = town.plan.lattice.rows.lastIndex { $0.position <= point.y } ?? 0
    return communityByCell[CellIndex(column: column, row: row)]
  }

  /// Metres of the plan to the nearest lattice line.
  func distanceToLines(_ point: PlanarPoint) -> Double {
    let lattice = town.plan.lattice
    let x = lattice.columns.map { abs($0.position - point.x) }.min() ?? 0
    let y = lattice.rows.map { abs($0.position - point.y) }.min() ?? 0
    return min(x, y)
  }

  private func isInside(_ point: PlanarPoint, margin: Double) -> Bool {
    point.x > margin && point.x < east - margin && point.y > margin && point.y < north - margin
  }

  private func lowerBound(_ target: Double) -> Int {
    var low = 0
    var high = reach.count - 1
    while low < high {
      let middle = (low + high) / 2
      if reach[middle].end < target { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
