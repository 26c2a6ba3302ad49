import GeoTypes
import IndexFile

/// Writes the tiles of a coverage one by one: ``TileFormat`` tells the form.
///
/// **Why one base mark a tile is enough.** A list has every edge within the margin of its tile. Walk through the tile:
/// the mark of the cell changes where an edge is passed, and there the crossings change as well; at the height of a
/// vertex within the margin the edges that end and those that begin cancel, since all of them are in the list. Only a
/// vertex beyond the margin to the east would upset the sum, one edge ending there without the next being listed. Such
/// an edge therefore counts as crossed beyond its eastern end too. So the mark XOR the toggles of the crossed edges
/// does not depend on where in the tile one stands: it is the base mark.
struct TileEncoder: ~Copyable {
  /// What lookups are to find: the one cell of a coverage, or all areas, which may overlap.
  enum Purpose {
    case oneCell
    case allAreas
  }

  let purpose: Purpose
  /// The cell or area of each part.
  private let ownerOfPart: [UInt32]
  var lists: FlatArrayBuilder<UInt32>
  /// The parts that hold the south-eastern corner of the tile at hand.
  var holders = PartSet()
  /// The parts that hold the north-eastern corner of a tile at the eastern end of its row.
  var northEast: [UInt32] = []
  /// The parts whose marks make the base mark.
  var base = PartSet()
  /// The edges near the tile at hand.
  var near: FlatArrayBuilder<TileEdge>
  /// The word of a tile within the holders, while these stay.
  private var plain: UInt32?
  /// How many entries the lists of small tiles within split ones may still have: a bound on memory.
  var splitBudget: Int

  init(_ shared: SharedEdges, purpose: Purpose) {
    self.purpose = purpose
    ownerOfPart = shared.ownerOfPart
    lists = FlatArrayBuilder(capacity: 0)
    near = FlatArrayBuilder(capacity: 64)
    splitBudget = 16 * shared.edges.count
  }

  /// A tile to be written.
  struct Tile {
    var originX: Int
    var originY: Int
    var shiftX: Int
    var shiftY: Int
    /// How many split tiles it lies in.
    var depth = 0

    var width: Int { 1 << shiftX }
    var height: Int { 1 << shiftY }

    /// A corner as stored vertex, `east` and `north` being 0 or 1.
    func corner(east: Int, north: Int) -> LonLat {
      LonLat(
        Vertex(
          x: Int32(truncatingIfNeeded: originX + east * width), y: Int32(truncatingIfNeeded: originY + north * height)))
    }
  }

  /// The edges near the tile at hand; valid until another is gathered.
  var edges: UnsafeBufferPointer<TileEdge> { near.filledElements }

  /// Makes room for lists; what is never filled takes no memory.
  mutating func reserve(_ wordCount: Int) { lists = FlatArrayBuilder(capacity: wordCount) }

  /// Begins a row at its eastern end, where these parts hold.
  mutating func beginRow(within parts: [UInt32] = []) {
    holders.assign(parts)
    plain = nil
  }

  /// Writes the tile to the west of the one before and gives its word.
  /// - Parameter isEastmost: whether ``northEast`` is wanted.
  mutating func word(
    for tile: Tile, near numbers: UnsafeBufferPointer<UInt32>, of source: UnsafeBufferPointer<SharedEdge>,
    isEastmost: Bool = false
  ) -> UInt32 {
    gather(numbers, of: source, tile)
    if edges.isEmpty {
      if isEastmost { northEast = holders.elements }
      return plainWord()
    }
    if edges.count > TileEncoder.longList, let layout = layoutOfParts(of: tile) { return split(tile, layout) }
    crossCorners(of: tile, isEastmost: isEastmost)
    if purpose == .oneCell, isRegular(tile) { return writeRegular(tile) }
    return writeByPart(tile)
  }

  /// The word of a tile that no edge comes near to.
  mutating func plainWord() -> UInt32 {
    if let plain { return plain }
    let word = purpose == .oneCell ? lowestHolder : wordOfHolders()
    plain = word
    return word
  }

  /// Finishes the lists.
  consuming func finish() -> FlatArray<UInt32> { lists.finish() }

  /// The mark of the cell or area that has a part, 0 for part 0.
  @inline(__always)
  func mark(of part: UInt32) -> UInt32 { part == 0 ? 0 : ownerOfPart[Int(part) - 1] + 1 }

  /// The lowest mark of the holders, 0 for none. Parts are numbered by rising cell.
  private var lowestHolder: UInt32 { holders.count == 0 ? 0 : mark(of: holders[0]) }

  // MARK: Corners

  private mutating func gather(
    _ numbers: UnsafeBufferPointer<UInt32>, of source: UnsafeBufferPointer<SharedEdge>, _ tile: Tile
  ) {
    near.truncate(to: 0)
    for number in numbers {
      let edge = TileEdge(source[Int(number)], originX: tile.originX, originY: tile.originY, width: tile.width)
      if let edge { near.append(edge) }
    }
  }

  /// Finds the base from the holders of the south-eastern corner, then the holders of the south-western one.
  private mutating func crossCorners(of tile: Tile, isEastmost: Bool) {
    base.assign(holders)
    var isChanged = false
    for edge in edges {
      let crossesEast = edge.isCrossed(fromCornerOf: tile, east: 1)
      let crossesWest = edge.isCrossed(fromCornerOf: tile, east: 0)
      if crossesEast { base.meet(edge.edge) }
      if crossesEast != crossesWest {
        holders.meet(edge.edge)
        isChanged = true
      }
    }
    base.settle()
    if isChanged {
      holders.settle()
      plain = nil
    }
    guard isEastmost else { return }
    var corner = PartSet()
    corner.assign(base)
    for edge in edges where edge.isCrossed(fromCornerOf: tile, east: 1, north: 1) { corner.meet(edge.edge) }
    corner.settle()
    northEast = corner.elements
  }
}
