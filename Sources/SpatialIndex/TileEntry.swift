import IndexFile

/// An entry of a tile's list, in units from the tile's south-west corner.
struct TileEntry: BitwiseCopyable {
  private let lowerX: Int
  private let lowerY: Int
  private let upperX: Int
  private let upperY: Int
  var toggle: UInt32

  /// An edge that toggles when crossed.
  init(_ edge: TileEdge, toggle: UInt32) {
    lowerX = Int(edge.lowerX)
    lowerY = Int(edge.lowerY)
    upperX = Int(edge.upperX)
    upperY = Int(edge.upperY)
    self.toggle =
      toggle | (edge.isOpenBelow ? TileFormat.openBelow : 0) | (edge.isOpenAbove ? TileFormat.openAbove : 0)
  }

  /// Without extent and open to both sides: crossed by every ray.
  static func always(toggle: UInt32) -> TileEntry { TileEntry(toggle | TileFormat.openBelow | TileFormat.openAbove) }

  private init(_ toggle: UInt32) {
    (lowerX, lowerY, upperX, upperY) = (0, 0, 0, 0)
    self.toggle = toggle
  }

  /// Whether 16 bits a number are enough.
  var isNarrow: Bool {
    Int16(exactly: lowerX) != nil && Int16(exactly: lowerY) != nil && Int16(exactly: upperX) != nil
      && Int16(exactly: upperY) != nil
  }

  /// Writes three words. - Precondition: ``isNarrow``.
  func appendNarrow(to lists: inout FlatArrayBuilder<UInt32>) {
    lists.append(TileEntry.pair(lowerX, lowerY))
    lists.append(TileEntry.pair(upperX, upperY))
    lists.append(toggle)
  }

  /// Writes five words, positions as stored.
  func appendWide(to lists: inout FlatArrayBuilder<UInt32>, _ tile: TileEncoder.Tile) {
    lists.append(UInt32(truncatingIfNeeded: tile.originX + lowerX))
    lists.append(UInt32(truncatingIfNeeded: tile.originY + lowerY))
    lists.append(UInt32(truncatingIfNeeded: tile.originX + upperX))
    lists.append(UInt32(truncatingIfNeeded: tile.originY + upperY))
    lists.append(toggle)
  }

  private static func pair(_ x: Int, _ y: Int) -> UInt32 {
    UInt32(UInt16(truncatingIfNeeded: x)) | UInt32(UInt16(truncatingIfNeeded: y)) << 16
  }
}
