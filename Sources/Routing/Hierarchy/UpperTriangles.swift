internal import CIntrinsics
internal import IndexFile

extension HierarchyTopology {
  /// Whether this processor has the wide instructions that perfect customization was compiled for.
  static var hasWideLanes: Bool {
    #if arch(x86_64)
    has_wide_lanes()
    #else
    false
    #endif
  }

  /// Goes through nodes by falling rank; the edges between a node's upper ends, perfect by then, may shorten its own.
  /// - Parameter threads: how many may work; the weights are the same for any number.
  func relaxUpperTriangles<Weight: SearchWeight>(
    _ up: inout [Weight], _ down: inout [Weight], threads: Int, isWide: Bool = hasWideLanes
  ) {
    up.withUnsafeMutableBufferPointer { up in
      down.withUnsafeMutableBufferPointer { down in
        let triangles = UpperTriangles(first: first.elements, upper: upper.elements, up: up, down: down, isWide: isWide)
        guard threads > 1 else { return triangles.relax(over: 0..<nodeCount) }
        let parts = TreeParts(self, largestShare: 0.25 / Double(threads))
        for rank in parts.top.reversed() { triangles.relax(over: rank..<rank + 1) }
        // Subtrees read what lies above them and write to edges of their own only.
        shareOut(parts.subtrees.count, threads: threads) { number in
          triangles.relax(over: parts.subtrees[number].lowerBound..<parts.subtrees[number].upperBound + 1)
        }
      }
    }
  }
}

/// The triangles over a node, seen from its own edges: these cost no more than ways over the edges that join their ends.
private struct UpperTriangles<Weight: SearchWeight>: @unchecked Sendable {
  let first: UnsafeBufferPointer<Int32>
  let upper: UnsafeBufferPointer<Int32>
  /// Whoever relaxes beside others writes to no edges that they read or write: hence unchecked.
  let up: UnsafeMutableBufferPointer<Weight>
  let down: UnsafeMutableBufferPointer<Weight>
  /// Whether to use wide instructions, which must be there.
  let isWide: Bool

  /// Relaxes all triangles over ranks, the highest first.
  func relax(over ranks: Range<Int>) {
    guard let first = first.baseAddress, let upper = upper.baseAddress, let up = up.baseAddress,
      let down = down.baseAddress
    else { return }
    #if arch(x86_64)
    if isWide {
      let (begin, end) = (Int32(ranks.lowerBound), Int32(ranks.upperBound))
      if let up = up as? UnsafeMutablePointer<Int32>, let down = down as? UnsafeMutablePointer<Int32> {
        return relax_upper_triangles_int32(first, upper, up, down, begin, end)
      }
      if let up = up as? UnsafeMutablePointer<Int64>, let down = down as? UnsafeMutablePointer<Int64> {
        return relax_upper_triangles_int64(first, upper, up, down, begin, end)
      }
    }
    #endif
    for rank in ranks.reversed() { relax(above: rank) }
  }

  @inline(__always)
  private func relax(above rank: Int) {
    let (start, end) = (Int(first[rank]), Int(first[rank + 1]))
    guard end - start > 1 else { return }
    for edge in start..<(end - 1) {
      let middle = Int(upper[edge])
      var other = edge + 1
      var target = Int(first[middle])
      var (toMiddle, fromMiddle) = (up[edge], down[edge])
      while other < end {
        while upper[target] != upper[other] { target += 1 }
        let (across, back) = (up[target], down[target])
        let (toOther, fromOther) = (up[other], down[other])
        up[other] = min(toOther, toMiddle &+ across)
        down[other] = min(fromOther, back &+ fromMiddle)
        toMiddle = min(toMiddle, toOther &+ back)
        fromMiddle = min(fromMiddle, across &+ fromOther)
        other += 1
        target += 1
      }
      (up[edge], down[edge]) = (toMiddle, fromMiddle)
    }
  }
}
