/// The cells that belong to a place.
struct LandMask {
  private(set) var cells: Set<CellIndex>

  init(_ cells: Set<CellIndex>) { self.cells = cells }

  /// The largest connected part, without holes and without corners at which it would touch itself.
  func tidied() -> Set<CellIndex> {
    var mask = self
    while true {
      let before = mask.cells.count
      mask.cells = mask.largestPart()
      mask.fillHoles()
      mask.fillCorners()
      if mask.cells.count == before { return mask.cells }
    }
  }

  /// The largest connected part with what it encloses.
  func filled() -> Set<CellIndex> {
    var mask = LandMask(largestPart())
    mask.fillHoles()
    return mask.cells
  }

  /// The cells beside one.
  static func neighbours(of cell: CellIndex) -> [CellIndex] {
    [(1, 0), (-1, 0), (0, 1), (0, -1)].map { CellIndex(column: cell.column + $0.0, row: cell.row + $0.1) }
  }

  /// Cells that can be reached from one without leaving a set.
  static func reached(from start: CellIndex, in cells: Set<CellIndex>) -> Set<CellIndex> {
    var part: Set<CellIndex> = [start]
    var pending = [start]
    while let cell = pending.popLast() {
      for next in neighbours(of: cell) where cells.contains(next) && part.insert(next).inserted { pending.append(next) }
    }
    return part
  }

  private func largestPart() -> Set<CellIndex> {
    var rest = cells
    var largest = Set<CellIndex>()
    for start in cells.sorted() where rest.contains(start) {
      let part = LandMask.reached(from: start, in: rest)
      rest.subtract(part)
      if part.count > largest.count { largest = part }
    }
    return largest
  }

  /// Cells around which there is only land join it.
  private mutating func fillHoles() {
    guard let first = cells.min(), let lastRow = cells.map(\.row).max(), let firstRow = cells.map(\.row).min(),
      let lastColumn = cells.map(\.column).max()
    else { return }
    var outside = Set<CellIndex>()
    for column in (first.column - 1)...(lastColumn + 1) {
      for row in (firstRow - 1)...(lastRow + 1) where !cells.contains(CellIndex(column: column, row: row)) {
        outside.insert(CellIndex(column: column, row: row))
      }
    }
    let open = LandMask.reached(from: CellIndex(column: first.column - 1, row: firstRow - 1), in: outside)
    cells.formUnion(outside.subtracting(open))
  }

  /// Where two cells meet in a corner only, a third joins them.
  private mutating func fillCorners() {
    for cell in cells.sorted() {
      for dx in [1, -1] {
        let across = CellIndex(column: cell.column + dx, row: cell.row + 1)
        let beside = CellIndex(column: cell.column + dx, row: cell.row)
        let above = CellIndex(column: cell.column, row: cell.row + 1)
        if cells.contains(across), !cells.contains(beside), !cells.contains(above) { cells.insert(beside) }
      }
    }
  }
}
