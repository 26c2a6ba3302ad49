import GeoTypes

/// Finds the two carriageways of dual roads.
///
/// A one-way segment faces another where, looking from it to the side of oncoming traffic, that one is the nearest
/// piece of equal name and class that runs the other way, neither too near nor too far. A segment that faces others
/// along at least the set share of its length is half of a dual road; its pair is the one it faces most. Links and
/// roundabouts have no pairs, nor have lanes without a name (the aisles of a car park).
///
/// Facing segments are coloured alternately. In each connected group the length of one colour is not road length: the
/// colour by which length is lost or counted twice the least, and of it only segments that are half of a dual road.
struct DualRoadFinder {
  /// What is found, one entry a segment.
  struct Outcome {
    var pairs: [Int?]
    var countsAsRoad: [Bool]
  }

  private let segments: [Segment]
  private let options: NetworkOptions
  private let drivingSide: DrivingSide
  private let candidates: [Int]
  private let grid: EdgeGrid
  private let ownerOfEdge: [Int]

  /// Indexes the one-way segments.
  init(segments: [Segment], drivingSide: DrivingSide, options: NetworkOptions) {
    self.segments = segments
    self.drivingSide = drivingSide
    self.options = options
    candidates = segments.indices.filter { DualRoadFinder.isCandidate(segments[$0].attributes) }
    var edges: [(a: Vertex, b: Vertex)] = []
    var owners: [Int] = []
    for number in candidates {
      let line = segments[number].travelLine
      for i in 1..<line.count {
        edges.append((line[i - 1], line[i]))
        owners.append(number)
      }
    }
    grid = EdgeGrid(edges: edges, cellSize: 10_000)
    ownerOfEdge = owners
  }

  private static func isCandidate(_ attributes: SegmentAttributes) -> Bool {
    attributes.direction != .both && !attributes.isLink && !attributes.isRoundabout
      && (attributes.name != nil || attributes.roadClass != .lane)
  }

  /// Looks for pairs. - Complexity: O(n) in length of one-way roads, times the edges near.
  func outcome() -> Outcome {
    var facing = [[Int: Double]](repeating: [:], count: segments.count)
    for number in candidates { facing[number] = lengthsFaced(by: number) }
    let isHalf = segments.indices.map { number in
      facing[number].values.reduce(0, +) >= options.pairedShare * segments[number].length.rawValue
        && !facing[number].isEmpty
    }
    return Outcome(
      pairs: pairs(facing: facing, isHalf: isHalf), countsAsRoad: countsAsRoad(facing: facing, isHalf: isHalf))
  }

  // MARK: Facing

  /// How many metres of a segment face each other segment.
  private func lengthsFaced(by number: Int) -> [Int: Double] {
    let line = segments[number].travelLine
    let plane = LocalPlane(at: line[line.count / 2])
    let path = line.map(plane.point)
    let walk = PathWalk(path)
    let length = segments[number].length.rawValue
    let step = max(5, length / 400)
    let share = length / Double(walk.steps(of: step))
    var faced: [Int: Double] = [:]
    walk.visit(every: step) { point, direction in
      if let other = opposite(of: number, at: point, along: direction, plane: plane) {
        faced[other, default: 0] += share
      }
    }
    return faced
  }

  private func opposite(
    of number: Int, at point: PlanarPoint, along direction: PlanarPoint, plane: LocalPlane
  ) -> Int? {
    let own = segments[number].attributes
    let reach = own.name == nil ? options.greatestUnnamedPairDistance : options.greatestPairDistance
    guard let vertex = try? Vertex(rounding: plane.lonLat(point)) else { return nil }
    var nearest: (number: Int, distance: Double)?
    for edge in grid.edges(near: plane.grown(Box(low: vertex, high: vertex), by: reach)) {
      let owner = ownerOfEdge[edge]
      let other = segments[owner].attributes
      guard owner != number, other.roadClass == own.roadClass, other.name == own.name else { continue }
      let ends = grid.ends(of: edge)
      let (a, b) = (plane.point(ends.a), plane.point(ends.b))
      let length = a.distance(to: b).rawValue
      // Runs the other way within 30 degrees.
      guard (b.x - a.x) * direction.x + (b.y - a.y) * direction.y <= -0.866 * length else { continue }
      let (fraction, distance) = Plane.nearest(to: point, from: a, to: b)
      guard distance <= reach, distance >= options.leastPairDistance, distance.rawValue < nearest?.distance ?? .infinity
      else { continue }
      let (dx, dy) = (a.x + (b.x - a.x) * fraction - point.x, a.y + (b.y - a.y) * fraction - point.y)
      let toLeft = direction.x * dy - direction.y * dx
      let isOncomingSide = drivingSide == .right ? toLeft > 0 : toLeft < 0
      // The foot lies about abeam: not the end of a piece far ahead or behind.
      guard isOncomingSide, abs(direction.x * dx + direction.y * dy) <= distance.rawValue / 2 else { continue }
      nearest = (owner, distance.rawValue)
    }
    return nearest?.number
  }

