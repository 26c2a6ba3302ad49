import GeoTypes

/// Draws up the areas of a place, level by level.
struct DivisionDrafting {
  typealias Area = TownDivisions.Area

  private(set) var districts: [Area] = []
  private(set) var subdistricts: [Area] = []
  private(set) var communities: [Area] = []
  private(set) var zones: [(area: Area, precedence: Int)] = []

  private let town: Town
  private let borders: CellBorders
  private let union: CoverageUnion
  private var names: NameBook

  init(_ town: Town) {
    self.town = town
    borders = CellBorders(town)
    union = CoverageUnion(points: town.points)
    names = NameBook(seed: town.seed &+ 1)
  }

  private func area(_ code: String, _ name: String, _ parent: String?, blocks: [Int]) -> Area {
    area(code, name, parent, cells: blocks.flatMap { town.plan.lattice.blocks[$0] })
  }

  private func area(_ code: String, _ name: String, _ parent: String?, cells: [CellIndex]) -> Area {
    Area(
      code: code, name: name, parent: parent, cells: cells,
      rings: union.rings(around: cells.map { borders.ring(around: $0) }))
  }

  /// One district, cut in two again and again.
  mutating func addDistrict(subdistricts count: Int) {
    let lattice = town.plan.lattice
    let code = SampleNotice.districtCode
    districts = [area(code, SampleNotice.district, nil, blocks: Array(lattice.blocks.indices))]
    for (index, group) in lattice.grouped(into: count).enumerated() {
      addSubdistrict(code + Decimal.padded(index + 1, digits: 3), kind: "街道", parent: code, blocks: group)
    }
  }

  /// Districts that grow towards rivers and wide roads, and subdistricts in them alike: small in the middle of the
  /// city, towns (镇) on its outskirts.
  mutating func addCity(_ targets: CityTargets, subdistricts count: Int) {
    let lattice = town.plan.lattice
    let remoteness = lattice.remoteness
    let weights = remoteness.map { 1 / (0.25 + $0 * $0) }
    let growth = AreaGrowth(lattice, weights: weights)
    var random = SampleRandom(seed: town.seed, topic: "divisions")
    let mean = { (blocks: [Int]) in blocks.reduce(0) { $0 + remoteness[$1] } / Double(blocks.count) }
    let groups = growth.grouped(Array(lattice.blocks.indices), into: targets.districts, random: &random)
      .map { (mean($0), $0) }.sorted { ($0.0, $0.1[0]) < ($1.0, $1.1[0]) }.map(\.1)
    let shares = Apportionment.shares(of: count, by: groups.map { $0.reduce(0) { $0 + weights[$1] } })
    let parts = zip(groups, shares).map { growth.grouped($0, into: $1, random: &random) }
    let towns = Set(
      parts.flatMap { $0 }.map { (mean($0), $0[0]) }.sorted { $0 > $1 }.prefix(targets.towns).map(\.1))
    for (index, group) in groups.enumerated() {
      let code = SampleNotice.cityCode + Decimal.padded(index + 1, digits: 2)
      districts.append(area(code, names.stem() + "区", nil, blocks: group))
      var numbers = (street: 1, town: 101)
      for part in parts[index].sorted(by: { mean($0) < mean($1) }) {
        let isTown = towns.contains(part[0])
        let number = isTown ? numbers.town : numbers.street
        if isTown { numbers.town += 1 } else { numbers.street += 1 }
        addSubdistrict(
          code + Decimal.padded(number, digits: 3), kind: isTown ? "镇" : "街道", parent: code, blocks: part)
      }
    }
    addZones()
  }

  /// Three management areas of whole subdistricts over several districts, two of which overlap.
  private mutating func addZones() {
    let lattice = town.plan.lattice
    for (code, name, precedence, east, north) in [
      ("76", "样例高新区", 1, 0.56...0.88, 0.34...0.74), ("77", "样例南部山区", 3, 0.2...0.85, 0...0.22),
      ("78", "样例起步区", 2, 0.3...0.95, 0.56...1),
    ] {
      let members = subdistricts.filter { subdistrict in
        let place = lattice.interior(of: [subdistrict.cells[subdistrict.cells.count / 2]]).point(0.5, 0.5)
        return east.contains(place.x / lattice.width) && north.contains(place.y / lattice.height)
      }
      let cells = LandMask(Set(members.flatMap(\.cells))).filled().sorted()
      zones.append((area(SampleNotice.cityCode + code, name, nil, cells: cells), precedence))
    }
  }

  private mutating func addSubdistrict(_ code: String, kind: String, parent: String, blocks: [Int]) {
    subdistricts.append(area(code, names.stem() + kind, parent, blocks: blocks))
    for (number, block) in blocks.enumerated() {
      communities.append(
        area(code + Decimal.padded(number + 1, digits: 3), names.stem() + "社区", code, blocks: [block]))
    }
  }
}

extension Lattice {
  /// How far each block lies from the middle, 1 at the middle of an edge.
  var remoteness: [Double] {
    let half = PlanarPoint(width / 2, height / 2)
    return blocks.map { block in
      let place = interior(of: block).point(0.5, 0.5)
      let u = (place.x - half.x) / half.x
      let v = (place.y - half.y) / half.y
      return (u * u + v * v).squareRoot()
    }
  }
}

/// Shares out a whole number by weights.
enum Apportionment {
  /// Largest remainders (Hamilton), at least one each; ties go to the first.
  static func shares(of total: Int, by weights: [Double]) -> [Int] {
    let sum = weights.reduce(0, +)
    let fair = weights.map { $0 / sum * Double(total) }
    var shares = fair.map { max(1, Int($0)) }
    while shares.reduce(0, +) != total {
      let isShort = shares.reduce(0, +) < total
      let gaps = zip(fair, shares).map { $0 - Double($1) }
      let pick = gaps.indices.filter { isShort || shares[$0] > 1 }.max { a, b in
        let (p, q) = isShort ? (gaps[a], gaps[b]) : (-gaps[a], -gaps[b])
        return (p, -a) < (q, -b)
      }
      guard let pick else { return shares }
      shares[pick] += isShort ? 1 : -1
    }
    return shares
  }
}
