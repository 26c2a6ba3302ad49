internal import GeoTypes

/// The squares of one unit around all vertices and crossings, to which passing segments snap.
struct HotPixels {
  private let grid: SquareGrid
  /// The middles of the pixels bucket by bucket, each once.
  let vertices: [Vertex]
  private let first: [UInt32]
  /// Whether lines are parted at a pixel.
  private(set) var isNode: [Bool]

  /// Collects pixels; those where several vertices or a crossing lie are nodes.
  init(vertices all: [Vertex], crossings: [Vertex], in grid: SquareGrid) {
    self.grid = grid
    var first = [UInt32](repeating: 0, count: grid.bucketCount + 1)
    for vertex in all { first[grid.bucket(of: vertex)] += 1 }
    for vertex in crossings { first[grid.bucket(of: vertex)] += 1 }
    var end: UInt32 = 0
    for bucket in first.indices {
      end += first[bucket]
      first[bucket] = end
    }
    var sorted = [Vertex](repeating: Vertex(x: 0, y: 0), count: Int(end))
    func add(_ vertex: Vertex) {
      let bucket = grid.bucket(of: vertex)
      first[bucket] -= 1
      sorted[Int(first[bucket])] = vertex
    }
    for vertex in all { add(vertex) }
    for vertex in crossings { add(vertex) }
    var isNode: [Bool] = []
    isNode.reserveCapacity(sorted.count)
    var next = 0
    for bucket in 0..<grid.bucketCount {
      let range = Int(first[bucket])..<Int(first[bucket + 1])
      if range.count > 1 { sorted[range].sort() }
      first[bucket] = UInt32(next)
      for index in range {
        if next > Int(first[bucket]), sorted[next - 1] == sorted[index] {
          isNode[next - 1] = true
        } else {
          sorted[next] = sorted[index]
          isNode.append(false)
          next += 1
        }
      }
    }
    first[grid.bucketCount] = UInt32(next)
    sorted.removeSubrange(next...)
    self.first = first
    self.isNode = isNode
    vertices = sorted
    for vertex in crossings { makeNode(number(of: vertex)) }
  }

  /// The number of the pixel in whose middle a vertex lies.
  /// - Precondition: there is one.
  func number(of vertex: Vertex) -> Int {
    let bucket = grid.bucket(of: vertex)
    for number in Int(first[bucket])..<Int(first[bucket + 1]) where vertices[number] == vertex { return number }
    preconditionFailure("every vertex has a pixel")
  }

  /// Lines are parted at a pixel from now on.
  mutating func makeNode(_ number: Int) { isNode[number] = true }

  /// The pixels that a segment passes between its ends, from its start on.
  func passed(by segment: SnapRounder.Segment, into hits: inout [Int]) {
    hits.removeAll(keepingCapacity: true)
    grid.forEachBucket(along: segment) { bucket in
      for number in Int(first[bucket])..<Int(first[bucket + 1]) where segment.passes(pixelAround: vertices[number]) {
        hits.append(number)
      }
    }
    guard hits.count > 1 else { return }
    hits.sort { segment.comesTo(vertices[$0], before: vertices[$1]) }
    var kept = 1
    for index in 1..<hits.count where hits[index] != hits[kept - 1] {
      hits[kept] = hits[index]
      kept += 1
    }
    hits.removeSubrange(kept...)
  }
}
