import GeoTypes
import RoadNetwork

/// How the land inside a block is cut up by small streets.
struct NeighbourhoodRules {
  /// A plot whose longer side is below this is not cut further.
  var plotSize: ClosedRange<Double>
  /// Share of first cuts that are branch roads.
  var branchShare: Double
  /// Share of one-way streets.
  var oneWayShare: Double
  /// Share of plots with a dead end.
  var deadEndShare: Double
  /// Who may use the lanes.
  var access: Access

  /// Share of cuts that are made by two streets at once, which cross.
  var crossShare: Double

  /// An old quarter of small plots.
  static let old = NeighbourhoodRules(
    plotSize: 95...160, branchShare: 0.2, oneWayShare: 0.15, deadEndShare: 0.55, access: .open, crossShare: 0.18)
  /// A usual neighbourhood.
  static let town = NeighbourhoodRules(
    plotSize: 150...260, branchShare: 0.22, oneWayShare: 0.08, deadEndShare: 0.6, access: .open, crossShare: 0.13)
  /// Large plots of works and tower blocks.
  static let wide = NeighbourhoodRules(
    plotSize: 330...560, branchShare: 0.22, oneWayShare: 0, deadEndShare: 0.68, access: .open, crossShare: 0.13)
  /// How often each kind occurs.
  static let mix = [old, wide, town, wide, wide, town, wide]
  /// A walled ground: a school, a works, a housing estate with gates.
  static let walled = NeighbourhoodRules(
    plotSize: 230...330, branchShare: 0, oneWayShare: 0, deadEndShare: 0.4, access: .restricted, crossShare: 0.1)
}

extension StreetPlan {
  /// A piece of land that may be cut.
  private struct Piece {
    var land: Quad
    var depth: Int
  }

  /// Draws the small streets of a block by cutting its land again and again, so that most streets meet in T-junctions.
  mutating func drawNeighbourhood(
    _ land: Quad, rules: NeighbourhoodRules, random: inout SampleRandom, names: inout NameBook
  ) {
    var pending = [Piece(land: land, depth: 0)]
    while let piece = pending.popLast() {
      let limit = random.number(rules.plotSize.lowerBound, rules.plotSize.upperBound)
      guard max(piece.land.width, piece.land.height) > limit, min(piece.land.width, piece.land.height) > 60 else {
        finish(piece.land, rules: rules, random: &random)
        continue
      }
      for part in cut(piece, rules: rules, random: &random, names: &names).reversed() {
        pending.append(Piece(land: part, depth: piece.depth + 1))
      }
    }
  }

  /// Cuts a piece by one street across its longer side, or by two that cross; the parts, south-western first.
  private mutating func cut(
    _ piece: Piece, rules: NeighbourhoodRules, random: inout SampleRandom, names: inout NameBook
  ) -> [Quad] {
    // The lattice of a city has four-armed crossings enough.
    let crossShare = lattice.land == nil ? rules.crossShare : rules.crossShare * 0.3
    let isCross = random.chance(crossShare) && min(piece.land.width, piece.land.height) > 120
    let isUpright = piece.land.width > piece.land.height
    var parts = [piece.land]
    if isCross || isUpright {
      let (a, b) = piece.land.cutUpright(slanted: &random)
      parts = [a, b]
      draw([a.southEast, a.northEast], depth: piece.depth, rules: rules, random: &random, names: &names)
    }
    if isCross || !isUpright {
      let share = random.number(0.36, 0.64)
      let lean = min(0.7, max(0.3, share + random.number(-0.09, 0.09)))
      let halves = parts.count == 1 ? [piece.land.cutLevel(share, lean)] : parts.map { $0.cutLevel(share, share) }
      let ends = [halves[0].0.northWest, halves[halves.count - 1].0.northEast]
      // The corner where two streets cross lies on both, so each half is cut at the same share of the way north.
      draw(
        halves.count == 1 ? ends : [ends[0], halves[0].0.northEast, ends[1]], depth: piece.depth, rules: rules,
        random: &random, names: &names)
      parts = halves.flatMap { [$0.0, $0.1] }
    }
    return parts
  }

