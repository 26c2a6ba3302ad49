import GeoTypes

/// The administrative areas of a town: a coverage whose borders follow the lattice.
struct TownDivisions {
  /// One area.
  struct Area {
    var code: String
    var name: String
    var parent: String?
    /// Cells that make it up.
    var cells: [CellIndex]
    /// Closed rings of nodes, outer rings counter-clockwise.
    var rings: [[Int]]
  }

  var districts: [Area] = []
  var subdistricts: [Area] = []
  var communities: [Area] = []
  /// Management areas over several districts, with their precedence; of a city only.
  var zones: [(area: Area, precedence: Int)] = []

  init(_ town: Town) {
    var drafting = DivisionDrafting(town)
    if let targets = town.dimensions.city {
      drafting.addCity(targets, subdistricts: town.dimensions.subdistricts)
    } else {
      drafting.addDistrict(subdistricts: town.dimensions.subdistricts)
    }
    districts = drafting.districts
    subdistricts = drafting.subdistricts
    communities = drafting.communities
    zones = drafting.zones
  }

  /// The district that a community belongs to, by its place in ``communities``.
  func district(of community: Int) -> Area {
    districts.first { communities[community].code.hasPrefix($0.code) } ?? districts[0]
  }

  /// Community of each cell, by its place in ``communities``.
  var communityByCell: [CellIndex: Int] {
    var result: [CellIndex: Int] = [:]
    for (index, community) in communities.enumerated() {
      for cell in community.cells { result[cell] = index }
    }
    return result
  }
}

/// Borders of cells as chains of nodes: everything that lies on a lattice line between two crossings.
struct CellBorders {
  private var chains: [LatticeEdge: [Int]] = [:]

  init(_ town: Town) {
    for axis in [LatticeAxis.northSouth, .eastWest] {
      let crossing = town.plan.lattice.crossing(axis).map(\.position)
      let onLine = CellBorders.nodesByLine(town, axis)
      for (line, nodes) in onLine.enumerated() {
        let along = { (node: Int) in axis == .northSouth ? town.points[node].y : town.points[node].x }
        let sorted = nodes.sorted { along($0) < along($1) }
        for step in 1..<crossing.count {
          chains[LatticeEdge(axis: axis, line: line, step: step - 1)] = sorted.filter {
            (crossing[step - 1]...crossing[step]).contains(along($0))
          }
        }
      }
    }
  }

  /// Nodes that lie exactly on each line of an axis.
  private static func nodesByLine(_ town: Town, _ axis: LatticeAxis) -> [[Int]] {
    let lines = town.plan.lattice.lines(axis)
    var index: [Double: Int] = [:]
    for line in lines { index[line.position] = line.index }
    var result = Array(repeating: [Int](), count: lines.count)
    for (node, point) in town.points.enumerated() {
      if let line = index[axis == .northSouth ? point.x : point.y] { result[line].append(node) }
    }
    return result
  }

  /// The closed ring of a cell, counter-clockwise.
  func ring(around cell: CellIndex) -> [Int] {
    let south = chain(.eastWest, cell.row, cell.column)
    let east = chain(.northSouth, cell.column + 1, cell.row)
    let north = chain(.eastWest, cell.row + 1, cell.column)
    let west = chain(.northSouth, cell.column, cell.row)
    return south + east.dropFirst() + north.reversed().dropFirst() + west.reversed().dropFirst()
  }

  private func chain(_ axis: LatticeAxis, _ line: Int, _ step: Int) -> [Int] {
    chains[LatticeEdge(axis: axis, line: line, step: step)] ?? []
  }
}
