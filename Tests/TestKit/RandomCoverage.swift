public import GeoTypes

/// A made-up coverage: a lattice of bent faces, joined at random into cells that have holes, exclaves, parts that
/// touch in a vertex, and leave gaps. Neighbours share their vertices bit for bit.
public struct RandomCoverage: Sendable {
  /// How a coverage is to look.
  public struct Options: Sendable {
    /// South-west corner.
    public var origin = Vertex(x: 1_171_200_000, y: 366_500_000)
    /// Faces a side.
    public var size = 7
    /// Side of a face in 1e-7 degree.
    public var spacing = 1000
    /// How far a corner strays, in 1e-7 degree; 0 leaves everything upright and level.
    public var jitter = 150
    /// Vertices between the corners of a face, on each side.
    public var inBetween = 2
    /// Number of cells.
    public var cellCount = 12
    /// Share of faces that no cell has.
    public var gapShare = 0.1
    /// The usual look.
    public init() {}
  }

  /// The cells.
  public let cells: [MultiPolygon]
  /// All vertices, each once.
  public let vertices: [Vertex]

  /// Makes a coverage; some cells may be empty.
  public init(seed: UInt64, _ options: Options = Options()) {
    var random = SeededGenerator(seed: seed)
    let lattice = Lattice(options, &random)
    var owner = [Int?](repeating: nil, count: options.size * options.size)
    for face in owner.indices where random.double(in: 0...1) >= options.gapShare {
      owner[face] = random.int(in: 0...options.cellCount - 1)
    }
    cells = (0..<options.cellCount).map { cell in
      MultiPolygon(lattice.components { owner[$0] == cell }.compactMap(lattice.polygon(of:)))
    }
    vertices = Set(cells.flatMap(\.rings).flatMap(\.vertices)).sorted()
  }
}

/// The faces of a bent lattice.
private struct Lattice {
  let size: Int
  /// The outline of each face, counter-clockwise, not closed.
  private(set) var outlines: [[Vertex]] = []

  init(_ options: RandomCoverage.Options, _ random: inout SeededGenerator) {
    size = options.size
    var corners: [[Vertex]] = []
    for row in 0...size {
      corners.append(
        (0...size).map { column in
          Lattice.strayed(options.origin, column * options.spacing, row * options.spacing, options.jitter, &random)
        })
    }
    var level: [[[Vertex]]] = []
    var upright: [[[Vertex]]] = []
    for row in 0...size {
      level.append((0..<size).map { Lattice.chain(corners[row][$0], corners[row][$0 + 1], options, &random) })
    }
    for row in 0..<size {
      upright.append((0...size).map { Lattice.chain(corners[row][$0], corners[row + 1][$0], options, &random) })
    }
    for row in 0..<size {
      for column in 0..<size {
        outlines.append(
          Array(
            level[row][column].dropLast() + upright[row][column + 1].dropLast()
              + level[row + 1][column].reversed().dropLast() + upright[row][column].reversed().dropLast()))
      }
    }
  }

  private static func strayed(
    _ origin: Vertex, _ x: Int, _ y: Int, _ jitter: Int, _ random: inout SeededGenerator
  ) -> Vertex {
    let dx = x + random.int(in: -jitter...jitter)
    let dy = y + random.int(in: -jitter...jitter)
    return Vertex(x: origin.x + Int32(dx), y: origin.y + Int32(dy))
  }

  private static func chain(
    _ a: Vertex, _ b: Vertex, _ options: RandomCoverage.Options, _ random: inout SeededGenerator
  ) -> [Vertex] {
    let pieces = options.inBetween + 1
    let between = (1..<pieces).map { i in
      strayed(
        a, Int(b.x - a.x) * i / pieces, Int(b.y - a.y) * i / pieces, options.jitter / (2 * pieces), &random)
    }
    return [a] + between + [b]
  }

  /// The groups of chosen faces that hang together by sides.
  func components(where isChosen: (Int) -> Bool) -> [[Int]] {
    var seen = Set<Int>()
    var groups: [[Int]] = []
    for start in 0..<size * size where isChosen(start) && seen.insert(start).inserted {
      var group = [start]
      var next = 0
      while next < group.count {
        let free = neighbours(of: group[next]).filter { isChosen($0) && !seen.contains($0) }
        seen.formUnion(free)
        group += free
        next += 1
      }
      groups.append(group)
    }
    return groups
  }

  private func neighbours(of face: Int) -> [Int] {
    let (row, column) = (face / size, face % size)
    return [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]
      .filter { 0..<size ~= $0.0 && 0..<size ~= $0.1 }
      .map { $0.0 * size + $0.1 }
  }

  /// The outline of a group with its holes: the sides of its faces that are not met by another face of the group.
  func polygon(of group: [Int]) -> Polygon? {
    var ends: [Vertex: [Vertex]] = [:]
    for face in group {
      let outline = outlines[face]
      for (a, b) in zip(outline, outline.dropFirst() + [outline[0]]) {
        if let twin = ends[b]?.firstIndex(of: a) { ends[b]?.remove(at: twin) } else { ends[a, default: []].append(b) }
      }
    }
    var rings: [LinearRing] = []
    for start in ends.keys.sorted() {
      while let ring = Lattice.takeRing(from: start, &ends) { rings.append(ring) }
    }
    guard let exterior = rings.max(by: { $0.doubledArea < $1.doubledArea }) else { return nil }
    return Polygon(exterior: exterior, holes: rings.filter { $0 != exterior })
  }

  /// Follows sides from a vertex, turning as far left as can be, until it is reached again.
  private static func takeRing(from start: Vertex, _ ends: inout [Vertex: [Vertex]]) -> LinearRing? {
    guard let first = ends[start]?.popLast() else { return nil }
    var chain = [start, first]
    while let here = chain.last, here != start, let choices = ends[here], !choices.isEmpty {
      let back = chain[chain.count - 2]
      let next = choices.indices.min { turn(back, here, choices[$0]) < turn(back, here, choices[$1]) } ?? 0
      chain.append(choices[next])
      ends[here]?.remove(at: next)
    }
    return try? LinearRing(chain)
  }

  /// The angle from the way back, clockwise, 4 being a full turn: the smallest is the sharpest left turn.
  private static func turn(_ back: Vertex, _ here: Vertex, _ next: Vertex) -> Double {
    let (bx, by) = (Double(back.x - here.x), Double(back.y - here.y))
    let (nx, ny) = (Double(next.x - here.x), Double(next.y - here.y))
    let dot = bx * nx + by * ny
    let cross = bx * ny - by * nx
    let share = dot / (abs(dot) + abs(cross))
    let counterClockwise = cross >= 0 ? 1 - share : 3 + share
    return counterClockwise == 0 ? 0 : 4 - counterClockwise
  }
}
