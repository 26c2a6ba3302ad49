internal import CIntrinsics

/// Thirty-two distances in a row are one step of the processor or few: the innermost loops of tables.
///
/// On x86 with AVX2 they are C, else SIMD types of Swift; both give the same numbers.
struct LaneKernel: Sendable {
  /// How many sources go together.
  static let width = 32

  private let isWide: Bool

  /// - Parameter mayUseWide: whether C may be taken where the processor allows it.
  init(mayUseWide: Bool = true) {
    #if arch(x86_64)
    isWide = mayUseWide && has_wide_lanes()
    #else
    isWide = false
    #endif
  }

  /// Pulls distances from upper nodes to lower ones, in the order of numbers; `seeds` rise, lie in lanes before, and end
  /// with a number that is not less than `count`.
  @inline(__always)
  func sweep<Weight: SearchWeight>(
    _ edges: SearchedHierarchy<Weight>.Edges, seeds: UnsafePointer<Int32>, count: Int,
    lanes: UnsafeMutablePointer<Weight>
  ) {
    #if arch(x86_64)
    if let edges = edges as? SearchedHierarchy<Int32>.Edges, let (first, upper, weight) = wide(edges) {
      let lanes = UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Int32.self)
      return sweep_lanes_int32(first, upper, weight, seeds, Int32(count), .never, lanes)
    }
    if let edges = edges as? SearchedHierarchy<Int64>.Edges, let (first, upper, weight) = wide(edges) {
      let lanes = UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Int64.self)
      return sweep_lanes_int64(first, upper, weight, seeds, Int32(count), .never, lanes)
    }
    #endif
    LaneKernel.sweepInSwift(edges, seeds: seeds, count: count, lanes: lanes)
  }

  /// Pushes distances from nodes of the given ranks, which rise, to their upper ends, whose lanes `place` finds by rank.
  @inline(__always)
  func climb<Weight: SearchWeight>(
    _ edges: SearchedHierarchy<Weight>.Edges, ranks: UnsafeBufferPointer<Int32>, place: UnsafePointer<Int32>,
    lanes: UnsafeMutablePointer<Weight>
  ) {
    guard let start = ranks.baseAddress else { return }
    #if arch(x86_64)
    if let edges = edges as? SearchedHierarchy<Int32>.Edges, let (first, upper, weight) = wide(edges) {
      let lanes = UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Int32.self)
      return climb_lanes_int32(first, upper, weight, start, Int32(ranks.count), place, lanes)
    }
    if let edges = edges as? SearchedHierarchy<Int64>.Edges, let (first, upper, weight) = wide(edges) {
      let lanes = UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Int64.self)
      return climb_lanes_int64(first, upper, weight, start, Int32(ranks.count), place, lanes)
    }
    #endif
    LaneKernel.climbInSwift(edges, ranks: ranks, place: place, lanes: lanes)
  }

  /// Stores the cells of some rows, as `TableCells` says; false where C is not to be taken.
  @inline(__always)
  func store<Weight: SearchWeight>(
    _ lanes: UnsafePointer<Weight>, rows: UnsafeBufferPointer<Int32>, columns: Int,
    _ upper: UnsafeMutableBufferPointer<UInt32>, _ lower: UnsafeMutableBufferPointer<UInt32>?
  ) -> Bool {
    #if arch(x86_64)
    guard isWide, let row = rows.baseAddress, let cells = upper.baseAddress else { return false }
    let (count, lanes) = (Int32(rows.count), UnsafeRawPointer(lanes))
    if Weight.self == Int32.self {
      store_lanes_int32(lanes.assumingMemoryBound(to: Int32.self), Int64(columns), row, count, .never, cells)
      return true
    }
    if Weight.self == Int64.self, let others = lower?.baseAddress {
      store_lanes_int64(lanes.assumingMemoryBound(to: Int64.self), Int64(columns), row, count, .never, cells, others)
      return true
    }
    #endif
    return false
  }
}

extension LaneKernel {
  /// Where edges lie, if C is to be taken for them.
  @inline(__always)
  private func wide<Weight>(
    _ edges: SearchedHierarchy<Weight>.Edges
  ) -> (UnsafePointer<Int32>, UnsafePointer<Int32>, UnsafePointer<Weight>)? {
    guard isWide, let first = edges.first.baseAddress, let upper = edges.upper.baseAddress,
      let weight = edges.weight.baseAddress
    else { return nil }
    return (first, upper, weight)
  }

  private static func sweepInSwift<Weight: SearchWeight>(
    _ edges: SearchedHierarchy<Weight>.Edges, seeds: UnsafePointer<Int32>, count: Int,
    lanes: UnsafeMutablePointer<Weight>
  ) {
    lanes.withMemoryRebound(to: SIMD32<Weight>.self, capacity: count) { lanes in
      var seed = seeds
      var edge = Int(edges.first[0])
      for node in 0..<count {
        var least = SIMD32<Weight>(repeating: .never)
        if seed.pointee == node {
          least = lanes[node]
          seed += 1
        }
        let end = Int(edges.first[node + 1])
        while edge < end {
          least = pointwiseMin(least, lanes[Int(edges.upper[edge])] &+ edges.weight[edge])
          edge += 1
        }
        lanes[node] = least
      }
    }
  }

  private static func climbInSwift<Weight: SearchWeight>(
    _ edges: SearchedHierarchy<Weight>.Edges, ranks: UnsafeBufferPointer<Int32>, place: UnsafePointer<Int32>,
    lanes: UnsafeMutablePointer<Weight>
  ) {
    lanes.withMemoryRebound(to: SIMD32<Weight>.self, capacity: ranks.count) { lanes in
      for index in 0..<ranks.count {
        let own = lanes[index]
        for edge in Int(edges.first[Int(ranks[index])])..<Int(edges.first[Int(ranks[index]) + 1]) {
          let end = Int(place[Int(edges.upper[edge])])
          lanes[end] = pointwiseMin(lanes[end], own &+ edges.weight[edge])
        }
      }
    }
  }
}
