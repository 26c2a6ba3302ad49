import GeoTypes

/// Writes `surroundings.geojson`: features with `id`, `kind` (`water`, `railway`, `park`, `wall`, `building`) and
/// `name`.
struct SurroundingsFile {
  private let town: Town
  private var file = GeoJSONText(name: "surroundings")
  private var count = 0

  static func text(_ town: Town) -> String {
    var writer = SurroundingsFile(town: town)
    writer.addBarriers()
    for (index, plot) in town.plan.plots.enumerated() { writer.add(plot, index: index) }
    return writer.file.text
  }

  private init(town: Town) { self.town = town }

  private mutating func properties(_ kind: String, name: String? = nil) -> [(String, JSONText)] {
    count += 1
    let start = [("id", JSONText.text("S\(Decimal.padded(count, digits: 6))")), ("kind", .text(kind))]
    return start + (name.map { [("name", .text($0))] } ?? [])
  }

  /// The river and the railway, along the middle of their lattice lines.
  private mutating func addBarriers() {
    let lattice = town.plan.lattice
    let height = lattice.rows[lattice.rows.count - 1].position
    let east = lattice.columns[lattice.columns.count - 1].position
    for line in lattice.columns + lattice.rows {
      guard case .river(let width) = line.kind else { continue }
      let half = width / 2 - 16
      let land =
        line.axis == .northSouth
        ? Quad(west: line.position - half, south: -60, east: line.position + half, north: height + 60)
        : Quad(west: -60, south: line.position - half, east: east + 60, north: line.position + half)
      let name = line.riverName
      file.add(rings: [Outline.ring(around: land).map { town.warp.vertex($0) }], properties("water", name: name))
    }
    for line in lattice.rows {
      guard case .railway = line.kind else { continue }
      let track = Outline.chain(from: PlanarPoint(-60, line.position), to: PlanarPoint(east + 60, line.position))
      file.add(line: track.map { town.warp.vertex($0) }, properties("railway", name: "样例铁路"))
    }
  }

  private mutating func add(_ plot: StreetPlan.Plot, index: Int) {
    var random = SampleRandom(seed: town.seed, topic: "plot", index: index)
    switch plot.use {
    case .park:
      guard let land = plot.land.inset(19) else { return }
      file.add(rings: [Outline.ring(around: land).map { town.warp.vertex($0) }], properties("park"))
    case .walled:
      addWall(around: plot)
      addBuildings(plot.land, share: 0.6, random: &random)
    case .housing:
      addBuildings(plot.land, share: 0.75, random: &random)
    case .hillside: break
    }
  }

  /// A wall around a plot, open where its lane enters.
  private mutating func addWall(around plot: StreetPlan.Plot) {
    guard let yard = plot.land.inset(7) else { return }
    let corners = yard.corners
    let (from, to) = (corners[plot.gate.side], corners[(plot.gate.side + 1) % 4])
    let half = 6 / from.distance(to: to).rawValue
    let others = (1...4).map { corners[(plot.gate.side + $0) % 4] }
    let turns = [from.toward(to, plot.gate.share + half)] + others + [from.toward(to, plot.gate.share - half)]
    let wall = zip(turns, turns.dropFirst()).flatMap { Outline.chain(from: $0, to: $1).dropLast() }
    file.add(line: (wall + turns.suffix(1)).map { town.warp.vertex($0) }, properties("wall"))
  }

  /// Rows of houses on both sides of the middle of a plot, which its dead end may need.
  private mutating func addBuildings(_ land: Quad, share: Double, random: inout SampleRandom) {
    guard let yard = land.inset(14) else { return }
    let isUpright = yard.height >= yard.width
    let (long, short) = isUpright ? (yard.height, yard.width) : (yard.width, yard.height)
    guard short > 30 else { return }
    let rows = max(1, Int(long / 46))
    let bands = short > 180 ? [0.02...0.2, 0.24...0.42, 0.58...0.76, 0.8...0.98] : [0.02...0.4, 0.6...0.98]
    for row in 0..<rows {
      for band in bands where random.chance(share) {
        let from = (Double(row) + random.number(0.2, 0.35)) / Double(rows)
        let along = from...(from + 15 / long)
        let trim = random.number(0, 0.05)
        let across = (band.lowerBound + trim)...(band.upperBound - trim)
        let house = isUpright ? yard.part(s: across, t: along) : yard.part(s: along, t: across)
        if town.plan.elevatedRoads.contains(where: { $0.isNear(house) }) { continue }
        file.add(rings: [(house.corners + [house.southWest]).map { town.warp.vertex($0) }], properties("building"))
      }
    }
  }
}
