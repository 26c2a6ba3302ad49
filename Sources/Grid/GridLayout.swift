import GeoTypes
import Geometry

/// Which faces make which cell and which community, and what these are called.
struct GridLayout {
  private let coverage: FaceCoverage
  private let ground: GridGround
  private let options: UnitGridOptions
  /// Number of the community of each face, -1 for none.
  private var communityOfFace: [Int32]
  private var communities: [Division] = []
  private let roots: [Int32]
  private let isCell: [Bool]
  private var provisional: [String] = []

  init(
    graph: RegionGraph, coverage: FaceCoverage, ground: GridGround, options: UnitGridOptions
  ) throws(GridError) {
    self.coverage = coverage
    self.ground = ground
    self.options = options
    let roots = graph.roots
    self.roots = roots
    isCell = roots.map { root in
      let region = graph.regions[Int(root)]
      return region.isBuiltUp && region.division >= 0 && ground.inScope[Int(region.division)]
    }
    communityOfFace = Array(repeating: CoverageTopology.outside, count: roots.count)
    takeOfficialCommunities()
    try makeProvisionalCommunities(graph)
  }

  private mutating func takeOfficialCommunities() {
    var number = [Int32: Int32]()
    for (i, division) in ground.lowest.enumerated() where ground.inScope[i] && division.level == .community {
      number[Int32(i)] = Int32(communities.count)
      communities.append(division)
    }
    for face in roots.indices { communityOfFace[face] = number[coverage.owner[face]] ?? CoverageTopology.outside }
  }

  private mutating func makeProvisionalCommunities(_ graph: RegionGraph) throws(GridError) {
    let wanting = Set(
      ground.lowest.indices.filter { ground.inScope[$0] && ground.lowest[$0].level != .community }.map(Int32.init))
    guard !wanting.isEmpty else { return }
    let groups = CommunityGrouping.group(graph, divisions: wanting, cellLimit: options.provisionalCommunityCells).roots
    var facesOf = [Int32: [Int]]()
    for face in roots.indices where wanting.contains(coverage.owner[face]) {
      facesOf[groups[face], default: []].append(face)
    }
    let groupsOf = Dictionary(grouping: facesOf.sorted { $0.key < $1.key }) { coverage.owner[Int($0.key)] }
    for division in wanting.sorted() {
      try name((groupsOf[division] ?? []).map(\.value), under: ground.lowest[Int(division)])
    }
  }

  /// Numbers the communities of a division by rows of a square kilometre.
  private mutating func name(_ groups: [[Int]], under division: Division) throws(GridError) {
    let order = RowOrder(of: division.area.box, targetArea: SquareMeters(1_000_000))
    let placed = groups.map { faces in
      let largest = faces.max { coverage.faces[$0].exterior.doubledArea < coverage.faces[$1].exterior.doubledArea }
      return (faces: faces, position: order.position(of: coverage.faces[largest ?? faces[0]]))
    }
    for (i, group) in placed.sorted(by: { $0.position < $1.position }).enumerated() {
      guard let code = CommunityGrouping.code(number: i + 1, under: division) else {
        throw .tooManyCommunities(division: division.code, count: groups.count)
      }
      for face in group.faces { communityOfFace[face] = Int32(communities.count) }
      communities.append(
        Division(
          code: code, name: "\(division.name) \(i + 1)", level: .community, parent: division.code,
          area: MultiPolygon([]), isProvisional: true))
      provisional.append(code)
    }
  }

  /// Assembles everything.
  func build(report: UnitGridReport) -> UnitGridBuild {
    var report = report
    let cells = cells()
    report.cellArea = cells.reduce(.zero) { $0 + $1.area }
    let divisions = assembledDivisions()
    let worked = Set(zip(ground.lowest, ground.inScope).filter(\.1).map(\.0.code))
    report.totalArea = divisions.reduce(.zero) { sum, division in
      worked.contains(division.code) ? sum + Ellipsoid.wgs84.area(division.area) : sum
    }
    return UnitGridBuild(
      cells: cells, divisions: divisions, addedDivisions: (ground.added + provisional).sorted(), report: report)
  }

  private func cells() -> [UnitGridCell] {
    var numbers = [Int32: Int32]()
    var community: [Int] = []
    var groups = Array(repeating: CoverageTopology.outside, count: roots.count)
    for face in roots.indices where isCell[face] && communityOfFace[face] >= 0 {
      let number = numbers[roots[face]] ?? Int32(community.count)
      if number == Int32(community.count) {
        numbers[roots[face]] = number
        community.append(Int(communityOfFace[face]))
      }
      groups[face] = number
    }
    var shapes = Array(repeating: [Polygon](), count: communities.count)
    for (number, area) in coverage.topology.areas(of: groups, count: community.count).enumerated() {
      shapes[community[number]] += area.polygons
    }
    let boxes = communityAreas().map(\.box)
    return communities.indices.flatMap { i -> [UnitGridCell] in
      let order = RowOrder(of: boxes[i], targetArea: options.targetArea)
      let placed = shapes[i].map { (polygon: $0, position: order.position(of: $0)) }
      return placed.sorted { $0.position < $1.position }.enumerated().map { number, cell in
        UnitGridCell(
          code: communities[i].code + (number + 1).padded(to: 3), community: communities[i].code,
          polygon: cell.polygon, area: Ellipsoid.wgs84.area(cell.polygon),
          perimeter: Ellipsoid.wgs84.perimeter(cell.polygon))
      }
    }.sorted { $0.code < $1.code }
  }

  private func communityAreas() -> [MultiPolygon] {
    coverage.topology.areas(of: communityOfFace, count: communities.count)
  }

  /// The divisions given, their borders carrying the vertices of the faces, and the provisional ones.
  private func assembledDivisions() -> [Division] {
    let lineages = ground.lowest.map { ground.hierarchy.lineage(of: $0.code) }
    var result: [Division] = []
    for level in DivisionLevel.allCases {
      let members = ground.hierarchy.divisions.filter { $0.level == level }
      let numbers = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.code, Int32($0)) })
      let above = lineages.map { line in line.first { $0.level == level }.flatMap { numbers[$0.code] } ?? -1 }
      let groups = coverage.owner.map { $0 < 0 ? CoverageTopology.outside : above[Int($0)] }
      for (division, area) in zip(members, coverage.topology.areas(of: groups, count: members.count)) {
        var copy = division
        if !area.isEmpty { copy.area = area }
        result.append(copy)
      }
    }
    for (community, area) in zip(communities, communityAreas()) where community.isProvisional {
      var copy = community
      copy.area = area
      result.append(copy)
    }
    return result.sorted { ($0.level, $0.code) < ($1.level, $1.code) }
  }
}
