import GeoTypes
import SpatialIndex

/// Cuts chains at the borders of divisions and tells which division lies on each side.
///
/// A border counts as crossed where the chain leaves one division for another and gets farther than the tolerance from
/// every border on both sides of the crossing. A chain that only runs along a border, weaves over it or ends at it is
/// not cut; each of its sides carries the division in which most of the line moved sideways by the tolerance lies.
struct BorderCutter {
  private let codes: [String]
  private let coverage: CoverageIndex
  private let borders: EdgeGrid
  private let tolerance: Meters

  /// Indexes the borders. - Complexity: O(n log n) in border edges.
  init(areas: [CutArea], tolerance: Meters) {
    codes = areas.map(\.code)
    coverage = CoverageIndex(cells: areas.map(\.area))
    var edges: [(a: Vertex, b: Vertex)] = []
    for ring in areas.flatMap(\.area.rings) {
      for i in 1..<ring.vertices.count { edges.append((ring.vertices[i - 1], ring.vertices[i])) }
    }
    borders = EdgeGrid(edges: edges, cellSize: 20_000)
    self.tolerance = tolerance
  }

  /// The pieces of a chain, each with its divisions; new nodes are added to `positions`.
  func pieces(of chain: Chain, positions: inout [Vertex]) -> [Chain] {
    let plane = LocalPlane(at: chain.line[chain.line.count / 2])
    let reach = plane.grown(Box(chain.line), by: tolerance + Meters(1))
    let near = borders.edges(near: reach)
    if near.isEmpty {
      var chain = chain
      chain.leftDivision = division(at: LonLat(chain.line[0]))
      chain.rightDivision = chain.leftDivision
      return [chain]
    }
    let crossings = crossings(of: chain.line, with: near)
    let cuts = cuts(of: chain.line, at: crossings, plane: plane)
    return cutting(chain, at: cuts, positions: &positions).map { piece in
      var piece = piece
      (piece.leftDivision, piece.rightDivision) = sides(of: piece.line, plane: plane)
      return piece
    }
  }

  private func division(at position: LonLat) -> String? {
    coverage.cell(at: position).map { codes[$0] }
  }

  // MARK: Crossings

  /// The places where a line touches or crosses borders, in order along it.
  private func crossings(of line: [Vertex], with near: [Int]) -> [LinePlace] {
    var places: [LinePlace] = []
    for i in 1..<line.count {
      let (a, b) = (line[i - 1], line[i])
      let box = Box([a, b])
      for edge in near {
        let (c, d) = borders.ends(of: edge)
        guard box.intersects(Box([c, d])), let fraction = crossing(a, b, c, d) else { continue }
        places.append(LinePlace(edge: i - 1, fraction: fraction))
      }
    }
    return places.sorted()
  }

  /// How far from `a` to `b` the edge from `c` to `d` is met; `nil` where they do not meet or lie in one line.
  private func crossing(_ a: Vertex, _ b: Vertex, _ c: Vertex, _ d: Vertex) -> Double? {
    let ofA = doubledArea(c, d, a)
    let ofB = doubledArea(c, d, b)
    guard ofA != ofB, ofA.signum() * ofB.signum() <= 0,
      doubledArea(a, b, c).signum() * doubledArea(a, b, d).signum() <= 0
    else { return nil }
    return Double(ofA) / Double(ofA - ofB)
  }

  private func doubledArea(_ a: Vertex, _ b: Vertex, _ c: Vertex) -> Int128 {
    let (abx, aby) = (Int64(b.x) - Int64(a.x), Int64(b.y) - Int64(a.y))
    let (acx, acy) = (Int64(c.x) - Int64(a.x), Int64(c.y) - Int64(a.y))
    return Int128(abx) * Int128(acy) - Int128(aby) * Int128(acx)
  }

  // MARK: Cuts

  /// A stretch of a line inside one division.
  private struct Stretch {
    var start: LinePlace
    var end: LinePlace
    var division: String?
    var isDeep: Bool
    var length: Double
  }

  /// The crossings that count, see the type's description.
  private func cuts(of line: [Vertex], at crossings: [LinePlace], plane: LocalPlane) -> [LinePlace] {
    let stretches = stretches(of: line, between: crossings, plane: plane)
    var cuts: [LinePlace] = []
    var last: Int?
    for (i, stretch) in stretches.enumerated() where stretch.isDeep {
      if let last, stretches[last].division != stretch.division {
        cuts.append(bestCut(among: stretches[last...i]))
      }
      last = i
    }
    return cuts
  }

  /// Between the first and the last stretch, the border that puts the least length on the wrong side.
  private func bestCut(among stretches: ArraySlice<Stretch>) -> LinePlace {
    let (first, last) = (stretches.startIndex, stretches.endIndex - 1)
    func misplaced(cutAfter cut: Int) -> Double {
      stretches.indices.reduce(0) { sum, i in
        let wanted = stretches[i <= cut ? first : last].division
        return stretches[i].division == wanted ? sum : sum + stretches[i].length
      }
    }
    let best = (first..<last).min { misplaced(cutAfter: $0) < misplaced(cutAfter: $1) } ?? first
    return stretches[best].end
  }

