import GeoTypes

/// A border piece run so that its area lies to the left.
struct DirectedEdge: Hashable, Sendable {
  var from: Vertex
  var to: Vertex
}

/// Joins the directed border pieces of one area into simple rings, outer ones counter-clockwise.
///
/// At a vertex where the area touches itself the walk takes the sharpest turn to its own side, and a ring that meets
/// itself is cut there: every ring is simple, and areas that touch in a point only become parts of their own.
struct RingAssembler {
  private let edges: [DirectedEdge]
  private var used: [Bool]

  /// The area bounded by pieces, each vertex having as many pieces in as out.
  /// - Complexity: O(n log n).
  static func area(boundedBy edges: [DirectedEdge]) -> MultiPolygon {
    var assembler = RingAssembler(edges)
    return assembler.polygons()
  }

  private init(_ edges: [DirectedEdge]) {
    self.edges = edges.sorted { $0.from != $1.from ? $0.from < $1.from : $0.to < $1.to }
    used = Array(repeating: false, count: edges.count)
  }

  private mutating func polygons() -> MultiPolygon {
    var shells: [LinearRing] = []
    var holes: [LinearRing] = []
    for start in edges.indices where !used[start] {
      for ring in walk(from: start) {
        if ring.doubledArea > 0 { shells.append(ring) } else { holes.append(ring) }
      }
    }
    var holesOf = [[LinearRing]](repeating: [], count: shells.count)
    let bands = holes.isEmpty || shells.count == 1 ? nil : RingBands(shells)
    let areas = bands == nil ? [] : shells.map(\.doubledArea)
    for hole in holes {
      let around = bands?.rings(around: RingAssembler.middle(of: hole)) ?? [0]
      if let shell = around.min(by: { areas[$0] < areas[$1] }) { holesOf[shell].append(hole) }
    }
    return MultiPolygon(zip(shells, holesOf).map { Polygon(exterior: $0, holes: $1) })
  }

  private mutating func walk(from start: Int) -> [LinearRing] {
    var rings: [LinearRing] = []
    var path = [edges[start].from]
    // Where the path came through vertices that it may come to again.
    var places: [Vertex: Int] = [:]
    var junctions: [Int] = []
    var next: Int? = start
    while let current = next {
      used[current] = true
      let tip = edges[current].to
      let out = outgoing(at: tip)
      if let loopStart = tip == path[0] ? 0 : out.count > 1 ? places[tip] : nil {
        if let ring = try? LinearRing(Array(path[loopStart...]) + [tip]) { rings.append(ring) }
        while let last = junctions.last, last > loopStart {
          places[path[last]] = nil
          junctions.removeLast()
        }
        path.removeSubrange((loopStart + 1)...)
        if loopStart == 0 { break }
      } else {
        if out.count > 1 {
          places[tip] = path.count
          junctions.append(path.count)
        }
        path.append(tip)
      }
      next = sharpestTurn(after: current, among: out)
    }
    return rings
  }

  /// Numbers of the pieces that leave a vertex.
  private func outgoing(at vertex: Vertex) -> Range<Int> {
    let low = edges.partitioningIndex { $0.from >= vertex }
    var end = low
    while end < edges.count, edges[end].from == vertex { end += 1 }
    return low..<end
  }

  private func sharpestTurn(after edge: Int, among candidates: Range<Int>) -> Int? {
    let back = Direction(from: edges[edge].to, to: edges[edge].from)
    var best: Int?
    for candidate in candidates where !used[candidate] {
      guard let known = best else {
        best = candidate
        continue
      }
      let a = Direction(from: edges[candidate].from, to: edges[candidate].to)
      let b = Direction(from: edges[known].from, to: edges[known].to)
      if a.precedes(b, clockwiseFrom: back) { best = candidate }
    }
    return best
  }

  /// The middle of an edge: rings of one area never share one, so the outer rings around it are those around the hole.
  private static func middle(of hole: LinearRing) -> UnitPoint {
    let a = UnitPoint(hole.vertices[0])
    let b = UnitPoint(hole.vertices[1])
    return UnitPoint((a.x + b.x) / 2, (a.y + b.y) / 2)
  }
}

/// A direction in stored units; comparisons are exact.
private struct Direction {
  let dx: Int64
  let dy: Int64

  init(from a: Vertex, to b: Vertex) {
    dx = Int64(b.x) - Int64(a.x)
    dy = Int64(b.y) - Int64(a.y)
  }

  func cross(_ other: Direction) -> Int128 { Int128(dx) * Int128(other.dy) - Int128(dy) * Int128(other.dx) }
  func dot(_ other: Direction) -> Int128 { Int128(dx) * Int128(other.dx) + Int128(dy) * Int128(other.dy) }

  /// 0 to 3: turned clockwise from `back` by less than a half turn, a half turn, more, a full turn.
  private func sector(clockwiseFrom back: Direction) -> Int {
    let side = back.cross(self)
    if side < 0 { return 0 }
    if side > 0 { return 2 }
    return back.dot(self) < 0 ? 1 : 3
  }

  func precedes(_ other: Direction, clockwiseFrom back: Direction) -> Bool {
    let mine = sector(clockwiseFrom: back)
    let theirs = other.sector(clockwiseFrom: back)
    return mine != theirs ? mine < theirs : cross(other) < 0
  }
}
