import IndexFile

extension TileEncoder {
  /// Tiles with more edges than this are split where that helps.
  static let longList = 24

  /// The small tiles for the edges at hand: about as many as edges, of a shape that cuts few of them; `nil` where
  /// splitting would not make lists much shorter.
  func layoutOfParts(of tile: Tile) -> CoverageLayout? {
    guard tile.depth < TileFormat.deepest else { return nil }
    let (width, height) = (Double(tile.width), Double(tile.height))
    var (across, along) = (0.0, 0.0)
    for edge in edges {
      across += max(0, min(max(edge.lowerX, edge.upperX), width) - max(min(edge.lowerX, edge.upperX), 0))
      along += max(0, min(edge.upperY, height) - max(edge.lowerY, 0))
    }
    let count = Double(edges.count)
    // Each small list names the areas that hold its tile.
    let inEach = purpose == .allAreas ? Double(holders.count) : 0
    let limit = min(count * (tile.depth == 0 ? 4 : 2), Double(splitBudget))
    for bits in stride(from: edges.count.bitWidth - 1 - edges.count.leadingZeroBitCount, through: 3, by: -1) {
      var best: (entries: Double, bitsX: Int)?
      for bitsX in 0...bits where TileEncoder.canSplit(tile, bitsX, bits - bitsX) {
        let entries =
          count + inEach * Double(1 << bits) + across * Double(1 << bitsX) / width + along * Double(1 << (bits - bitsX))
          / height
        if best.map({ entries < $0.entries }) ?? true { best = (entries, bitsX) }
      }
      guard let best, best.entries <= limit else { continue }
      return CoverageLayout(
        originX: tile.originX, originY: tile.originY, shiftX: tile.shiftX - best.bitsX,
        shiftY: tile.shiftY - bits + best.bitsX, columns: 1 << best.bitsX, rows: 1 << (bits - best.bitsX))
    }
    return nil
  }

  private static func canSplit(_ tile: Tile, _ bitsX: Int, _ bitsY: Int) -> Bool {
    tile.shiftX - bitsX >= CoverageLayout.smallestShift && tile.shiftY - bitsY >= CoverageLayout.smallestShift
  }

  /// Writes small tiles for the edges at hand, row by row like the large ones.
  mutating func split(_ tile: Tile, _ layout: CoverageLayout) -> UInt32 {
    let near = FlatArray(edges.map(\.edge))
    let starts = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: layout.tileCount + 1)
    starts.initialize(repeating: 0)
    defer { starts.deallocate() }
    let members = TileMembers(near.elements, over: layout, starts: starts)
    splitBudget -= members.count + (purpose == .allAreas ? holders.count * layout.tileCount : 0)
    let start = lists.count
    let bits = UInt32(layout.columns.trailingZeroBitCount) << 16 | UInt32(layout.rows.trailingZeroBitCount) << 24
    lists.append(UInt32(layout.shiftX) | UInt32(layout.shiftY) << 8 | bits)
    lists.append(TileFormat.isSplit)
    for _ in 0..<layout.tileCount { lists.append(0) }
    var eastern = holders.elements
    var southWest: [UInt32] = []
    for row in 0..<layout.rows {
      beginRow(within: eastern)
      for column in (0..<layout.columns).reversed() {
        let number = row * layout.columns + column
        var small = layout.tile(column, row)
        small.depth = tile.depth + 1
        let isEastmost = column == layout.columns - 1
        let numbers = members.edges(starts[number], starts[number + 1])
        let word = word(for: small, near: numbers, of: near.elements, isEastmost: isEastmost)
        lists[start + TileFormat.headWords + number] = word
        if isEastmost { eastern = northEast }
      }
      if row == 0 { southWest = holders.elements }
    }
    northEast = eastern
    beginRow(within: southWest)
    return listWord(start)
  }
}
