import GeoTypes
import RoadNetwork

extension StreetPlan {
  /// Draws a whole place.
  init(_ dimensions: SampleDimensions, seed: UInt64) {
    var names = NameBook(seed: seed)
    let lattice = Lattice(dimensions, seed: seed, names: &names)
    let size = PlanarPoint(lattice.columns[dimensions.columns].position, lattice.rows[dimensions.rows].position)
    self.init(
      lattice: lattice,
      hills: PlanWarp.Hills(west: size.x * 0.52, north: size.y * 0.42, rise: min(600, size.x * 0.1)),
      names: names)
    drawLattice()
    let row = max(1, dimensions.rows * 3 / 5)
    draw(
      ElevatedRoad(
        cells: row, edges: (lattice.rows[row].position, lattice.rows[row + 1].position),
        reach: lattice.columns[0].position...size.x, bend: 2_900, name: names.stem() + "快速路"))
    var deck = SampleRandom(seed: seed, topic: "neighbourhoods")
    let kinds = deck.shuffled(lattice.blocks.indices.map { NeighbourhoodRules.mix[$0 % NeighbourhoodRules.mix.count] })
    var joined = 0
    for (index, block) in lattice.blocks.enumerated() {
      var random = SampleRandom(seed: seed, topic: "block", index: index)
      if block.count > 1 { joined += 1 }
      drawBlock(
        block, rules: block.count > 1 ? .walled : kinds[index], isPark: block.count > 1 && joined % 2 == 0,
        random: &random, names: &names)
    }
  }

  mutating func drawBlock(
    _ block: [CellIndex], rules: NeighbourhoodRules, isPark: Bool, random: inout SampleRandom, names: inout NameBook
  ) {
    let land = lattice.interior(of: block)
    if isPark {
      drawPark(land)
    } else if block.count == 1, hills.height(at: land.point(0.5, 0.5)) > 0.6 {
      drawHillside(land, random: &random, names: &names)
    } else {
      drawNeighbourhood(land, rules: rules, random: &random, names: &names)
    }
  }

  /// Draws a large park with one service lane that ends inside.
  private mutating func drawPark(_ land: Quad) {
    plots.append(Plot(land: land, use: .park))
    var attributes = StreetStandard.attributes(.lane, name: nil)
    attributes.access = .restricted
    add([land.point(0.5, 0), land.point(0.46, 0.2), land.point(0.52, 0.38)], attributes)
  }
}
