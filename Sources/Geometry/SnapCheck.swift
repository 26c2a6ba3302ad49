internal import GeoTypes

/// Finds vertices that snap rounding would pull a passing line onto.
///
/// One pass of snap rounding may bend a line into the half unit around a vertex it passed before. Another overlay would
/// then move it again; lines without such a place stay as they are in all that follows (iterated snap rounding:
/// Halperin and Packer 2002, doi:10.1016/S0925-7721(01)00064-5).
struct SnapCheck {
  /// The vertices of the lines bucket by bucket, those that several lines have as often.
  private let vertices: [Vertex]
  /// Where each bucket begins, and the end of the last one.
  private let first: [UInt32]
  /// Squares of 4096 units, about 40 m, share as many buckets as there are vertices.
  private static let shift = 12

  /// - Complexity: O(n).
  init(_ lines: [LineString]) {
    let count = lines.reduce(0) { $0 + $1.vertices.count }
    var bits = 1
    while 1 << bits < count { bits += 1 }
    var first = [UInt32](repeating: 0, count: 1 << bits + 1)
    let mask = UInt64(1) << UInt64(bits) - 1
    func bucket(_ v: Vertex) -> Int { Self.bucket(Int(v.x) >> Self.shift, Int(v.y) >> Self.shift, mask) }
    for line in lines {
      for vertex in line.vertices { first[bucket(vertex)] += 1 }
    }
    var end: UInt32 = 0
    for index in first.indices {
      end += first[index]
      first[index] = end
    }
    // Filled from behind, so that the ends of the buckets become their beginnings.
    vertices = [Vertex](unsafeUninitializedCapacity: count) { buffer, filled in
      for line in lines {
        for vertex in line.vertices {
          first[bucket(vertex)] -= 1
          buffer.initializeElement(at: Int(first[bucket(vertex)]), to: vertex)
        }
      }
      filled = count
    }
    self.first = first
  }

  /// Whether no piece of the lines touches the square of one unit around a vertex that is no end of it.
  /// - Complexity: O(n) for lines of even density.
  func isStable(_ lines: [LineString]) -> Bool {
    lines.allSatisfy { line in
      zip(line.vertices, line.vertices.dropFirst()).allSatisfy { isStable($0, $1) }
    }
  }

  private func isStable(_ a: Vertex, _ b: Vertex) -> Bool {
    let (west, east) = a.x <= b.x ? (a, b) : (b, a)
    let slope = west.x == east.x ? 0 : Double(Int(east.y) - Int(west.y)) / Double(Int(east.x) - Int(west.x))
    for column in (Int(west.x) >> Self.shift)...(Int(east.x) >> Self.shift) {
      let from = max(Int(west.x), column << Self.shift)
      let to = min(Int(east.x), (column + 1) << Self.shift)
      let entry = Double(west.y) + slope * Double(from - Int(west.x))
      let exit = west.x == east.x ? Double(east.y) : Double(west.y) + slope * Double(to - Int(west.x))
      // A unit and a half to either side covers the square and the rounding of the slope.
      let low = Int((min(entry, exit) - 1.5).rounded(.down)) >> Self.shift
      let high = Int((max(entry, exit) + 1.5).rounded(.up)) >> Self.shift
      for row in low...high {
        let bucket = Self.bucket(column, row, UInt64(first.count - 2))
        for index in first[bucket]..<first[bucket + 1] where Self.pulls(vertices[Int(index)], a, b) { return false }
      }
    }
    return true
  }

  /// Whether the piece from `a` to `b` touches the square of one unit around a vertex that is no end of it.
  private static func pulls(_ v: Vertex, _ a: Vertex, _ b: Vertex) -> Bool {
    guard min(a.x, b.x) <= v.x, v.x <= max(a.x, b.x), min(a.y, b.y) <= v.y, v.y <= max(a.y, b.y), v != a, v != b
    else { return false }
    let dx = Int128(b.x) - Int128(a.x)
    let dy = Int128(b.y) - Int128(a.y)
    let offset = dx * (Int128(v.y) - Int128(a.y)) - dy * (Int128(v.x) - Int128(a.x))
    return 2 * offset.magnitude <= dx.magnitude + dy.magnitude
  }

  /// Mixed so that neighbouring squares fall apart (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
  private static func bucket(_ column: Int, _ row: Int, _ mask: UInt64) -> Int {
    var key = UInt64(UInt32(truncatingIfNeeded: column)) << 32 | UInt64(UInt32(truncatingIfNeeded: row))
    key = (key ^ (key >> 30)) &* 0xBF58_476D_1CE4_E5B9
    key = (key ^ (key >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((key ^ (key >> 31)) & mask)
  }
}
