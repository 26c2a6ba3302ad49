import GeoTypes
import IndexFile

/// The edges of all cells of a coverage, each once, sorted into buckets by place.
struct SharedEdges {
  /// The edges, neighbours near each other.
  let edges: FlatArray<SharedEdge>
  /// The cell or area of each part; parts are numbered from 1 in `edges`, from 0 here.
  let ownerOfPart: [UInt32]

  /// How many edges the rings have, shared ones counted twice, and how far they all run east-west and south-north.
  let extent: EdgeExtent

  /// Collects the edges of cells. - Complexity: O(n) in vertices, but where hundreds of edges begin in one place.
  init(_ cells: [MultiPolygon]) {
    var extent = EdgeExtent()
    var ownerOfPart: [UInt32] = []
    var rings: [EdgeBuckets.Ring] = []
    let polygonCount = cells.reduce(0) { $0 + $1.polygons.count }
    ownerOfPart.reserveCapacity(polygonCount)
    rings.reserveCapacity(polygonCount)
    for (cell, area) in cells.enumerated() {
      for polygon in area.polygons {
        ownerOfPart.append(UInt32(cell))
        let part = UInt32(ownerOfPart.count)
        extent.add(polygon.exterior)
        rings.append((part, polygon.exterior))
        for hole in polygon.holes {
          extent.add(hole)
          rings.append((part, hole))
        }
      }
    }
    self.extent = extent
    self.ownerOfPart = ownerOfPart
    edges = EdgeBuckets(box: extent.box, edgeCount: extent.edgeCount).merged(rings)
  }
}

/// Buckets of a few edges by their lower end: twins meet in one.
///
/// The edges that have their part on the left come first, each at its place; those that have it on the right then take
/// the free side of their twin. What finds no twin (boundaries, overlaps) follows behind the buckets.
private struct EdgeBuckets {
  typealias Ring = (part: UInt32, ring: LinearRing)

  private let origin: (x: Int, y: Int)
  private let shift: Int
  private let columns: Int
  private let rows: Int
  private let edgeCount: Int

  /// Buckets beyond this are sorted, so that a thousand edges from one vertex do not mean a million comparisons.
  private static let linearSearchLimit = 32

  init(box: Box, edgeCount: Int) {
    self.edgeCount = edgeCount
    origin = box.isEmpty ? (0, 0) : (Int(box.low.x), Int(box.low.y))
    let width = box.isEmpty ? 0 : Int(box.high.x) - origin.x
    let height = box.isEmpty ? 0 : Int(box.high.y) - origin.y
    var shift = 2
    while ((width >> shift) + 1) * ((height >> shift) + 1) > max(16, edgeCount / 8) { shift += 1 }
    self.shift = shift
    columns = (width >> shift) + 1
    rows = (height >> shift) + 1
  }

  private func bucket(of edge: SharedEdge) -> Int {
    ((Int(edge.lower.y) - origin.y) >> shift) * columns + (Int(edge.lower.x) - origin.x) >> shift
  }

  /// The edges of rings, by bucket, twins made one.
  func merged(_ rings: [Ring]) -> FlatArray<SharedEdge> {
    FlatArray(capacity: edgeCount) { edges in
      var count = 0
      _ = FlatArray<UInt32>(capacity: columns * rows + 1) { ends in
        count = placeLeft(rings, in: edges, ends)
        sortLargeBuckets(of: edges, ends)
        forEachEdge(of: rings) { edge in
          guard edge.left == 0 else { return }
          let bucket = bucket(of: edge)
          let range = (bucket == 0 ? 0 : Int(ends[bucket - 1]))..<Int(ends[bucket])
          if !EdgeBuckets.giveSide(of: edge, to: edges, in: range) {
            edges[count] = edge
            count += 1
          }
        }
        return 0
      }
      return count
    }
  }

  /// Puts the edges that have their part on the left into buckets, and leaves the end of each bucket.
  private func placeLeft(
    _ rings: [Ring], in edges: UnsafeMutableBufferPointer<SharedEdge>,
    _ ends: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    forEachEdge(of: rings) { if $0.left != 0 { ends[bucket(of: $0) + 1] += 1 } }
    for i in 1..<ends.count { ends[i] += ends[i - 1] }
    let count = Int(ends[ends.count - 1])
    // Each start moves on to the end of its bucket.
    forEachEdge(of: rings) { edge in
      guard edge.left != 0 else { return }
      let bucket = bucket(of: edge)
      edges[Int(ends[bucket])] = edge
      ends[bucket] += 1
    }
    return count
  }

  private func sortLargeBuckets(
    of edges: UnsafeMutableBufferPointer<SharedEdge>, _ ends: UnsafeMutableBufferPointer<UInt32>
  ) {
    var start = 0
    for bucket in 0..<columns * rows {
      let end = Int(ends[bucket])
      if end - start > EdgeBuckets.linearSearchLimit {
        edges[start..<end].sort { ($0.lower.key, $0.upper.key) < ($1.lower.key, $1.upper.key) }
      }
      start = end
    }
  }

  /// Gives the side of an edge to a twin in a bucket that has it free; false where there is none.
  private static func giveSide(
    of edge: SharedEdge, to edges: UnsafeMutableBufferPointer<SharedEdge>, in bucket: Range<Int>
  ) -> Bool {
    var (low, high) = (bucket.lowerBound, bucket.upperBound)
    if bucket.count > linearSearchLimit {
      while low < high {
        let middle = (low + high) / 2
        let isBefore = (edges[middle].lower.key, edges[middle].upper.key) < (edge.lower.key, edge.upper.key)
        if isBefore { low = middle + 1 } else { high = middle }
      }
      high = low
      while high < bucket.upperBound, edges[high].lower == edge.lower, edges[high].upper == edge.upper { high += 1 }
    }
    for index in low..<high where edges[index].takeSide(of: edge) { return true }
    return false
  }

  @inline(__always)
  private func forEachEdge(of rings: [Ring], _ body: (SharedEdge) -> Void) {
    for (part, ring) in rings {
      ring.vertices.withUnsafeBufferPointer { vertices in
        for i in 1..<max(1, vertices.count) { body(SharedEdge(from: vertices[i - 1], to: vertices[i], part: part)) }
      }
    }
  }
}
