internal import CIntrinsics

/// A list of hubs in memory, rising, in blocks of eight: the last hub of a block, how far before it each lies, in 16 bits,
/// and the distances.
///
/// Where eight hubs lie farther apart, a block holds fewer. What a block does not hold repeats its last hub, in a
/// distance of ``SearchWeight/never``.
struct HubList {
  let words: UnsafePointer<UInt32>
  /// How many blocks there are.
  let count: Int

  /// Hubs of a block.
  static let width = 8
  /// Words of a block.
  static let blockWords = 13
  /// How far apart the hubs of a block may lie.
  static let longest = 0xFFFF

  @inline(__always)
  init(_ words: UnsafePointer<UInt32>, count: Int) {
    self.words = words
    self.count = count
  }

  /// A block where it lies.
  struct Block {
    let last: Int
    /// Of each hub, how far before the last it lies.
    let before: UnsafePointer<UInt16>
    let distances: UnsafePointer<Int32>
  }

  @inline(__always)
  subscript(block: Int) -> Block {
    let start = UnsafeRawPointer(words + block * HubList.blockWords)
    return Block(
      last: Int(words[block * HubList.blockWords]), before: (start + 4).assumingMemoryBound(to: UInt16.self),
      distances: (start + 20).assumingMemoryBound(to: Int32.self))
  }

  /// Asks for the memory of the list.
  @inline(__always)
  func prefetch() {
    var word = 0
    while word < count * HubList.blockWords {
      prefetch_for_read(words + word)
      word &+= 16
    }
  }

  /// The least sum of distances over hubs of two lists, if it is less than ``SearchWeight/never``.
  /// - Complexity: O(blocks of both).
  @inline(__always)
  static func least(_ a: HubList, _ b: HubList, isWide: Bool) -> Int32 {
    #if arch(x86_64)
    if isWide { return least_over_hubs(a.words, Int64(a.count), b.words, Int64(b.count), .never) }
    #endif
    return leastInSwift(a, b)
  }

  /// Whether ``least(_:_:isWide:)`` may be asked for eight hubs at once on this processor.
  static var mayBeWide: Bool {
    #if arch(x86_64)
    has_wide_lanes()
    #else
    false
    #endif
  }

  private static func leastInSwift(_ a: HubList, _ b: HubList) -> Int32 {
    var best = Int32.never
    var (i, j) = (0, 0)
    while i < a.count * width && j < b.count * width {
      let (one, other) = (a[i / width], b[j / width])
      let hub = one.last &- Int(one.before[i % width])
      let otherHub = other.last &- Int(other.before[j % width])
      if hub == otherHub { best = min(best, one.distances[i % width] &+ other.distances[j % width]) }
      // The order of hubs is hard to foretell: no jumps. Hubs that are repeated are passed over one by one.
      i &+= hub <= otherHub ? 1 : 0
      j &+= otherHub < hub ? 1 : 0
    }
    return best
  }

  /// The distance of a hub; ``SearchWeight/never`` where the list has none of this number.
  /// - Complexity: O(log blocks).
  func distance(of hub: Int) -> Int32 {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].last < hub { low = middle + 1 } else { high = middle }
    }
    guard low < count else { return .never }
    let block = self[low]
    for index in 0..<HubList.width where block.last &- Int(block.before[index]) == hub {
      return block.distances[index]
    }
    return .never
  }

  /// The first hub of two lists over which a way of a weight leads, and how far it is along the way.
  static func meeting(_ a: HubList, _ b: HubList, at weight: Int32) -> (hub: Int, distance: Int32)? {
    for number in 0..<a.count {
      let block = a[number]
      for index in 0..<width where block.distances[index] <= weight {
        let hub = block.last &- Int(block.before[index])
        if block.distances[index] &+ b.distance(of: hub) == weight { return (hub, block.distances[index]) }
      }
    }
    return nil
  }
}