  private func stretches(of line: [Vertex], between crossings: [LinePlace], plane: LocalPlane) -> [Stretch] {
    let end = LinePlace(edge: line.count - 2, fraction: 1)
    var stretches: [Stretch] = []
    var start = LinePlace(edge: 0, fraction: 0)
    for place in crossings + [end] {
      let path = line.points(from: start, to: place, in: plane)
      let length = Plane.length(path).rawValue
      guard length > 0 else { continue }
      let here = division(at: plane.lonLat(middle(of: path, length: length)))
      if let last = stretches.last, last.division == here {
        stretches[stretches.count - 1].end = place
      } else {
        stretches.append(Stretch(start: start, end: place, division: here, isDeep: false, length: 0))
      }
      start = place
    }
    for i in stretches.indices where stretches.count > 1 {
      let path = line.points(from: stretches[i].start, to: stretches[i].end, in: plane)
      stretches[i].length = Plane.length(path).rawValue
      stretches[i].isDeep = isDeep(path, plane: plane)
    }
    return stretches
  }

  private func middle(of path: [PlanarPoint], length: Double) -> PlanarPoint {
    var point = path[0]
    PathWalk(path).visit(every: length) { middle, _ in point = middle }
    return point
  }

  /// Whether some point of a path (looked at every few metres) lies beyond the tolerance from every border.
  private func isDeep(_ path: [PlanarPoint], plane: LocalPlane) -> Bool {
    let limit = tolerance.rawValue
    if path.contains(where: { distanceToBorder($0, plane: plane) > limit }) { return true }
    var isDeep = false
    PathWalk(path).visit(every: limit / 4) { point, _ in
      if !isDeep { isDeep = distanceToBorder(point, plane: plane) > limit }
    }
    return isDeep
  }

  /// Distance to the nearest border, or more than the tolerance.
  private func distanceToBorder(_ point: PlanarPoint, plane: LocalPlane) -> Double {
    guard let vertex = try? Vertex(rounding: plane.lonLat(point)) else { return .infinity }
    let box = plane.grown(Box(low: vertex, high: vertex), by: tolerance + Meters(1))
    return borders.edges(near: box).reduce(.infinity) { nearest, edge in
      let (c, d) = borders.ends(of: edge)
      return min(nearest, Plane.nearest(to: point, from: plane.point(c), to: plane.point(d)).distance.rawValue)
    }
  }

  /// Cuts at places, each rounded to a stored vertex that both pieces share.
  private func cutting(_ chain: Chain, at cuts: [LinePlace], positions: inout [Vertex]) -> [Chain] {
    guard !cuts.isEmpty else { return [chain] }
    let source = chain.line
    var chain = chain
    var indexes: [Int] = []
    var inserted = 0
    for cut in cuts {
      let i = cut.edge + inserted
      let (start, end) = (chain.line[i], chain.line[i + 1])
      let vertex = Vertex.between(source[cut.edge], source[cut.edge + 1], fraction: cut.fraction)
      if vertex == start {
        if i > 0, indexes.last != i { indexes.append(i) }
      } else if vertex == end {
        if i + 1 < chain.line.count - 1 { indexes.append(i + 1) }
      } else {
        chain.insert(vertex, at: i + 1)
        indexes.append(i + 1)
        inserted += 1
      }
    }
    let nodes = indexes.map { index in
      positions.append(chain.line[index])
      return Int32(positions.count - 1)
    }
    return chain.pieces(cutAt: indexes, nodes: nodes)
  }

  // MARK: Sides

  /// The divisions in which most of the line, moved to either side by the tolerance, lies.
  private func sides(of line: [Vertex], plane: LocalPlane) -> (left: String?, right: String?) {
    let path = line.map(plane.point)
    let length = Plane.length(path).rawValue
    let reach = tolerance.rawValue + 1
    var left = DivisionVotes()
    var right = DivisionVotes()
    PathWalk(path).visit(every: max(10, length / 40)) { point, direction in
      let (dx, dy) = (direction.x * reach, direction.y * reach)
      left.add(division(at: plane.lonLat(PlanarPoint(point.x - dy, point.y + dx))))
      right.add(division(at: plane.lonLat(PlanarPoint(point.x + dy, point.y - dx))))
    }
    return (left.winner, right.winner)
  }
}

/// A count of how often each division was met; ties go to the one met first.
private struct DivisionVotes {
  private var counts: [(division: String?, count: Int)] = []

  mutating func add(_ division: String?) {
    if let index = counts.firstIndex(where: { $0.division == division }) {
      counts[index].count += 1
    } else {
      counts.append((division, 1))
    }
  }

  var winner: String? {
    var best: (division: String?, count: Int) = (nil, 0)
    for entry in counts where entry.count > best.count { best = entry }
    return best.division
  }
}
