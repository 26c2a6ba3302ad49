/// For each service the others, nearest first: by the cheapest drive between them in either order, whatever the modes.
struct NearServices: Sendable {
  private let first: ContiguousArray<Int32>
  private let list: ContiguousArray<Int32>
  /// A row of bits for each service: those beside which it may be put.
  private let beside: ContiguousArray<UInt64>
  private let words: Int

  /// Rows of so many services are filled beside each other, so that the prices they share stay in the cache.
  private static let block = 64

  /// Keeps up to `count` for each, and marks up to `reach` of them as worth being put beside.
  /// - Complexity: O(n² · modes²) prices are read.
  init(_ graph: ModeGraph, count: Int, beside reach: Int) {
    let services = graph.serviceCount
    let kept = max(0, min(count, services - 1))
    var list: ContiguousArray<Int32> = []
    list.reserveCapacity(services * kept)
    var keys = ContiguousArray(repeating: UInt64.max, count: Self.block * services)
    for begin in stride(from: 0, to: services, by: Self.block) {
      let rows = begin..<min(begin + Self.block, services)
      for other in 0..<services {
        for service in rows {
          let price = min(graph.nearest(from: service, to: other), graph.nearest(from: other, to: service))
          let key = UInt64(UInt32(price)) << 32 | UInt64(UInt32(other))
          keys[(service - begin) * services + other] = service == other ? .max : key
        }
      }
      for row in 0..<rows.count {
        let range = row * services..<(row + 1) * services
        keys.partition(range, smallest: kept)
        keys[range.prefix(kept)].sort()
        for key in keys[range.prefix(kept)] { list.append(Int32(truncatingIfNeeded: key)) }
      }
    }
    self.list = list
    words = (services + 63) / 64
    var beside = ContiguousArray(repeating: UInt64(0), count: services * words)
    for service in 0..<services {
      for other in list[service * kept..<service * kept + min(kept, reach)] {
        beside[service * words + Int(other) / 64] |= 1 << UInt64(other % 64)
      }
    }
    self.beside = beside
    first = ContiguousArray((0...services).map { Int32($0 * kept) })
  }

  /// Calls for the row of a service's bits.
  @inline(__always)
  func withRow<Result>(_ service: Int, _ body: (UnsafePointer<UInt64>) -> Result) -> Result {
    beside.withUnsafeBufferPointer { bits in
      guard let base = bits.baseAddress else { preconditionFailure("a service is in the list") }
      return body(base + service * words)
    }
  }

  /// The number of neighbours of a service.
  @inline(__always) func count(_ service: Int) -> Int { Int(first[service + 1] - first[service]) }

  /// A neighbour by its rank.
  @inline(__always) func neighbour(_ service: Int, _ rank: Int) -> Int { Int(list[Int(first[service]) + rank]) }
}

extension ContiguousArray<UInt64> {
  /// Brings the smallest elements of a range to its front, in no order (Hoare 1961, DOI 10.1145/366622.366647).
  /// - Complexity: O(range) on average.
  fileprivate mutating func partition(_ range: Range<Int>, smallest count: Int) {
    var (low, high) = (range.lowerBound, range.upperBound - 1)
    let last = range.lowerBound + count - 1
    while low < high, last >= low {
      let pivot = self[low + (high - low) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while self[left] < pivot { left += 1 }
        while self[right] > pivot { right -= 1 }
        if left <= right {
          swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if last <= right {
        high = right
      } else if last >= left {
        low = left
      } else {
        return
      }
    }
  }
}
