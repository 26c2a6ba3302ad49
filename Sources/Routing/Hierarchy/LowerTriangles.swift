internal import CIntrinsics

extension HierarchyTopology {
  /// Whether this processor has the wide instructions that customization was compiled for.
  static var hasWideLanes: Bool {
    #if arch(x86_64)
    has_wide_lanes()
    #else
    false
    #endif
  }
}

/// The triangles over a node: two of its edges, and the edge that joins their upper ends, which costs no more than the
/// way over the node.
struct LowerTriangles<Weight: SearchWeight>: @unchecked Sendable {
  let first: UnsafeBufferPointer<Int32>
  let upper: UnsafeBufferPointer<Int32>
  /// The lower end of each edge.
  let lower: UnsafeBufferPointer<Int32>
  /// Whoever relaxes beside others writes to no edges that they read or write: hence unchecked.
  let up: UnsafeMutableBufferPointer<Weight>
  let down: UnsafeMutableBufferPointer<Weight>
  /// Whether to use wide instructions, which must be there.
  let isWide: Bool

  /// Relaxes all triangles over ranks, the lowest first, except those whose middle is higher than a limit.
  func relax(over ranks: Range<Int>, middlesUpTo limit: Int) {
    guard let first = first.baseAddress, let upper = upper.baseAddress, let up = up.baseAddress,
      let down = down.baseAddress
    else { return }
    #if arch(x86_64)
    if isWide {
      let (begin, end, limit) = (Int32(ranks.lowerBound), Int32(ranks.upperBound), Int32(limit))
      if let up = up as? UnsafeMutablePointer<Int32>, let down = down as? UnsafeMutablePointer<Int32> {
        return relax_triangles_int32(first, upper, up, down, begin, end, limit, .never)
      }
      if let up = up as? UnsafeMutablePointer<Int64>, let down = down as? UnsafeMutablePointer<Int64> {
        return relax_triangles_int64(first, upper, up, down, begin, end, limit, .never)
      }
    }
    #endif
    for rank in ranks {
      let end = Int(first[rank + 1])
      var edge = Int(first[rank])
      while edge + 1 < end && upper[edge] <= limit {
        relax(along: edge, before: end)
        edge += 1
      }
    }
  }

  /// Relaxes the triangles whose edges from the lowest rank to the middle are listed.
  func relax(along edges: UnsafeBufferPointer<Int32>) {
    guard let first = first.baseAddress, let upper = upper.baseAddress, let lower = lower.baseAddress,
      let up = up.baseAddress, let down = down.baseAddress, let list = edges.baseAddress
    else { return }
    #if arch(x86_64)
    if isWide {
      if let up = up as? UnsafeMutablePointer<Int32>, let down = down as? UnsafeMutablePointer<Int32> {
        return relax_listed_triangles_int32(first, upper, lower, up, down, list, Int32(edges.count), .never)
      }
      if let up = up as? UnsafeMutablePointer<Int64>, let down = down as? UnsafeMutablePointer<Int64> {
        return relax_listed_triangles_int64(first, upper, lower, up, down, list, Int32(edges.count), .never)
      }
    }
    #endif
    for edge in edges { relax(along: Int(edge), before: Int(first[Int(lower[Int(edge)]) + 1])) }
  }

  /// For an edge to a middle, the edges to higher ends lie among those of the middle in the same order. Where ends follow
  /// each other without a gap in both lists, whole stretches are relaxed at once.
  @inline(__always)
  private func relax(along edge: Int, before end: Int) {
    let middle = Int(upper[edge])
    let (toMiddle, fromMiddle) = (up[edge], down[edge])
    guard toMiddle < .never || fromMiddle < .never else { return }
    var other = edge + 1
    var target = Int(first[middle])
    while other < end {
      let head = upper[other]
      while upper[target] != head { target += 1 }
      var length = 1
      while other + length < end && upper[other + length] == upper[target + length] { length += 1 }
      for step in 0..<length {
        up[target + step] = min(up[target + step], fromMiddle &+ up[other + step])
        down[target + step] = min(down[target + step], down[other + step] &+ toMiddle)
      }
      other += length
      target += length
    }
  }
}
