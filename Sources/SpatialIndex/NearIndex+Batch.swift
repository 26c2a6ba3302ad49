import CIntrinsics
import GeoTypes
import IndexFile

extension NearIndex {
  /// Finds the nearest item for many positions and hands each answer out, in the order of the positions.
  ///
  /// The same answers as one position at a time; but the reads of many positions overlap. Positions that are not finite
  /// get none.
  /// - Parameter prepare: called some time before the answer to a position is handed out, to ask memory for more.
  @inline(__always)
  func findNearest(
    to positions: UnsafeBufferPointer<PlanarPoint>, limit: Double, prepare: (NearestFound) -> Void,
    _ body: (_ index: Int, _ found: NearestFound) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: NearSlot.self, capacity: NearSlot.blockSize) { slots in
      guard let slots = slots.baseAddress else { return }
      for start in stride(from: 0, to: positions.count, by: NearSlot.blockSize) {
        let block = UnsafeBufferPointer(
          rebasing: positions[start..<min(start + NearSlot.blockSize, positions.count)])
        find(block, limit: limit, slots, prepare)
        for index in 0..<block.count { body(start + index, slots[index].found) }
      }
    }
  }

  /// Answers a block in steps, each asking memory for what the next one reads: lists, items, and what the caller needs.
  @inline(__always)
  private func find(
    _ positions: UnsafeBufferPointer<PlanarPoint>, limit: Double, _ slots: UnsafeMutablePointer<NearSlot>,
    _ prepare: (NearestFound) -> Void
  ) {
    for (index, p) in positions.enumerated() {
      slots[index] = NearSlot(limit: limit)
      guard p.x.isFinite && p.y.isFinite else { continue }
      let block = tiles.layout.block(around: p, ring: 1)
      slots[index].block = block
      for row in block.south...block.north { tiles.prefetchStretch(of: row, in: block) }
    }
    for (index, p) in positions.enumerated() where p.x.isFinite && p.y.isFinite {
      slots[index].stretches = NearStretches(slots[index].block, in: tiles)
      prefetch(slots[index].stretches.south)
      prefetch(slots[index].stretches.middle)
      prefetch(slots[index].stretches.north)
    }
    for (index, p) in positions.enumerated() where p.x.isFinite && p.y.isFinite {
      if !search(
        slots[index].stretches, slots[index].block, from: p, into: &slots[index].found, where: { _ in true })
      {
        tree.search(from: p, into: &slots[index].found, where: { _ in true })
      }
      prepare(slots[index].found)
    }
  }

  /// Asks memory for the items of a stretch.
  @inline(__always)
  private func prefetch(_ stretch: Range<Int>) {
    guard let base = list.items.elements.baseAddress, stretch.count <= NearIndex.crowd else { return }
    let (first, last) = (UnsafeRawPointer(base + stretch.lowerBound), UnsafeRawPointer(base + stretch.upperBound))
    for offset in stride(from: 0, to: last - first, by: 64) { prefetch_for_read(first + offset) }
    prefetch_for_read(list.numbers.elements.baseAddress.map { $0 + stretch.lowerBound })
  }
}

/// A position of a block between two steps.
private struct NearSlot {
  static let blockSize = 64

  var block = NearBlock()
  var stretches = NearStretches()
  var found: NearestFound

  @inline(__always)
  init(limit: Double) { found = NearestFound(limit: limit) }
}
