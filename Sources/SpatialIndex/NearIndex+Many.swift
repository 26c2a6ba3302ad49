import GeoTypes
import IndexFile

/// Takes several items.
protocol NearManySink: NearSink {
  /// Whether nothing beyond its limit could enter.
  var isFull: Bool { get }

  /// Forgets what was offered.
  mutating func clear()
}

extension NearIndex {
  /// Offers items to a sink until it has all it can hold.
  @inline(__always)
  func findNearest(to p: PlanarPoint, into sink: inout some NearManySink, where admit: (UInt32) -> Bool) {
    let block = tiles.layout.block(around: p, ring: 1)
    if search(NearStretches(block, in: tiles), block, from: p, into: &sink, where: admit) { return }
    // The tree offers everything anew.
    sink.clear()
    tree.search(from: p, into: &sink, where: admit)
  }

  /// Offers all items within a radius, some perhaps several times.
  @inline(__always)
  func findAll(
    within radius: Double, of p: PlanarPoint, into sink: inout some NearManySink, where admit: (UInt32) -> Bool
  ) {
    let block = tiles.layout.block(around: p, within: radius)
    guard block.north - block.south < NearIndex.mostRows, entryCount(of: block) <= NearIndex.mostEntries else {
      return tree.search(from: p, into: &sink, where: admit)
    }
    for row in block.south...block.north { scan(tiles.stretch(of: row, in: block), from: p, into: &sink, where: admit) }
  }

  /// Beyond this the tree, which leaves the corners of the block out, is faster.
  private static var mostRows: Int { 16 }
  private static var mostEntries: Int { 256 }

  private func entryCount(of block: NearBlock) -> Int {
    (block.south...block.north).reduce(0) { $0 + tiles.stretch(of: $1, in: block).count }
  }
}
