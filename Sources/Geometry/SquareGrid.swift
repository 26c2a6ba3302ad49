internal import GeoTypes

/// Squares of the plane of stored vertices, hashed into buckets, so that far apart places cost no more memory than near
/// ones.
struct SquareGrid: Sendable {
  private let shift: Int
  private let mask: UInt64
  /// How many buckets there are.
  let bucketCount: Int

  /// Squares of a size that suits segments: the smallest that no segment passes more than four of, on average.
  init(segments: [SnapRounder.Segment]) {
    var shift = 2
    while shift < 31 {
      let squares = segments.reduce(0) { sum, segment in
        sum + (abs(Int(segment.to.x) - Int(segment.from.x)) >> shift)
          + (abs(Int(segment.to.y) - Int(segment.from.y)) >> shift) + 1
      }
      if squares <= 4 * segments.count { break }
      shift += 1
    }
    self.shift = shift
    var count = 2
    while count < segments.count { count *= 2 }
    bucketCount = count
    mask = UInt64(count - 1)
  }

  /// The bucket of the square that holds a vertex.
  func bucket(of vertex: Vertex) -> Int { bucket(Int(vertex.x) >> shift, Int(vertex.y) >> shift) }

  /// Calls `body` with the bucket of each square that a segment passes within a unit and a half; with some buckets more
  /// than once.
  func forEachBucket(along segment: SnapRounder.Segment, _ body: (Int) -> Void) {
    let (a, b) = (segment.from, segment.to)
    let (west, east) = a.x <= b.x ? (a, b) : (b, a)
    let slope = west.x == east.x ? 0 : Double(Int(east.y) - Int(west.y)) / Double(Int(east.x) - Int(west.x))
    for column in (Int(west.x) >> shift)...(Int(east.x) >> shift) {
      let from = max(Int(west.x), column << shift)
      let to = min(Int(east.x), (column + 1) << shift)
      let entry = Double(west.y) + slope * Double(from - Int(west.x))
      let exit = west.x == east.x ? Double(east.y) : Double(west.y) + slope * Double(to - Int(west.x))
      // A unit and a half to either side covers a hot pixel and the rounding of the slope.
      let low = Int((min(entry, exit) - 1.5).rounded(.down)) >> shift
      let high = Int((max(entry, exit) + 1.5).rounded(.up)) >> shift
      for row in low...high { body(bucket(column, row)) }
    }
  }

  /// Mixed so that neighbouring squares fall apart (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
  private func bucket(_ column: Int, _ row: Int) -> Int {
    var key = UInt64(UInt32(truncatingIfNeeded: column)) << 32 | UInt64(UInt32(truncatingIfNeeded: row))
    key = (key ^ (key >> 30)) &* 0xBF58_476D_1CE4_E5B9
    key = (key ^ (key >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((key ^ (key >> 31)) & mask)
  }
}
