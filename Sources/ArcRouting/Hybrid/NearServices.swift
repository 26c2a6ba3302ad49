/// For each service the others, nearest first: by the cheapest drive between them in either order, whatever the modes.
struct NearServices: Sendable {
  private let first: ContiguousArray<Int32>
  private let list: ContiguousArray<Int32>
  /// A row of bits for each service: those beside which it may be put.
  private let beside: ContiguousArray<UInt64>
  private let words: Int

  /// Rows of so many services are filled beside each other, so that the prices they share stay in the cache.
  fileprivate static let block = 16

  /// Keeps up to `count` for each, and marks up to `reach` of them as worth being put beside.
  /// - Complexity: O(n² · modes), a few prices at a time.
  init(_ graph: ModeGraph, count: Int, beside reach: Int) {
    let services = graph.serviceCount
    let kept = max(0, min(count, services - 1))
    var list: ContiguousArray<Int32> = []
    list.reserveCapacity(services * kept)
    var keys = ContiguousArray(repeating: UInt64.max, count: Self.block * services)
    for begin in stride(from: 0, to: services, by: Self.block) {
      let rows = begin..<min(begin + Self.block, services)
      let ways = BlockWays(graph, rows)
      for other in 0..<services {
        let prices = ways.prices(other, graph)
        for row in 0..<rows.count {
          let key = UInt64(UInt32(prices[row])) << 32 | UInt64(UInt32(other))
          keys[row * services + other] = other == begin + row ? .max : key
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

  /// Whether a service is worth being put beside another.
  @inline(__always)
  func isBeside(_ service: Int, _ other: Int) -> Bool {
    withRow(service) { $0[other / 64] >> UInt64(other % 64) & 1 != 0 }
  }

  /// The number of neighbours of a service.
  @inline(__always) func count(_ service: Int) -> Int { Int(first[service + 1] - first[service]) }

  /// A neighbour by its rank.
  @inline(__always) func neighbour(_ service: Int, _ rank: Int) -> Int { Int(list[Int(first[service]) + rank]) }
}

/// The cheapest ways, whatever the modes, from and to each service of a block, side by side in the lanes of a vector.
private struct BlockWays {
  typealias Prices = SIMD16<Int32>

  /// By column: the way to it. By row: the way from it.
  private var out: ContiguousArray<Prices>
  private var back: ContiguousArray<Prices>

  init(_ graph: ModeGraph, _ block: Range<Int>) {
    let far = Prices(repeating: .max)
    out = ContiguousArray(repeating: far, count: graph.width)
    back = ContiguousArray(repeating: far, count: graph.height)
    let cell = graph.layout.width
    for (lane, service) in block.enumerated() {
      for mode in Int(graph.firstModes[service])..<Int(graph.firstModes[service + 1]) {
        let (row, column) = (Int(graph.places[mode].row), Int(graph.places[mode].column))
        Self.lower(&out, lane) { graph.legs[row + $0 * cell] }
        Self.lower(&back, lane) { graph.legs[$0 * graph.width * cell + column] }
      }
    }
  }

  @inline(__always)
  private static func lower(_ ways: inout ContiguousArray<Prices>, _ lane: Int, _ price: (Int) -> Int32) {
    ways.withUnsafeMutableBytes { bytes in
      let lanes = bytes.assumingMemoryBound(to: Int32.self)
      for index in 0..<lanes.count / Prices.scalarCount {
        let place = index * Prices.scalarCount + lane
        lanes[place] = min(lanes[place], price(index))
      }
    }
  }

  /// The cheaper of both ways between each service of the block and another.
  func prices(_ other: Int, _ graph: ModeGraph) -> Prices {
    var best = Prices(repeating: .max)
    let cell = graph.layout.width
    for mode in Int(graph.firstModes[other])..<Int(graph.firstModes[other + 1]) {
      let place = graph.places[mode]
      best = best.least(out[Int(place.column) / cell]).least(back[Int(place.row) / (graph.width * cell)])
    }
    return best
  }
}

extension SIMD16<Int32> {
  /// The lesser in each lane, by arithmetic. - Precondition: nothing is negative.
  @inline(__always)
  fileprivate func least(_ other: Self) -> Self {
    let saved = other &- self
    return self &+ (saved & (saved &>> Self(repeating: 31)))
  }
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
