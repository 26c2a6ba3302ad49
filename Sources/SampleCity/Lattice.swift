/// A cell of the lattice, by column from the west and row from the south.
struct CellIndex: Hashable, Comparable {
  var column: Int
  var row: Int

  /// Orders by column, then by row.
  static func < (a: CellIndex, b: CellIndex) -> Bool {
    a.column != b.column ? a.column < b.column : a.row < b.row
  }
}

/// An inner edge of the lattice that two joined cells share.
struct LatticeEdge: Hashable {
  /// Axis of the line it is part of.
  var axis: LatticeAxis
  /// Index of that line.
  var line: Int
  /// The edge runs from crossing line `step` to `step + 1`.
  var step: Int

  /// The cells to its west and east, or to its south and north.
  var cells: (CellIndex, CellIndex) {
    axis == .northSouth
      ? (CellIndex(column: line - 1, row: step), CellIndex(column: line, row: step))
      : (CellIndex(column: step, row: line - 1), CellIndex(column: step, row: line))
  }
}

/// The street plan of a place: lines from south to north and from west to east, and the cells between them.
struct Lattice {
  /// Lines from south to north, from west to east.
  var columns: [LatticeLine]
  /// Lines from west to east, from south to north.
  var rows: [LatticeLine]
  /// Edges without a street, inside joined cells.
  var openEdges: Set<LatticeEdge> = []
  /// Communities: one or two cells each, in order of their first cell.
  var blocks: [[CellIndex]] = []
  /// Crossings (column line, row line) laid out as roundabouts.
  var roundabouts: Set<CellIndex> = []
  /// Cells that belong to the place; all of them when `nil`.
  var land: Set<CellIndex>?

  /// Lines of an axis.
  func lines(_ axis: LatticeAxis) -> [LatticeLine] { axis == .northSouth ? columns : rows }

  /// Lines that cross those of an axis.
  func crossing(_ axis: LatticeAxis) -> [LatticeLine] { axis == .northSouth ? rows : columns }

  /// Extent from west to east.
  var width: Double { columns[columns.count - 1].position }

  /// Extent from south to north.
  var height: Double { rows[rows.count - 1].position }

  /// Whether a cell belongs to the place.
  func isLand(_ cell: CellIndex) -> Bool {
    land?.contains(cell)
      ?? (cell.column >= 0 && cell.row >= 0 && cell.column < columns.count - 1 && cell.row < rows.count - 1)
  }

  /// Whether anything is drawn along an edge: no joined cells on its sides, and not both outside.
  func isDrawn(_ edge: LatticeEdge) -> Bool {
    !openEdges.contains(edge) && (land == nil || isLand(edge.cells.0) || isLand(edge.cells.1))
  }

  /// Whether an edge parts the place from what is outside.
  func isOutline(_ edge: LatticeEdge) -> Bool { isLand(edge.cells.0) != isLand(edge.cells.1) }

  /// Whether a roundabout lies where two lines cross.
  func hasRoundabout(_ line: LatticeLine, _ other: LatticeLine) -> Bool {
    line.axis == .northSouth
      ? roundabouts.contains(CellIndex(column: line.index, row: other.index))
      : roundabouts.contains(CellIndex(column: other.index, row: line.index))
  }

  /// The rectangle of some cells inside the streets around them.
  func interior(of block: [CellIndex]) -> Quad {
    let west = columns[block.map(\.column).min() ?? 0]
    let east = columns[(block.map(\.column).max() ?? 0) + 1]
    let south = rows[block.map(\.row).min() ?? 0]
    let north = rows[(block.map(\.row).max() ?? 0) + 1]
    return Quad(
      west: west.position + west.halfWidth, south: south.position + south.halfWidth,
      east: east.position - east.halfWidth, north: north.position - north.halfWidth)
  }
}
