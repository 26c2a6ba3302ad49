public import GeoTypes

/// Made-up areas of very different sizes: huge ones around clusters of tiny ones, a cell of very many vertices, slivers
/// side by side, and a fan of cells that meet in one vertex. Not all of it is a coverage: some areas overlap.
public struct UnevenCoverage: Sendable {
  /// The areas, huge ones first.
  public private(set) var areas: [MultiPolygon] = []
  /// Vertices of the small things, where lookups go wrong.
  public private(set) var vertices: [Vertex] = []

  /// What is drawn; everything, if nothing else is said.
  public struct Contents: OptionSet, Sendable {
    /// One bit each.
    public let rawValue: Int
    /// From bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// Tiny cells, a few units to a few hundred across, in a hole of a huge one.
    public static let clusters = Contents(rawValue: 1)
    /// A cell with a border of very many vertices, in the hole of another.
    public static let manyVertices = Contents(rawValue: 2)
    /// Long cells side by side, some units wide.
    public static let slivers = Contents(rawValue: 4)
    /// Many cells that meet in one vertex.
    public static let fan = Contents(rawValue: 8)
    /// Huge areas across all the rest.
    public static let overlaps = Contents(rawValue: 16)
  }

  /// Draws areas over about ten degrees. - Parameter size: how many small things there are of each kind.
  public init(
    seed: UInt64, _ contents: Contents = [.clusters, .manyVertices, .slivers, .fan, .overlaps], size: Int = 60
  ) {
    var random = SeededGenerator(seed: seed)
    var drawn: [MultiPolygon] = []
    if contents.contains(.clusters) {
      for spacing in [3, 40, 400] {
        let low = UnevenCoverage.place(&random)
        drawn += UnevenCoverage.cluster(at: low, spacing: spacing, size, &random)
      }
    }
    if contents.contains(.manyVertices) {
      drawn += UnevenCoverage.lake(at: UnevenCoverage.place(&random), 4 * size, &random)
    }
    if contents.contains(.slivers) { drawn += UnevenCoverage.slivers(at: UnevenCoverage.place(&random), size, &random) }
    if contents.contains(.fan) { drawn += UnevenCoverage.fan(at: UnevenCoverage.place(&random), 4 * size) }
    vertices = drawn.flatMap(\.rings).flatMap(\.vertices)
    var huge: [MultiPolygon] = []
    if contents.contains(.overlaps) {
      for _ in 0..<4 {
        let (a, b) = (UnevenCoverage.place(&random), UnevenCoverage.place(&random))
        huge.append(UnevenCoverage.box(a, Vertex(x: b.x + 30_000_000, y: b.y + 20_000_000)))
      }
    }
    areas = huge + drawn
  }

  private static func place(_ random: inout SeededGenerator) -> Vertex {
    Vertex(
      x: 1_100_000_000 + Int32(random.int(in: 0...100_000_000)), y: 300_000_000 + Int32(random.int(in: 0...100_000_000))
    )
  }

  private static func polygon(_ ring: [Vertex], holes: [LinearRing] = []) -> MultiPolygon {
    guard let first = ring.first, let exterior = try? LinearRing(ring + [first]) else { return MultiPolygon([]) }
    return MultiPolygon([Polygon(exterior: exterior, holes: holes)])
  }

  private static func box(_ a: Vertex, _ b: Vertex, holes: [LinearRing] = []) -> MultiPolygon {
    let (west, east) = (min(a.x, b.x), max(a.x, b.x))
    let (south, north) = (min(a.y, b.y), max(a.y, b.y))
    return polygon(
      [Vertex(x: west, y: south), Vertex(x: east, y: south), Vertex(x: east, y: north), Vertex(x: west, y: north)],
      holes: holes)
  }

  private static func cluster(
    at low: Vertex, spacing: Int, _ size: Int, _ random: inout SeededGenerator
  ) -> [MultiPolygon] {
    var look = RandomCoverage.Options()
    look.origin = low
    look.spacing = spacing
    look.jitter = spacing / 4
    look.inBetween = spacing > 10 ? 1 : 0
    look.size = 8
    look.cellCount = size
    let tiny = RandomCoverage(seed: random.next(), look).cells.filter { !$0.isEmpty }
    let frame = tiny.reduce(into: Box.empty) { $0.formUnion($1.box) }
    let reach: Int32 = 4_000_000
    let around = box(
      Vertex(x: frame.low.x - reach, y: frame.low.y - reach), Vertex(x: frame.high.x + reach, y: frame.high.y + reach),
      holes: box(frame.low, frame.high).rings)
    return [around] + tiny
  }

  private static func lake(at center: Vertex, _ count: Int, _ random: inout SeededGenerator) -> [MultiPolygon] {
    // A square walked around; its border goes in and out.
    let side = Int32(count / 4) * 200
    let shore = (0..<count / 4 * 4).map { i in
      let step = Int32(i % (count / 4)) * 200
      let dent = Int32(random.int(in: 1...3000))
      let (x, y) = [
        (step, dent), (side - dent, step), (side - step, side - dent), (dent, side - step),
      ][i / (count / 4)]
      return Vertex(x: center.x + x, y: center.y + y)
    }
    let lake = polygon(shore)
    let far = Vertex(x: center.x + 2 * side + 10_000, y: center.y + 2 * side + 10_000)
    return [box(Vertex(x: center.x - side, y: center.y - side), far, holes: lake.rings), lake]
  }

  private static func slivers(at low: Vertex, _ count: Int, _ random: inout SeededGenerator) -> [MultiPolygon] {
    var west = low.x
    return (0..<count).map { _ in
      let east = west + Int32(random.int(in: 1...40))
      defer { west = east }
      return polygon([
        Vertex(x: west, y: low.y), Vertex(x: east, y: low.y), Vertex(x: east + 90_000, y: low.y + 700_000),
        Vertex(x: west + 90_000, y: low.y + 700_000),
      ])
    }
  }

  private static func fan(at center: Vertex, _ count: Int) -> [MultiPolygon] {
    let quarter = count / 4
    let rim = (0..<4 * quarter).map { i in
      let step = Int32(i % quarter) * 4000
      let side = Int32(quarter) * 4000
      let (x, y) = [(step, 0), (side, step), (side - step, side), (0, side - step)][i / quarter]
      return Vertex(x: center.x + x - side / 2, y: center.y + y - side / 2)
    }
    return rim.indices.map { polygon([center, rim[$0], rim[($0 + 1) % rim.count]]) }
  }
}
