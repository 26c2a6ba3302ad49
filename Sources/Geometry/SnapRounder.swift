internal import GeoTypes

/// Cuts lines where they meet by snap rounding, exact in integers.
///
/// Every vertex and every rounded crossing is the middle of a hot pixel, a square of one unit that has its western and
/// southern sides; a segment that passes one is bent to its middle (Hobby 1999, doi:10.1016/S0925-7721(99)00021-8).
/// Pixels and segments are found by squares of the plane, and all decisions are taken in whole numbers, so that neither
/// the order of the lines nor rounding can change the result.
struct SnapRounder {
  /// A straight piece between two different vertices.
  struct Segment: Sendable {
    var from: Vertex
    var to: Vertex
  }

  /// The lines cut once, without a direction of their own, each once, sorted.
  let pieces: [LineString]
  /// Whether a segment was bent or crossed another one; if not, cutting the pieces again changes nothing.
  let hasChanged: Bool

  /// - Complexity: O(n + k) for n vertices of even density and k crossings, and a sort of the pieces.
  init(_ lines: [LineString]) {
    let segments = lines.flatMap { line in
      zip(line.vertices, line.vertices.dropFirst()).map { Segment(from: $0, to: $1) }
    }
    let grid = SquareGrid(segments: segments)
    let crossings = SegmentCrossings.rounded(segments, in: grid)
    var pixels = HotPixels(vertices: lines.flatMap(\.vertices), crossings: crossings, in: grid)
    var bent: [Int] = []
    bent.reserveCapacity(segments.count + lines.count)
    var ends: [Int] = []
    var hits: [Int] = []
    for line in lines {
      bent.append(pixels.number(of: line.start))
      for (from, to) in zip(line.vertices, line.vertices.dropFirst()) {
        pixels.passed(by: Segment(from: from, to: to), into: &hits)
        for hit in hits { pixels.makeNode(hit) }
        bent += hits
        bent.append(pixels.number(of: to))
      }
      ends.append(bent.count)
    }
    hasChanged = !crossings.isEmpty || bent.count > segments.count + lines.count
    pieces = SnapRounder.parted(bent, ends, pixels)
  }

  /// The chains of pixels parted at nodes and where they turn back on themselves.
  private static func parted(_ chains: [Int], _ ends: [Int], _ pixels: HotPixels) -> [LineString] {
    var found: [LineString] = []
    var start = 0
    for end in ends {
      var first = start
      for index in start + 1..<end {
        let isEnd = index + 1 == end
        guard isEnd || pixels.isNode[chains[index]] || chains[index - 1] == chains[index + 1] else { continue }
        found.append(LineString(unchecked: chains[first...index].map { pixels.vertices[$0] }))
        first = index
      }
      start = end
    }
    let sorted = canonical(found)
    return sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
  }
}
