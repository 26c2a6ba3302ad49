import GeoTypes
import RoadNetwork

/// Draws places of a town: beside its roads, anywhere in it, on its borders.
struct TownPlaces {
  private let town: Town
  private let divisions: TownDivisions
  private let communityByCell: [CellIndex: Int]
  /// Positions of the lattice lines.
  private let columns: [Double]
  private let rows: [Double]
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
    columns = town.plan.lattice.columns.map(\.position)
    rows = town.plan.lattice.rows.map(\.position)
    var total = 0.0
    reach = town.ways.indices.filter { town.ways[$0].attributes.structure == .ground }.map { way in
      total += town.ways[way].length.rawValue
      return (way, total)
    }
  }

  private var east: Double { columns[columns.count - 1] }
  private var north: Double { rows[rows.count - 1] }

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
      if isTold(point) { return Roadside(way: way, point: point) }
    }
  }

  /// A place anywhere in the district, at least `margin` metres of the plan from its lattice lines.
  func anywhere(margin: Double, random: inout SampleRandom) -> PlanarPoint {
    while true {
      let point = PlanarPoint(random.number(0, east), random.number(0, north))
      if distanceToLines(point) >= margin, community(at: point) != nil { return point }
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
  func community(at point: PlanarPoint) -> Int? { cell(at: point).flatMap { communityByCell[$0] } }

  /// Metres of the plan to the nearest lattice line.
  func distanceToLines(_ point: PlanarPoint) -> Double {
    min(TownPlaces.distance(from: point.x, to: columns), TownPlaces.distance(from: point.y, to: rows))
  }

  private static func distance(from position: Double, to lines: [Double]) -> Double {
    let next = lines.partitioningIndex { $0 >= position }
    return min(
      next < lines.count ? lines[next] - position : .infinity, next > 0 ? position - lines[next - 1] : .infinity)
  }

  /// The cell that holds a place inside the rectangle of the lattice.
  private func cell(at point: PlanarPoint) -> CellIndex? {
    guard isInside(point, margin: 0) else { return nil }
    return CellIndex(
      column: columns.partitioningIndex { $0 > point.x } - 1, row: rows.partitioningIndex { $0 > point.y } - 1)
  }

  private func isInside(_ point: PlanarPoint, margin: Double) -> Bool {
    point.x > margin && point.x < east - margin && point.y > margin && point.y < north - margin
  }

  /// Whether a place may be told to lie in a community: inside the place, in a city not next to a border of cells.
  private func isTold(_ point: PlanarPoint) -> Bool {
    guard isInside(point, margin: 2) else { return false }
    guard town.dimensions.city != nil else { return true }
    return distanceToLines(point) >= 1 && community(at: point) != nil
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
