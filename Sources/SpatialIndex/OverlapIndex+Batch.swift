public import GeoTypes

extension OverlapIndex {
  /// The areas at each of many positions, in their order.
  ///
  /// The reads of many positions overlap, so that a batch is several times faster than one lookup after the other.
  /// - Parameter hits: receives the answers in place of what it held.
  /// - Complexity: O(n + hits); no allocation while `hits` has room.
  public func findHits(at positions: Span<LonLat>, into hits: inout OverlapHits) {
    positions.withUnsafeBufferPointer { positions in
      hits.clear()
      guard let base = positions.baseAddress else { return }
      find(PositionRows(base), count: positions.count, into: &hits)
    }
  }

  /// The areas at each of many positions given as two columns in degrees; else as ``findHits(at:into:)``.
  /// - Precondition: as many longitudes as latitudes.
  public func findHits(longitudes: Span<Double>, latitudes: Span<Double>, into hits: inout OverlapHits) {
    precondition(longitudes.count == latitudes.count, "a position has a longitude and a latitude")
    longitudes.withUnsafeBufferPointer { longitudes in
      latitudes.withUnsafeBufferPointer { latitudes in
        hits.clear()
        guard let x = longitudes.baseAddress, let y = latitudes.baseAddress else { return }
        find(PositionColumns(x, y), count: longitudes.count, into: &hits)
      }
    }
  }

  private func find(_ positions: some PositionSource, count: Int, into hits: inout OverlapHits) {
    var slots = InlineArray<256, OverlapSlot>(repeating: OverlapSlot())
    withUnsafeMutableBytes(of: &slots) { bytes in
      guard let slots = bytes.assumingMemoryBound(to: OverlapSlot.self).baseAddress else { return }
      for start in stride(from: 0, to: count, by: OverlapSlot.blockSize) {
        lookup.findMarks(positions, start..<min(start + OverlapSlot.blockSize, count), slots, into: &hits)
      }
    }
  }
}

extension OverlapHits {
  fileprivate mutating func clear() {
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    areas.removeAll(keepingCapacity: true)
  }
}

/// A position of a block between two steps.
private struct OverlapSlot: BitwiseCopyable {
  static let blockSize = 256

  var place = TileLookup.Place(x: 0, y: 0, tile: 0)
  var word: UInt32 = 0
}

extension TileLookup {
  /// Answers a block in three steps, each asking memory for what the next one reads: tiles, then words, then lists.
  @inline(__always)
  fileprivate func findMarks(
    _ positions: some PositionSource, _ block: Range<Int>, _ slots: UnsafeMutablePointer<OverlapSlot>,
    into hits: inout OverlapHits
  ) {
    for index in 0..<block.count {
      let (longitude, latitude) = positions.position(block.lowerBound + index)
      slots[index].place = place(of: longitude, latitude)
      prefetchWord(of: slots[index].place.tile)
    }
    for index in 0..<block.count {
      slots[index].word = word(of: slots[index].place.tile)
      if slots[index].word & TileFormat.listBit != 0 { prefetchLongList(of: slots[index].word) }
    }
    for index in 0..<block.count {
      let (longitude, latitude) = positions.position(block.lowerBound + index)
      forEachMark(at: slots[index].place, longitude, latitude, word: slots[index].word) { mark in
        hits.areas.append(mark &- 1)
      }
      hits.starts.append(hits.areas.count)
    }
  }
}
