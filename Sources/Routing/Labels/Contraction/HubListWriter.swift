/// Takes in lists behind each other, which stay until all are cleared.
final class HubListWriter {
  private(set) var words: UnsafeMutablePointer<UInt32>
  /// Words written since the last clearing.
  private(set) var count = 0
  private var capacity = 1 << 12

  init() { words = .allocate(capacity: capacity) }

  deinit { words.deallocate() }

  func clear() { count = 0 }

  /// Adds a list of hubs, which rise.
  /// - Returns: how many blocks it has.
  @inline(__always)
  func append(_ hubs: UnsafePointer<Int32>, _ distances: UnsafePointer<Int32>, count hubCount: Int) -> Int {
    var (begin, blocks) = (0, 0)
    while begin < hubCount {
      var end = begin + 1
      while end < hubCount, end - begin < HubList.width, Int(hubs[end] - hubs[begin]) <= HubList.longest { end += 1 }
      append(hubs + begin, distances + begin, ofBlock: end - begin)
      begin = end
      blocks += 1
    }
    return blocks
  }

  @inline(__always)
  private func append(_ hubs: UnsafePointer<Int32>, _ distances: UnsafePointer<Int32>, ofBlock hubCount: Int) {
    if capacity - count < HubList.blockWords { grow() }
    let last = hubs[hubCount - 1]
    words[count] = UInt32(last)
    let block = UnsafeMutableRawPointer(words + count)
    let before = (block + 4).assumingMemoryBound(to: UInt16.self)
    let onward = (block + 20).assumingMemoryBound(to: Int32.self)
    for index in 0..<HubList.width {
      before[index] = index < hubCount ? UInt16(last - hubs[index]) : 0
      onward[index] = index < hubCount ? distances[index] : .never
    }
    count += HubList.blockWords
  }

  private func grow() {
    capacity *= 2
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    larger.update(from: words, count: count)
    words.deallocate()
    words = larger
  }
}