  private mutating func draw(
    _ line: [PlanarPoint], depth: Int, rules: NeighbourhoodRules, random: inout SampleRandom,
    names: inout NameBook
  ) {
    let isBranch = depth <= 1 && random.chance(rules.branchShare)
    if lattice.land != nil, depth <= 1, rules.branchShare > 0 {
      innerStreets.append(add(line, small(.lane, name: names.stem() + "巷", rules: rules, random: &random)))
      return
    }
    let name = streetName(isBranch: isBranch, random: &random, names: &names)
    add(line, small(isBranch ? .branch : .lane, name: name, rules: rules, random: &random))
  }

  private func streetName(isBranch: Bool, random: inout SampleRandom, names: inout NameBook) -> String? {
    if isBranch { return names.stem() + random.pick(["街", "街", "路"]) }
    guard random.chance(0.6) else { return nil }
    return names.stem() + random.pick(["巷", "里", "胡同"])
  }

  private func small(
    _ roadClass: RoadClass, name: String?, rules: NeighbourhoodRules, random: inout SampleRandom
  ) -> SegmentAttributes {
    var attributes = StreetStandard.attributes(roadClass, name: name)
    if random.chance(rules.oneWayShare) {
      attributes = StreetStandard.oneWay(roadClass, name: name, backward: random.chance(0.4))
    }
    attributes.access = rules.access
    if roadClass == .lane, random.chance(0.15) { attributes.surface = "paving_stones" }
    return attributes
  }

  /// Leaves a plot as it is, with a dead end that leads into it from one side, or makes it a small park.
  private mutating func finish(_ land: Quad, rules: NeighbourhoodRules, random: inout SampleRandom) {
    if random.chance(0.05) {
      plots.append(Plot(land: land, use: .park))
      return
    }
    var plot = Plot(land: land, use: rules.access == .open ? .housing : .walled)
    defer { plots.append(plot) }
    guard random.chance(rules.deadEndShare) else { return }
    let start = random.number(0.47, 0.53)
    let depth = random.number(0.42, 0.7)
    let lean = random.number(-0.03, 0.03)
    let isFromFarSide = random.chance(0.5)
    let isUpright = land.height >= land.width
    plot.gate =
      isUpright == isFromFarSide ? (isUpright ? 2 : 3, 1 - start) : (isUpright ? 0 : 1, start)
    let along = [0, 0.5, 1].map { share in
      let t = isFromFarSide ? 1 - share * depth : share * depth
      let s = start + lean * share * share
      return isUpright ? land.point(s, t) : land.point(t, s)
    }
    var attributes = StreetStandard.attributes(.lane, name: nil)
    attributes.access = random.chance(0.3) ? .restricted : rules.access
    add(along, attributes)
  }
}

extension Quad {
  /// West and east parts of a cut that leans a little.
  func cutUpright(slanted random: inout SampleRandom) -> (Quad, Quad) {
    let share = random.number(0.36, 0.64)
    return cutUpright(share, min(0.7, max(0.3, share + random.number(-0.09, 0.09))))
  }

  /// West and east parts of a cut from the southern side at share `s` to the northern side at share `t`.
  func cutUpright(_ s: Double, _ t: Double) -> (Quad, Quad) {
    let south = southWest.toward(southEast, s)
    let north = northWest.toward(northEast, t)
    return (
      Quad(southWest: southWest, southEast: south, northEast: north, northWest: northWest),
      Quad(southWest: south, southEast: southEast, northEast: northEast, northWest: north)
    )
  }

  /// South and north parts of a cut from the western side at share `s` to the eastern side at share `t`.
  func cutLevel(_ s: Double, _ t: Double) -> (Quad, Quad) {
    let west = southWest.toward(northWest, s)
    let east = southEast.toward(northEast, t)
    return (
      Quad(southWest: southWest, southEast: southEast, northEast: east, northWest: west),
      Quad(southWest: west, southEast: east, northEast: northEast, northWest: northWest)
    )
  }
}
