import RoadNetwork

extension Lattice {
  /// Lays out the lines and cells of a place.
  init(_ dimensions: SampleDimensions, seed: UInt64, names: inout NameBook) {
    var random = SampleRandom(seed: seed, topic: "lattice")
    columns = Lattice.lines(.northSouth, cells: dimensions.columns, random: &random, names: &names)
    rows = Lattice.lines(.eastWest, cells: dimensions.rows, random: &random, names: &names)
    placeRoundabouts(random: &random)
    joinCells(dimensions, random: &random)
  }

  /// The lines of one axis: streets around the place, arterials at intervals, a river or a railway, streets between.
  private static func lines(
    _ axis: LatticeAxis, cells: Int, random: inout SampleRandom, names: inout NameBook
  ) -> [LatticeLine] {
    var position = 0.0
    return (0...cells).map { index in
      var line = LatticeLine(axis: axis, index: index, position: 0, kind: .single, roadClass: .branch, names: [])
      line.isOuter = index == 0 || index == cells
      line.assignKind(cells: cells)
      position += index == 0 ? 0 : random.number(355, 485) + line.halfWidth
      line.position = position
      position += line.halfWidth
      line.assignNames(cells: cells, names: &names)
      return line
    }
  }

  /// Joins pairs of neighbouring cells across a plain street.
  mutating func joinCells(_ dimensions: SampleDimensions, random: inout SampleRandom) {
    var partner: [CellIndex: CellIndex] = [:]
    var taken = Set<CellIndex>()
    for edge in random.shuffled(innerEdges()) where openEdges.count < dimensions.merges {
      let (cell, next) = edge.cells
      guard taken.isDisjoint(with: [cell, next]) else { continue }
      openEdges.insert(edge)
      partner[cell] = next
      taken.formUnion([cell, next])
    }
    precondition(openEdges.count == dimensions.merges, "no room to join so many cells")
    let seconds = Set(partner.values)
    for column in 0..<dimensions.columns {
      for row in 0..<dimensions.rows {
        let cell = CellIndex(column: column, row: row)
        if isLand(cell), !seconds.contains(cell) { blocks.append([cell] + (partner[cell].map { [$0] } ?? [])) }
      }
    }
  }

  /// Edges between two cells that one plain street below the arterials separates, with no roundabout at a corner.
  private func innerEdges() -> [LatticeEdge] {
    [LatticeAxis.northSouth, .eastWest].flatMap { axis in
      lines(axis).filter { $0.kind == .single && !$0.isOuter && $0.roadClass > .arterial }.flatMap { line in
        (0..<crossing(axis).count - 1)
          .map { LatticeEdge(axis: axis, line: line.index, step: $0) }
          .filter { isLand($0.cells.0) && isLand($0.cells.1) }
          .filter { !hasRoundabout(around: $0.cells.0) && !hasRoundabout(around: $0.cells.1) }
      }
    }
  }

  private func hasRoundabout(around cell: CellIndex) -> Bool {
    [(0, 0), (1, 0), (0, 1), (1, 1)].contains { dx, dy in
      roundabouts.contains(CellIndex(column: cell.column + dx, row: cell.row + dy))
    }
  }

  /// Turns some crossings of two plain streets into roundabouts.
  mutating func placeRoundabouts(random: inout SampleRandom) {
    let isPlain = { (line: LatticeLine) in line.kind == .single && !line.isOuter }
    let candidates = columns.filter(isPlain).flatMap { column in
      rows.filter(isPlain).map { CellIndex(column: column.index, row: $0.index) }
    }
    .filter { corner in
      [(0, 0), (-1, 0), (0, -1), (-1, -1)].allSatisfy { dx, dy in
        isLand(CellIndex(column: corner.column + dx, row: corner.row + dy))
      }
    }
    let count = candidates.isEmpty ? 0 : max(1, candidates.count / 15)
    roundabouts = Set(random.shuffled(candidates).prefix(count))
  }
}

extension LatticeLine {
  /// Chooses what lies along the line by its place among `cells + 1` lines.
  fileprivate mutating func assignKind(cells: Int) {
    let river = axis == .northSouth ? (cells * 2) / 3 : -1
    let railway = axis == .eastWest && cells >= 6 ? cells - 1 : -1
    if isOuter {
      roadClass = .secondary
    } else if index == river {
      kind = .river(width: 96)
      roadClass = .secondary
    } else if index == railway {
      kind = .railway(width: 44)
    } else if index % 4 == (axis == .northSouth ? 1 : 3) {
      kind = .dual(gap: axis == .northSouth ? 22 : 20)
      roadClass = .arterial
    } else if index % 4 == (axis == .northSouth ? 3 : 1) {
      roadClass = .secondary
      isDivided = index % 8 == (axis == .northSouth ? 3 : 1)
    }
  }

  fileprivate mutating func assignNames(cells: Int, names book: inout NameBook) {
    let side =
      switch (axis, index == 0) {
      case (.northSouth, true): "西"
      case (.northSouth, false): "东"
      case (.eastWest, true): "南"
      case (.eastWest, false): "北"
      }
    switch kind {
    case .single where isOuter: names = ["环城\(side)路"]
    case .single where roadClass == .secondary: names = [book.stem() + "路"]
    case .single: names = [(axis == .northSouth ? "纬" : "经") + NameBook.numeral(index) + "路"]
    case .dual: names = Array(repeating: book.stem() + "大街", count: 2)
    case .river:
      let stem = book.stem()
      names = ["\(stem)河西路", "\(stem)河东路"]
    case .railway:
      let stem = book.stem()
      names = ["\(stem)站南街", "\(stem)站北街"]
    }
  }
}
