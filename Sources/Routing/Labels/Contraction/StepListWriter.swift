/// Takes in lists behind each other, which stay until all are cleared.
final class StepListWriter {
  private(set) var words: UnsafeMutablePointer<UInt32>
  /// Words written since the last clearing.
  private(set) var count = 0
  private var capacity = 1 << 12

  init() { words = .allocate(capacity: capacity) }

  deinit { words.deallocate() }

  func clear() { count = 0 }

  /// Adds a list.
  @inline(__always)
  func append(_ steps: UnsafePointer<UInt16>, _ distances: UnsafePointer<Int32>, count entries: Int) {
    let needed = StepList.words(entries)
    if capacity - count < needed { grow(by: needed) }
    let place = words + count
    // The last word may hold but one step.
    place[StepList.stepWords(entries) - 1] = 0
    UnsafeMutableRawPointer(place).assumingMemoryBound(to: UInt16.self).update(from: steps, count: entries)
    UnsafeMutableRawPointer(place + StepList.stepWords(entries)).assumingMemoryBound(to: Int32.self)
      .update(from: distances, count: entries)
    count += needed
  }

  private func grow(by needed: Int) {
    capacity = max(2 * capacity, count + needed)
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    larger.update(from: words, count: count)
    words.deallocate()
    words = larger
  }
}
