internal import GeoTypes

/// Finds vertices that snap rounding would pull a passing line onto.
///
/// One pass of snap rounding may bend a line into the half unit around a vertex it passed before. Another overlay would
/// then move it again; lines without such a place stay as they are in all that follows (iterated snap rounding:
/// Halperin and Packer 2002, doi:10.1016/S0925-7721(01)00064-5).
struct SnapCheck {
  private let vertices: [Vertex]
  private let buckets: [UInt64: Range<Int>]
  /// Buckets are squares of 4096 units, about 40 m.
  private static let shift = 12

  /// - Complexity: O(n log n).
  init(_ lines: [LineString]) {
    let distinct = Set(lines.lazy.flatMap(\.vertices))
    let keyed = distinct.map { (key: Self.key(Int($0.x) >> Self.shift, Int($0.y) >> Self.shift), vertex: $0) }
      .sorted { $0.key < $1.key }
    vertices = keyed.map(\.vertex)
    var buckets: [UInt64: Range<Int>] = [:]
    var start = 0
    for index in keyed.indices where index + 1 == keyed.count || keyed[index + 1].key != keyed[index].key {
      buckets[keyed[index].key] = start..<(index + 1)
      start = index + 1
    }
    self.buckets = buckets
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
        guard let range = buckets[Self.key(column, row)] else { continue }
        for vertex in vertices[range] where Self.pulls(vertex, a, b) { return false }
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

  private static func key(_ column: Int, _ row: Int) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: column)) << 32 | UInt64(UInt32(truncatingIfNeeded: row))
  }
}
