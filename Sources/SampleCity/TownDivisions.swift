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

  var district: Area
  var subdistricts: [Area]
  var communities: [Area]

  init(_ town: Town) {
    let borders = CellBorders(town)
    let union = CoverageUnion(points: town.points)
    var names = NameBook(seed: town.seed &+ 1)
    func area(_ code: String, _ name: String, _ parent: String?, _ cells: [CellIndex]) -> Area {
      Area(
        code: code, name: name, parent: parent, cells: cells,
        rings: union.rings(around: cells.map { borders.ring(around: $0) }))
    }
    let lattice = town.plan.lattice
    district = area(
      SampleNotice.districtCode, SampleNotice.district, nil, lattice.blocks.flatMap { $0 })
    subdistricts = []
    communities = []
    let groups = lattice.grouped(into: town.dimensions.subdistricts)
    for (index, group) in groups.enumerated() {
      let code = SampleNotice.districtCode + Decimal.padded(index + 1, digits: 3)
      subdistricts.append(
        area(code, names.stem() + "街道", SampleNotice.districtCode, group.flatMap { lattice.blocks[$0] }))
      for (number, block) in group.enumerated() {
        communities.append(
          area(code + Decimal.padded(number + 1, digits: 3), names.stem() + "社区", code, lattice.blocks[block]))
      }
    }
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
