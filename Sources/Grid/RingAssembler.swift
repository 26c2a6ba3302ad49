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
    for hole in holes {
      guard let shell = RingAssembler.shell(around: hole, among: shells) else { continue }
      holesOf[shell].append(hole)
    }
    return MultiPolygon(zip(shells, holesOf).map { Polygon(exterior: $0, holes: $1) })
  }

  private mutating func walk(from start: Int) -> [LinearRing] {
    var rings: [LinearRing] = []
    var path = [edges[start].from]
    var next: Int? = start
    while let current = next {
      used[current] = true
      let tip = edges[current].to
      let out = outgoing(at: tip)
      if tip == path[0] || out.count > 1, let loopStart = path.lastIndex(of: tip) {
        if let ring = try? LinearRing(Array(path[loopStart...]) + [tip]) { rings.append(ring) }
        path.removeSubrange((loopStart + 1)...)
        if loopStart == 0 { break }
      } else {
        path.append(tip)
      }
      next = sharpestTurn(after: current, among: out)
    }
    return rings
  }

  /// Numbers of the pieces that leave a vertex.
  private func outgoing(at vertex: Vertex) -> Range<Int> {
    var low = 0
    var high = edges.count
    while low < high {
      let middle = (low + high) / 2
      if edges[middle].from < vertex { low = middle + 1 } else { high = middle }
    }
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

  /// The smallest outer ring around a hole; rings of one area never share an edge, so the middle of any edge tells.
  private static func shell(around hole: LinearRing, among shells: [LinearRing]) -> Int? {
    if shells.count == 1 { return 0 }
    let a = UnitPoint(hole.vertices[0])
    let b = UnitPoint(hole.vertices[1])
    let middle = UnitPoint((a.x + b.x) / 2, (a.y + b.y) / 2)
    var best: Int?
    for (i, shell) in shells.enumerated() where shell.crossesRay(from: middle) {
      if let known = best, shells[known].doubledArea <= shell.doubledArea { continue }
      best = i
    }
    return best
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
