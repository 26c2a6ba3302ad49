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
  private let shared: SharedEdges
  private(set) var lists: FlatArrayBuilder<UInt32>
  /// The parts that hold the south-eastern corner of the tile at hand.
  private var holders: [UInt32] = []
  /// The parts whose marks make the base mark.
  private var base: [UInt32] = []
  private var edges: [TileEdge] = []
  private var entries: [TileEntry] = []

  init(_ shared: SharedEdges, capacity: Int) {
    self.shared = shared
    lists = FlatArrayBuilder(capacity: capacity)
  }

  /// A tile to be written.
  struct Tile {
    var originX: Int
    var originY: Int
    var width: Int
    var height: Int

    /// A corner as stored vertex, `east` and `north` being 0 or 1.
    func corner(east: Int) -> LonLat {
      LonLat(Vertex(x: Int32(originX + east * width), y: Int32(originY)))
    }
  }

  /// Begins a row at its eastern end, beyond all cells.
  mutating func beginRow() { holders.removeAll(keepingCapacity: true) }

  /// The word of a tile that no edge comes near to.
  func plainWord() -> UInt32 { holders.map { mark(of: $0) }.min() ?? 0 }

  /// Writes the tile to the west of the one before and gives its word.
  mutating func word(for tile: Tile, edges numbers: UnsafeBufferPointer<UInt32>) -> UInt32 {
    gather(numbers, tile)
    if edges.isEmpty { return plainWord() }
    crossCorners(of: tile)
    return isRegular(tile) ? writeRegular(tile) : writeByPart(tile)
  }

  /// Finishes the lists.
  consuming func finish() -> FlatArray<UInt32> { lists.finish() }

  // MARK: Corners

  private mutating func gather(_ numbers: UnsafeBufferPointer<UInt32>, _ tile: Tile) {
    edges.removeAll(keepingCapacity: true)
    for number in numbers {
      let edge = TileEdge(
        shared.edges.elements[Int(number)], originX: tile.originX, originY: tile.originY, width: Double(tile.width))
      if let edge { edges.append(edge) }
    }
  }

  /// Finds the base from the holders of the south-eastern corner, then the holders of the south-western one.
  private mutating func crossCorners(of tile: Tile) {
    base.removeAll(keepingCapacity: true)
    base.append(contentsOf: holders)
    let (east, west) = (tile.corner(east: 1), tile.corner(east: 0))
    for edge in edges where edge.edge.left != edge.edge.right {
      let crossesEast = edge.isCrossed(x: Double(tile.width), y: 0, east)
      let crossesWest = edge.isCrossed(x: 0, y: 0, west)
      if crossesEast { TileEncoder.toggle(edge.edge, in: &base) }
      if crossesEast != crossesWest { TileEncoder.toggle(edge.edge, in: &holders) }
    }
  }

  private static func toggle(_ edge: SharedEdge, in parts: inout [UInt32]) {
    toggle(edge.left, in: &parts)
    toggle(edge.right, in: &parts)
  }

  private static func toggle(_ part: UInt32, in parts: inout [UInt32]) {
    guard part != 0 else { return }
    if let index = parts.firstIndex(of: part) { parts.remove(at: index) } else { parts.append(part) }
  }

  // MARK: Checks

  /// Whether at most one part holds any position of the tile, and edges meet in their ends only.
  private func isRegular(_ tile: Tile) -> Bool {
    guard edges.count <= 512 else { return false }
    for (number, edge) in edges.enumerated() {
      for other in edges[..<number] where !edge.isClear(of: other) { return false }
    }
    let code = base.reduce(0) { $0 ^ TileEncoder.code(of: $1) }
    return isOneBorder(code) || facesAreRight(tile, code)
  }

  /// Whether all edges part the same two parts, and one of these is what the base stands for: the usual case, quickly
  /// told.
  private func isOneBorder(_ code: UInt64) -> Bool {
    let (left, right) = (edges[0].edge.left, edges[0].edge.right)
    guard left != right, code == TileEncoder.code(of: left) || code == TileEncoder.code(of: right) else { return false }
    for edge in edges where !(edge.edge.left == left && edge.edge.right == right) {
      guard edge.edge.left == right, edge.edge.right == left else { return false }
    }
    return true
  }

  /// Whether the parts beside each edge, by the base and what is crossed, are those that the edge knows.
  private func facesAreRight(_ tile: Tile, _ code: UInt64) -> Bool {
    var isChecked = holders.count <= 1
    for (number, edge) in edges.enumerated() {
      guard let place = edge.middle(width: Double(tile.width), height: Double(tile.height)) else { continue }
      // Leaving the edge itself out gives the face to its right, or what lies over a level edge within the tile.
      var found = code
      for (otherNumber, other) in edges.enumerated() where otherNumber != number {
        switch other.crossing(x: place.x, y: place.y) {
        case .misses: break
        case .crosses: found ^= TileEncoder.code(of: other.edge.left) ^ TileEncoder.code(of: other.edge.right)
        case .inDoubt: return false
        }
      }
      let isOver = edge.edge.isLevel && !edge.isOpenAbove
      if found != TileEncoder.code(of: isOver ? edge.edge.left : edge.edge.right) { return false }
      isChecked = true
    }
    return isChecked
  }

  /// A number for a part such that sums of several hardly ever look like that of one.
  private static func code(of part: UInt32) -> UInt64 {
    let z = UInt64(part) &* 0x9E37_79B9_7F4A_7C15
    return z ^ (z >> 29) &* 0xBF58_476D_1CE4_E5B9
  }

  // MARK: Writing

  private func mark(of part: UInt32) -> UInt32 { part == 0 ? 0 : shared.cellOfPart[Int(part) - 1] + 1 }

  private mutating func writeRegular(_ tile: Tile) -> UInt32 {
    entries.removeAll(keepingCapacity: true)
    var isAtRim = false
    for edge in edges {
      let (left, right) = (mark(of: edge.edge.left), mark(of: edge.edge.right))
      if left == 0 || right == 0 || edge.edge.left == edge.edge.right { isAtRim = true }
      guard left != right, !edge.edge.isLevel || edge.isOpenAbove else { continue }
      entries.append(TileEntry(edge, toggle: left ^ right))
    }
    let baseMark = base.reduce(0) { $0 ^ mark(of: $1) }
    if entries.isEmpty && !isAtRim { return baseMark }
    return write(tile, baseMark: baseMark, flags: isAtRim ? TileFormat.hasTouchList : 0)
  }

  private mutating func writeByPart(_ tile: Tile) -> UInt32 {
    var toggles: [(part: UInt32, entry: TileEntry)] = base.map {
      (part: $0, entry: TileEntry.always(toggle: mark(of: $0)))
    }
    for edge in edges where edge.edge.left != edge.edge.right {
      for part in [edge.edge.left, edge.edge.right] where part != 0 {
        toggles.append((part, TileEntry(edge, toggle: mark(of: part))))
      }
    }
    // Parts are numbered by rising cell.
    toggles.sort { $0.part < $1.part }
    entries.removeAll(keepingCapacity: true)
    for (number, (part, entry)) in toggles.enumerated() {
      var entry = entry
      if number == 0 || toggles[number - 1].part != part { entry.toggle |= TileFormat.startsPart }
      entries.append(entry)
    }
    return write(tile, baseMark: 0, flags: TileFormat.isByPart | TileFormat.hasTouchList)
  }

  private mutating func write(_ tile: Tile, baseMark: UInt32, flags: UInt32) -> UInt32 {
    let start = lists.count
    precondition(start < Int(TileFormat.listBit) && entries.count <= Int(TileFormat.countMask), "a coverage too large")
    let isNarrow = entries.allSatisfy(\.isNarrow)
    lists.append(baseMark)
    lists.append(flags | UInt32(entries.count) | (isNarrow ? 0 : TileFormat.isWide))
    for entry in entries {
      if isNarrow { entry.appendNarrow(to: &lists) } else { entry.appendWide(to: &lists, tile) }
    }
    if flags & TileFormat.hasTouchList != 0 { writeTouchList() }
    return TileFormat.listBit | UInt32(start)
  }

  private mutating func writeTouchList() {
    lists.append(UInt32(edges.count))
    for edge in edges {
      for end in [edge.edge.lower, edge.edge.upper] {
        lists.append(UInt32(bitPattern: end.x))
        lists.append(UInt32(bitPattern: end.y))
      }
      lists.append(mark(of: edge.edge.left))
      lists.append(mark(of: edge.edge.right))
    }
  }
}
