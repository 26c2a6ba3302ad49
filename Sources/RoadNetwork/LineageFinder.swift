import GeoTypes

/// Tells where each old segment lies among changed chains: every sample of an old line goes to the nearest chain that
/// runs along it, chains of the same source first.
struct LineageFinder {
  /// What an old segment and a chain have in common.
  struct Overlap {
    var old: Int
    var new: Int
    /// The shared length, measured on the old line.
    var length: Double
    var oldFrom: Double
    var oldTo: Double
    var newFrom: Double
    var newTo: Double
  }

  private let chains: [MatchedLine]
  private let grid: EdgeGrid
  private let chainOfEdge: [Int]
  private let options: NetworkOptions

  /// Indexes the chains that are looked for. - Complexity: O(n log n) in vertices.
  init(chains: [MatchedLine], options: NetworkOptions) {
    self.chains = chains
    self.options = options
    var edges: [(a: Vertex, b: Vertex)] = []
    var chainOfEdge: [Int] = []
    for (number, chain) in chains.enumerated() {
      for i in 1..<chain.line.count {
        edges.append((chain.line[i - 1], chain.line[i]))
        chainOfEdge.append(number)
      }
    }
    self.chainOfEdge = chainOfEdge
    grid = EdgeGrid(edges: edges, cellSize: 10_000)
  }

  /// The chains that an old line lives on in, by number; `old` is set to the given number.
  func overlaps(of old: MatchedLine, number: Int) -> [Overlap] {
    let plane = LocalPlane(at: old.line[0])
    let reach = plane.grown(Box(old.line), by: max(options.sameSourceTolerance, options.otherSourceTolerance))
    let candidates = Set(grid.edges(near: reach).map { chainOfEdge[$0] }).sorted().map { chain in
      candidate(chain, for: old, plane: plane)
    }
    guard !candidates.isEmpty else { return [] }
    return samples(of: old, among: candidates, plane: plane).sorted { $0.key < $1.key }.map { index, span in
      let candidate = candidates[index]
      let scale = span.last.total > 0 ? old.length / span.last.total : 1
      let step = span.last.total / Double(span.last.count)
      let from = max(0, span.first.offset - step / 2)
      let to = min(span.last.total, span.last.offset + step / 2)
      let path = old.line.map(plane.point)
      return Overlap(
        old: number, new: candidate.chain, length: Double(span.count) * step * scale, oldFrom: from * scale,
        oldTo: to * scale, newFrom: candidate.offset(of: path.point(at: from)),
        newTo: candidate.offset(of: path.point(at: to)))
    }
  }

  // MARK: Samples

  /// A chain near an old line, in the plane. Half a metre beyond its ends still counts as along it.
  private struct Candidate {
    var chain: Int
    var path: [PlanarPoint]
    var length: Double
    var tolerance: Double
    /// What is added to distances so that chains of the same source come first.
    var handicap: Double

    /// Distance to a point if the chain runs about along a direction there and does not end before it; a metre more
    /// where it runs against the direction.
    func distance(to point: PlanarPoint, along direction: PlanarPoint) -> Double? {
      var best: Double?
      for i in 1..<path.count {
        let (a, b) = (path[i - 1], path[i])
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let parallel = abs(dx * direction.x + dy * direction.y)
        let square = dx * dx + dy * dy
        guard parallel * parallel * 4 >= square else { continue }
        let foot = (point.x - a.x) * dx + (point.y - a.y) * dy
        let slack = square.squareRoot() / 2
        if i == 1, foot < -slack { continue }
        if i == path.count - 1, foot > square + slack { continue }
        let distance = Plane.nearest(to: point, from: a, to: b).distance.rawValue
        // Of two lines one upon the other, the one digitised the same way.
        let rank = dx * direction.x + dy * direction.y < 0 ? distance + 1 : distance
        if distance <= tolerance, rank < best ?? .infinity { best = rank }
      }
      return best
    }

    /// Metres along the chain to the place nearest to a point.
    func offset(of point: PlanarPoint) -> Double {
      var best = (distance: Double.infinity, offset: 0.0)
      var passed = 0.0
      for i in 1..<path.count {
        let edge = path[i - 1].distance(to: path[i]).rawValue
        let (fraction, distance) = Plane.nearest(to: point, from: path[i - 1], to: path[i])
        if distance.rawValue < best.distance { best = (distance.rawValue, passed + fraction * edge) }
        passed += edge
      }
      return passed > 0 ? best.offset * length / passed : 0
    }
  }

  private struct Sample {
    var offset: Double
    var total: Double
    var count: Int
  }

  private struct Span {
    var first: Sample
    var last: Sample
    var count: Int
  }

  private func candidate(_ number: Int, for old: MatchedLine, plane: LocalPlane) -> Candidate {
    let chain = chains[number]
    let isSameSource = !old.sources.isDisjoint(with: chain.sources)
    let tolerance = isSameSource ? options.sameSourceTolerance : options.otherSourceTolerance
    return Candidate(
      chain: number, path: chain.line.map(plane.point), length: chain.length,
      tolerance: min(tolerance.rawValue, max(2, min(old.length, chain.length) / 4)),
      handicap: isSameSource ? 0 : options.otherSourceTolerance.rawValue)
  }

  /// For each candidate that wins a sample of the old line, its first and last one.
  private func samples(of old: MatchedLine, among candidates: [Candidate], plane: LocalPlane) -> [Int: Span] {
    let path = old.line.map(plane.point)
    let total = Plane.length(path).rawValue
    let walk = PathWalk(path)
    let step = max(total / 100, min(1, total / 20))
    let count = walk.steps(of: step)
    var spans: [Int: Span] = [:]
    var number = 0
    walk.visit(every: step) { point, direction in
      let sample = Sample(offset: (Double(number) + 0.5) * total / Double(count), total: total, count: count)
      number += 1
      var winner: (index: Int, distance: Double)?
      for (index, candidate) in candidates.enumerated() {
        guard let distance = candidate.distance(to: point, along: direction) else { continue }
        if distance + candidate.handicap < winner?.distance ?? .infinity {
          winner = (index, distance + candidate.handicap)
        }
      }
      guard let winner else { return }
      spans[winner.index, default: Span(first: sample, last: sample, count: 0)].last = sample
      spans[winner.index]?.count += 1
    }
    return spans
  }
}

/// A line as the matching of uids sees it.
struct MatchedLine {
  var line: [Vertex]
  var sources: Set<String>
  var length: Double
}

extension [PlanarPoint] {
  /// The point a way along the path from its start.
  func point(at offset: Double) -> PlanarPoint {
    var left = offset
    for i in 1..<count {
      let (a, b) = (self[i - 1], self[i])
      let length = a.distance(to: b).rawValue
      if left <= length, length > 0 {
        return PlanarPoint(a.x + (b.x - a.x) * left / length, a.y + (b.y - a.y) * left / length)
      }
      left -= length
    }
    return self[count - 1]
  }
}
