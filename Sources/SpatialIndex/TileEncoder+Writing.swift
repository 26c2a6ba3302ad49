import GeoTypes
import IndexFile

extension TileEncoder {
  /// The word for a list. - Precondition: it begins within 2^31 words.
  func listWord(_ start: Int) -> UInt32 {
    precondition(start < Int(TileFormat.listBit), "an index has at most 2^31 words")
    return TileFormat.listBit | UInt32(start)
  }

  /// Writes the edges at hand for a tile in which at most one part holds any position.
  mutating func writeRegular(_ tile: Tile) -> UInt32 {
    var baseMark: UInt32 = 0
    for index in 0..<base.count { baseMark ^= mark(of: base[index]) }
    let isNarrow = isNarrow
    let start = beginList()
    var isAtRim = false
    var count = 0
    for edge in edges {
      let (left, right) = (mark(of: edge.edge.left), mark(of: edge.edge.right))
      if left == 0 || right == 0 || edge.edge.left == edge.edge.right { isAtRim = true }
      guard left != right, !edge.edge.isLevel || edge.isOpenAbove else { continue }
      append(edge, toggle: left ^ right | edge.open, isNarrow: isNarrow, tile)
      count += 1
    }
    if count == 0 && !isAtRim {
      lists.truncate(to: start)
      return baseMark
    }
    endList(
      start, baseMark, count: count, flags: (isNarrow ? 0 : TileFormat.isWide) | (isAtRim ? TileFormat.hasTouchList : 0)
    )
    if isAtRim { writeTouchList() }
    return listWord(start)
  }

  /// Writes the edges at hand for each part that has them.
  mutating func writeByPart(_ tile: Tile) -> UInt32 {
    var order: [(part: UInt32, edge: Int)] = base.elements.map { ($0, -1) }
    for (number, edge) in edges.enumerated() {
      // An edge with the same part on both sides does not count, but may be touched.
      if purpose == .oneCell && edge.edge.left == edge.edge.right { continue }
      if edge.edge.left != 0 { order.append((edge.edge.left, number)) }
      if edge.edge.right != 0 { order.append((edge.edge.right, number)) }
    }
    // Parts are numbered by rising cell.
    order.sort { ($0.part, $0.edge) < ($1.part, $1.edge) }
    let isNarrow = isNarrow
    let start = beginList()
    var last: UInt32 = 0
    for (part, number) in order {
      let toggle = mark(of: part) | (part == last ? 0 : TileFormat.startsPart)
      last = part
      if number < 0 {
        appendAlways(toggle: toggle, isNarrow: isNarrow)
      } else {
        append(edges[number], toggle: toggle | edges[number].open, isNarrow: isNarrow, tile)
      }
    }
    let flags = TileFormat.isByPart | (isNarrow ? 0 : TileFormat.isWide)
    endList(start, 0, count: order.count, flags: purpose == .oneCell ? flags | TileFormat.hasTouchList : flags)
    if purpose == .oneCell { writeTouchList() }
    return listWord(start)
  }

  /// The word of a tile that lies within all areas that hold it.
  mutating func wordOfHolders() -> UInt32 {
    var marks = holders.elements.map { mark(of: $0) }
    if marks.count < 2 { return marks.first ?? 0 }
    marks.sort()
    let start = beginList()
    for mark in marks { appendAlways(toggle: mark | TileFormat.startsPart, isNarrow: true) }
    endList(start, 0, count: marks.count, flags: TileFormat.isByPart)
    return listWord(start)
  }

  // MARK: Words

  private mutating func beginList() -> Int {
    let start = lists.count
    lists.append(0)
    lists.append(0)
    return start
  }

  private mutating func endList(_ start: Int, _ baseMark: UInt32, count: Int, flags: UInt32) {
    precondition(count <= Int(TileFormat.countMask), "a tile has less than 2^24 edges")
    lists[start] = baseMark
    lists[start + 1] = flags | UInt32(count)
  }

  /// Whether 16 bits a number are enough for the ends of all edges at hand.
  private var isNarrow: Bool {
    let limits = -32768.0...32767.0
    for edge in edges {
      guard limits.contains(edge.lowerX), limits.contains(edge.upperX), edge.lowerY >= limits.lowerBound,
        edge.upperY <= limits.upperBound
      else { return false }
    }
    return true
  }

  @inline(__always)
  private mutating func append(_ edge: TileEdge, toggle: UInt32, isNarrow: Bool, _ tile: Tile) {
    let (lower, upper) = (edge.edge.lower, edge.edge.upper)
    if isNarrow {
      lists.append(TileEncoder.pair(Int(lower.x) - tile.originX, Int(lower.y) - tile.originY))
      lists.append(TileEncoder.pair(Int(upper.x) - tile.originX, Int(upper.y) - tile.originY))
    } else {
      for number in [lower.x, lower.y, upper.x, upper.y] { lists.append(UInt32(bitPattern: number)) }
    }
    lists.append(toggle)
  }

  /// An entry without extent, open to both sides: crossed by every ray.
  private mutating func appendAlways(toggle: UInt32, isNarrow: Bool) {
    for _ in 0..<(isNarrow ? TileFormat.narrowWords : TileFormat.wideWords) - 1 { lists.append(0) }
    lists.append(toggle | TileFormat.openBelow | TileFormat.openAbove)
  }

  @inline(__always)
  private static func pair(_ x: Int, _ y: Int) -> UInt32 {
    UInt32(UInt16(truncatingIfNeeded: x)) | UInt32(UInt16(truncatingIfNeeded: y)) << 16
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