  // MARK: Pairs

  private func pairs(facing: [[Int: Double]], isHalf: [Bool]) -> [Int?] {
    var pairs = [Int?](repeating: nil, count: segments.count)
    for number in candidates where isHalf[number] { pairs[number] = mostFaced(in: facing[number]) }
    // Who is somebody's pair is half of the same dual road, however little of it is faced.
    var faces: [Int: [Int: Double]] = [:]
    for number in candidates {
      if let pair = pairs[number], pairs[pair] == nil {
        faces[pair, default: [:]][number] = facing[number][pair]
      }
    }
    for (number, lengths) in faces { pairs[number] = mostFaced(in: lengths) }
    return pairs
  }

  private func mostFaced(in lengths: [Int: Double]) -> Int? {
    lengths.max { a, b in a.value != b.value ? a.value < b.value : a.key > b.key }?.key
  }

  // MARK: Length counted once

  private func countsAsRoad(facing: [[Int: Double]], isHalf: [Bool]) -> [Bool] {
    var neighbors = [[Int]](repeating: [], count: segments.count)
    for number in candidates {
      for (other, length) in facing[number].sorted(by: { $0.key < $1.key }) {
        let shorter = min(segments[number].length.rawValue, segments[other].length.rawValue)
        guard length >= shorter / 10 else { continue }
        neighbors[number].append(other)
        neighbors[other].append(number)
      }
    }
    var counts = [Bool](repeating: true, count: segments.count)
    var color = [Int](repeating: -1, count: segments.count)
    for start in candidates where color[start] < 0 && !neighbors[start].isEmpty {
      let group = paint(from: start, neighbors: neighbors, color: &color)
      let errors = [0, 1].map { error(ofNotCounting: $0, group: group, color: color, facing: facing, isHalf: isHalf) }
      // Within half a metre the one that holds the lowest uid counts.
      let second = errors[1] <= errors[0] + 0.5 ? 1 : 0
      for member in group where color[member] == second && isHalf[member] { counts[member] = false }
    }
    // Where alternating fails, nobody's length is lost: whoever faces mostly uncounted ones counts.
    for number in candidates where !counts[number] {
      let lengths = facing[number]
      let uncounted = lengths.reduce(0) { counts[$1.key] ? $0 : $0 + $1.value }
      if uncounted * 2 > lengths.values.reduce(0, +) { counts[number] = true }
    }
    return counts
  }

  private func paint(from start: Int, neighbors: [[Int]], color: inout [Int]) -> [Int] {
    var group = [start]
    var next = 0
    color[start] = 0
    while next < group.count {
      let member = group[next]
      next += 1
      for other in neighbors[member] where color[other] < 0 {
        color[other] = 1 - color[member]
        group.append(other)
      }
    }
    return group
  }

  /// Metres lost (alone, but of a segment left out) or counted twice (faced, but of a segment that counts).
  private func error(
    ofNotCounting colorLeftOut: Int, group: [Int], color: [Int], facing: [[Int: Double]], isHalf: [Bool]
  ) -> Double {
    group.reduce(0) { sum, member in
      guard color[member] == colorLeftOut else { return sum }
      let faced = facing[member].sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
      return sum + (isHalf[member] ? max(0, segments[member].length.rawValue - faced) : faced)
    }
  }
}

extension Segment {
  /// The vertices in the direction of travel.
  var travelLine: [Vertex] { attributes.direction == .backward ? line.reversed.vertices : line.vertices }
}
