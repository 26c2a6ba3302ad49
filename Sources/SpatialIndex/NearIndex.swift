import GeoTypes
import IndexFile

/// Finds near items: the nearest one in the tile of a position, everything else in a tree.
struct NearIndex<Item: NearItem>: Sendable {
  let tree: BoxTree<Item>
  let tiles: NearTiles<Item>

  /// Prepares items. - Parameter share: tiles for each item.
  init(_ items: [Item], numbers: [UInt32], tilesPerItem share: Double) {
    tree = BoxTree(items, numbers: numbers)
    tiles = NearTilesBuilder.tiles(over: tree, share: share)
  }

  /// An index of parts made before.
  init(tree: BoxTree<Item>, tiles: NearTiles<Item>) {
    self.tree = tree
    self.tiles = tiles
  }

  /// How many bytes it takes.
  var byteCount: Int {
    tree.list.byteCount + tree.nodes.byteCount + tiles.first.byteCount + tiles.list.byteCount
  }

  /// The nearest item no farther than a limit.
  @inline(__always)
  func nearest(to p: PlanarPoint, limit: Double) -> NearestFound {
    let entries = tiles.layout.tile(at: p).map { tiles.entries(of: $0) } ?? 0..<0
    return nearest(among: entries, to: p, limit: limit)
  }

  /// The nearest item no farther than a limit, which is one of a tile's list if that is not empty.
  @inline(__always)
  private func nearest(among entries: Range<Int>, to p: PlanarPoint, limit: Double) -> NearestFound {
    entries.isEmpty ? search(from: p, limit: limit) : tiles.nearest(of: entries, to: p, limit: limit)
  }

  @inline(never)
  private func search(from p: PlanarPoint, limit: Double) -> NearestFound {
    nearest(to: p, limit: limit) { _ in true }
  }

  /// The nearest item no farther than a limit that passes a filter. - Precondition: the position is finite.
  @inline(__always)
  func nearest(to p: PlanarPoint, limit: Double, where admit: (UInt32) -> Bool) -> NearestFound {
    var found = NearestFound(limit: limit)
    guard p.x.isFinite && p.y.isFinite else { return found }
    tree.search(from: p, into: &found, where: admit)
    return found
  }

  // MARK: Batches

  /// Finds the nearest item for many positions and hands each answer out, in the order of the positions.
  ///
  /// The same answers as one position at a time; but each block is gone through in steps that ask memory for what the
  /// next one reads, so that the waits of many positions overlap. Positions that are not finite get none.
  /// - Parameter prepare: called some time before an answer is handed out, to ask memory for more.
  @inline(__always)
  func findNearest(
    to positions: UnsafeBufferPointer<PlanarPoint>, limit: Double, prepare: (NearestFound) -> Void,
    _ body: (_ index: Int, _ found: NearestFound) -> Void
  ) {
    var slots = InlineArray<64, NearSlot>(repeating: NearSlot())
    for start in stride(from: 0, to: positions.count, by: slots.count) {
      let count = min(slots.count, positions.count - start)
      for index in 0..<count {
        let tile = tiles.layout.tile(at: positions[start + index]) ?? -1
        slots[index].tile = tile
        if tile >= 0 { tiles.prefetchEntries(of: tile) }
      }
      for index in 0..<count {
        let tile = slots[index].tile
        slots[index].entries = tile >= 0 ? tiles.entries(of: tile) : 0..<0
        tiles.prefetch(slots[index].entries)
      }
      for index in 0..<count {
        let found = nearest(among: slots[index].entries, to: positions[start + index], limit: limit)
        slots[index].found = found
        prepare(found)
      }
      for index in 0..<count { body(start + index, slots[index].found) }
    }
  }
}

/// A position of a block between two steps. A block has enough of them that memory has answered when it is gone through
/// again, and few enough to stay in the first cache.
private struct NearSlot {
  var tile = -1
  var entries = 0..<0
  var found = NearestFound(limit: 0)
}
