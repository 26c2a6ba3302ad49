import GeoTypes
import RoadNetwork

extension StreetPlan {
  /// Draws a city: lines that change their names, several elevated roads, dense quarters in the middle.
  ///
  /// Which small streets are branch roads is left to ``ClassFitting``.
  init(city dimensions: SampleDimensions, seed: UInt64) {
    var names = NameBook(seed: seed)
    var lattice = Lattice(city: dimensions, seed: seed)
    lattice.nameReaches(seed: seed, book: &names)
    let size = PlanarPoint(lattice.columns[dimensions.columns].position, lattice.rows[dimensions.rows].position)
    self.init(
      lattice: lattice, hills: PlanWarp.Hills(west: size.x * 0.2, north: size.y * 0.3, rise: size.x * 0.09),
      names: names)
    drawLattice()
    drawElevatedRoads(dimensions, names: &names)
    let rules = neighbourhoodRules(seed: seed)
    var joined = 0
    for (index, block) in lattice.blocks.enumerated() {
      var random = SampleRandom(seed: seed, topic: "block", index: index)
      if block.count > 1 { joined += 1 }
      drawBlock(
        block, rules: block.count > 1 ? .walled : rules[index], isPark: block.count > 1 && joined % 2 == 0,
        random: &random, names: &names)
    }
    self.names = names
  }

  /// The rules of each block: shares as in a district, the densest kinds rather in the middle.
  private func neighbourhoodRules(seed: UInt64) -> [NeighbourhoodRules] {
    var random = SampleRandom(seed: seed, topic: "neighbourhoods")
    let middle = PlanarPoint(
      lattice.columns[lattice.columns.count / 2].position, lattice.rows[lattice.rows.count / 2].position)
    let reach = middle.x
    let order = lattice.blocks.indices
      .map { index in
        let place = lattice.interior(of: lattice.blocks[index]).point(0.5, 0.5)
        return (place.distance(to: middle).rawValue / reach + random.number(0, 1.1), index)
      }
      .sorted { $0 < $1 }
    let mix = NeighbourhoodRules.mix.sorted { $0.plotSize.lowerBound < $1.plotSize.lowerBound }
    var result = Array(repeating: NeighbourhoodRules.wide, count: order.count)
    for (rank, (_, index)) in order.enumerated() { result[index] = mix[rank * mix.count / order.count] }
    return result
  }

  /// Draws elevated roads through rows and columns of cells that no arterial bounds, evenly over the city.
  private mutating func drawElevatedRoads(_ dimensions: SampleDimensions, names: inout NameBook) {
    let counts = dimensions.city?.elevated ?? (0, 0)
    for (axis, count, cells, offset) in [
      (LatticeAxis.eastWest, counts.0, dimensions.rows, 1), (.northSouth, counts.1, dimensions.columns, 3),
    ] {
      for number in 0..<count {
        // Arterials lie at every fourth line; the offset keeps two cells from them.
        let wanted = cells * (2 * number + 1) / (2 * count)
        let row = min(cells - 2, wanted / 4 * 4 + offset)
        guard let reach = reach(axis: axis, cells: row) else { continue }
        let lines = lattice.lines(axis)
        draw(
          ElevatedRoad(
            axis: axis, cells: row, edges: (lines[row].position, lines[row + 1].position), reach: reach, bend: 3_700,
            name: names.stem() + "快速路", layer: axis == .eastWest ? 1 : 2))
      }
    }
  }

  /// From the first to the last single street across a row or column of cells, along its longest run of land.
  private func reach(axis: LatticeAxis, cells row: Int) -> ClosedRange<Double>? {
    let crossing = lattice.crossing(axis)
    let isLand = (0..<crossing.count - 1).map { step in
      lattice.isLand(axis == .eastWest ? CellIndex(column: step, row: row) : CellIndex(column: row, row: step))
    }
    var best = 0..<0
    var start = 0
    for step in 0...isLand.count where step == isLand.count || !isLand[step] {
      if step - start > best.count { best = start..<step }
      start = step + 1
    }
    let ends = crossing[best.lowerBound...best.upperBound].filter {
      $0.kind == .single && lattice.isDrawn(LatticeEdge(axis: $0.axis, line: $0.index, step: row))
    }
    guard let first = ends.first, let last = ends.last, first.index < last.index else { return nil }
    return first.position...last.position
  }
}
