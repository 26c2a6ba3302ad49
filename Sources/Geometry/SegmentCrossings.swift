internal import GeoTypes

/// Finds where segments cross, rounded to the grid of stored vertices.
enum SegmentCrossings {
  /// The stored vertices nearest to all crossings inside both segments, some more than once.
  /// - Complexity: O(n + pairs in the same square).
  static func rounded(_ segments: [SnapRounder.Segment], in grid: SquareGrid) -> [Vertex] {
    var first = [UInt32](repeating: 0, count: grid.bucketCount + 1)
    for segment in segments { grid.forEachBucket(along: segment) { first[$0] += 1 } }
    var end: UInt32 = 0
    for bucket in first.indices {
      end += first[bucket]
      first[bucket] = end
    }
    // Filled from behind: the ends of the buckets become their beginnings.
    var members = [UInt32](repeating: 0, count: Int(end))
    for (number, segment) in segments.enumerated() {
      grid.forEachBucket(along: segment) { bucket in
        first[bucket] -= 1
        members[Int(first[bucket])] = UInt32(number)
      }
    }
    var crossings: [Vertex] = []
    for bucket in 0..<grid.bucketCount {
      let range = Int(first[bucket])..<Int(first[bucket + 1])
      for i in range {
        let one = segments[Int(members[i])]
        for j in range where j < i {
          let other = segments[Int(members[j])]
          if one.boxMeets(other), let crossing = crossing(one, other) { crossings.append(crossing) }
        }
      }
    }
    return crossings
  }

  /// The stored vertex nearest to the crossing of two segments inside both; the eastern and northern one of equally
  /// near ones.
  private static func crossing(_ s: SnapRounder.Segment, _ t: SnapRounder.Segment) -> Vertex? {
    let from = t.side(of: s.from)
    let to = t.side(of: s.to)
    guard from != 0, to != 0, (from > 0) != (to > 0) else { return nil }
    let a = s.side(of: t.from)
    let b = s.side(of: t.to)
    guard a != 0, b != 0, (a > 0) != (b > 0) else { return nil }
    // The crossing parts `s` as `from` to `-to`.
    let share = from.magnitude
    let whole = share + to.magnitude
    func place(_ start: Int32, _ end: Int32) -> Int32 {
      let way = Int128(end) - Int128(start)
      let moved = (2 * way * Int128(share) + Int128(whole)).dividedDown(by: 2 * Int128(whole))
      return Int32(Int128(start) + moved)
    }
    return Vertex(x: place(s.from.x, s.to.x), y: place(s.from.y, s.to.y))
  }
}

extension Int128 {
  /// The quotient rounded towards negative infinity.
  fileprivate func dividedDown(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
