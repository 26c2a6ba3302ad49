import Dispatch
public import GeoTypes

extension CoverageIndex {
  /// The number of the cell at each of many positions, in their order, ``noCell`` where there is none.
  ///
  /// The reads of many positions overlap, so that a batch is several times faster than one lookup after the other.
  /// Positions that lie near each other in the batch are faster still.
  /// - Parameter threads: how many threads may work; the answers are the same for any number.
  /// - Precondition: as many numbers as positions.
  /// - Complexity: O(n); no allocation on one thread.
  public func findCells(at positions: Span<LonLat>, into numbers: inout MutableSpan<UInt32>, threads: Int = 1) {
    precondition(positions.count == numbers.count, "a batch has one answer a position")
    positions.withUnsafeBufferPointer { positions in
      guard let base = positions.baseAddress else { return }
      numbers.withUnsafeMutableBufferPointer { find(PositionRows(base), into: $0, threads: threads) }
    }
  }

  /// The number of the cell at each of many positions given as two columns in degrees; else as
  /// ``findCells(at:into:threads:)``.
  /// - Precondition: as many longitudes as latitudes and numbers.
  public func findCells(
    longitudes: Span<Double>, latitudes: Span<Double>, into numbers: inout MutableSpan<UInt32>, threads: Int = 1
  ) {
    precondition(
      longitudes.count == numbers.count && latitudes.count == numbers.count, "a batch has one answer a position")
    longitudes.withUnsafeBufferPointer { longitudes in
      latitudes.withUnsafeBufferPointer { latitudes in
        guard let x = longitudes.baseAddress, let y = latitudes.baseAddress else { return }
        numbers.withUnsafeMutableBufferPointer { find(PositionColumns(x, y), into: $0, threads: threads) }
      }
    }
  }

  /// Positions a thread takes at a time.
  private static let share = 1 << 15

  private func find(
    _ positions: some PositionSource, into numbers: UnsafeMutableBufferPointer<UInt32>, threads: Int
  ) {
    guard let base = numbers.baseAddress else { return }
    // Each thread writes to shares of its own.
    nonisolated(unsafe) let output = base
    let count = numbers.count
    let shareCount = (count + CoverageIndex.share - 1) / CoverageIndex.share
    if threads <= 1 || shareCount == 1 {
      find(positions, 0..<count, into: output)
      return
    }
    let workers = min(threads, shareCount)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for share in stride(from: worker, to: shareCount, by: workers) {
        let start = share * CoverageIndex.share
        find(positions, start..<min(start + CoverageIndex.share, count), into: output)
      }
    }
  }

  /// Answers positions on this thread, a block at a time.
  private func find(
    _ positions: some PositionSource, _ range: Range<Int>, into output: UnsafeMutablePointer<UInt32>
  ) {
    var slots = InlineArray<256, BlockSlot>(repeating: BlockSlot())
    withUnsafeMutableBytes(of: &slots) { bytes in
      guard let slots = bytes.assumingMemoryBound(to: BlockSlot.self).baseAddress else { return }
      for start in stride(from: range.lowerBound, to: range.upperBound, by: BlockSlot.blockSize) {
        let block = start..<min(start + BlockSlot.blockSize, range.upperBound)
        lookup.find(positions, block, into: output, slots)
      }
    }
  }
}

/// A position of a block between two steps.
private struct BlockSlot: BitwiseCopyable {
  /// Enough that memory has answered when a block is gone through again, and little enough to stay in the first cache.
  static let blockSize = 256

  var place = TileLookup.Place(x: 0, y: 0, tile: 0)
  var word: UInt32 = 0
  var index: UInt32 = 0
}

extension TileLookup {
  /// Answers a block in three steps, each asking memory for what the next one reads: tiles, then words, then edges.
  @inline(__always)
  fileprivate func find(
    _ positions: some PositionSource, _ block: Range<Int>, into output: UnsafeMutablePointer<UInt32>,
    _ slots: UnsafeMutablePointer<BlockSlot>
  ) {
    for index in 0..<block.count {
      let (longitude, latitude) = positions.position(block.lowerBound + index)
      let place = place(of: longitude, latitude)
      prefetchWord(of: place.tile)
      slots[index] = BlockSlot(place: place)
    }
    var open = 0
    for index in 0..<block.count {
      let word = word(of: slots[index].place.tile)
      // Mark 0 becomes ``CoverageIndex/noCell``. Tiles with edges are gathered at the front.
      output[block.lowerBound + index] = checked(word) &- 1
      slots[open].place = slots[index].place
      slots[open].word = word
      slots[open].index = UInt32(truncatingIfNeeded: index)
      if word & TileFormat.listBit != 0 {
        prefetchList(of: word)
        open += 1
      }
    }
    for slot in UnsafeBufferPointer(start: slots, count: open) {
      let index = block.lowerBound + Int(slot.index)
      let (longitude, latitude) = positions.position(index)
      output[index] =
        markByEdges(at: slot.place, longitude: longitude, latitude: latitude, word: slot.word) &- 1
    }
  }
}
