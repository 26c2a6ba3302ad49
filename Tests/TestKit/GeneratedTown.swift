import GeoTypes
public import RoadNetwork

/// A town of bent streets, one-way streets and dead ends, as ways with node numbers; and edits of it.
///
/// Streets run along a jittered grid with one block in eight left out; a way is one to three blocks with up to five
/// inner positions each, and every other block has a dead end without a name.
public struct GeneratedTown {
  /// The ways.
  public private(set) var ways: [RoadWay] = []

  private let spacing: Int32 = 10_000
  private var generator: SeededGenerator
  private var nextNode: UInt64 = 1_000_000
  private var nextWay = 1

  /// A town of `blocks` by `blocks` blocks: about 1.5 ways a block.
  public init(blocks: Int, seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    let junctions = (0...blocks).map { row in (0...blocks).map { junction(row: row, column: $0) } }
    for line in 0...blocks {
      addStreet((0...blocks).map { (junctions[line][$0], UInt64(line * (blocks + 1) + $0)) }, number: line, isRow: true)
      addStreet(
        (0...blocks).map { (junctions[$0][line], UInt64($0 * (blocks + 1) + line)) }, number: line, isRow: false)
    }
  }

  private mutating func jitter(_ reach: Int32) -> Int32 { Int32.random(in: -reach...reach, using: &generator) }

  private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &generator) == 0 }

  private mutating func junction(row: Int, column: Int) -> Vertex {
    Vertex(
      x: -86_000_000 + Int32(column) * spacing + jitter(1500), y: 411_000_000 + Int32(row) * spacing + jitter(1500))
  }

  private mutating func freshNode() -> UInt64 {
    nextNode += 1
    return nextNode
  }

  private mutating func addWay(_ points: [(Vertex, UInt64)], _ attributes: SegmentAttributes) {
    guard points.count > 1 else { return }
    ways.append(
      RoadWay(
        source: "osm:way/\(nextWay)", line: points.map(\.0), nodeKeys: points.map(\.1), attributes: attributes))
    nextWay += 1
  }

  private mutating func addStreet(_ junctions: [(Vertex, UInt64)], number: Int, isRow: Bool) {
    var attributes = SegmentAttributes(name: "\(isRow ? "Rua" : "Travessa") \(number)", roadClass: .branch)
    if number % 10 == 0 { attributes.roadClass = number % 20 == 0 ? .arterial : .secondary }
    if number % 5 == 1 { attributes.direction = .forward }
    var points = [junctions[0]]
    var left = Int.random(in: 1...3, using: &generator)
    for i in 1..<junctions.count {
      if chance(8) {
        addWay(points, attributes)
        points = [junctions[i]]
        continue
      }
      addBlock(from: junctions[i - 1], to: junctions[i], points: &points)
      left -= 1
      if left == 0 {
        addWay(points, attributes)
        points = [junctions[i]]
        left = Int.random(in: 1...3, using: &generator)
      }
    }
    addWay(points, attributes)
  }

  private mutating func addBlock(
    from start: (Vertex, UInt64), to end: (Vertex, UInt64), points: inout [(Vertex, UInt64)]
  ) {
    let count = Int.random(in: 1...5, using: &generator)
    let deadEnd = chance(2) ? Int.random(in: 1...count, using: &generator) : 0
    for i in 1...count {
      let share = Double(i) / Double(count + 1)
      let x = Double(start.0.x) + (Double(end.0.x) - Double(start.0.x)) * share
      let y = Double(start.0.y) + (Double(end.0.y) - Double(start.0.y)) * share
      let place = Vertex(x: Int32(x) + jitter(300), y: Int32(y) + jitter(300))
      let node = freshNode()
      points.append((place, node))
      if i == deadEnd {
        let tip = Vertex(x: place.x + jitter(3000), y: place.y + jitter(3000))
        if tip != place {
          addWay([(place, node), (tip, freshNode())], SegmentAttributes(name: nil, roadClass: .lane))
        }
      }
    }
    points.append(end)
  }

  // MARK: Edits

  /// The ways with one in `oneIn` edited: nudged, split, deleted, renamed or tagged otherwise, in turn.
  public func edited(oneIn: Int, seed: UInt64) -> [RoadWay] {
    var generator = SeededGenerator(seed: seed)
    var result = ways
    var moves: [UInt64: Vertex] = [:]
    var deleted: Set<Int> = []
    var kind = 0
    for index in ways.indices where Int.random(in: 0..<oneIn, using: &generator) == 0 {
      let way = ways[index]
      switch kind % 5 {
      case 0:
        let moved = Int.random(in: 0..<way.line.count, using: &generator)
        moves[way.nodeKeys[moved]] = Vertex(
          x: way.line[moved].x + Int32.random(in: -500...500, using: &generator),
          y: way.line[moved].y + Int32.random(in: -500...500, using: &generator))
      case 1:
        let cut = way.line.count / 2
        if cut > 0, cut < way.line.count - 1 {
          result[index].line = Array(way.line[...cut])
          result[index].nodeKeys = Array(way.nodeKeys[...cut])
          result.append(
            RoadWay(
              source: "\(way.source)-second", line: Array(way.line[cut...]), nodeKeys: Array(way.nodeKeys[cut...]),
              attributes: way.attributes))
        }
      case 2: deleted.insert(index)
      case 3: result[index].attributes.name = "Avenida Nova \(index)"
      default: result[index].attributes.surface = "asphalt"
      }
      kind += 1
    }
    for index in result.indices {
      for (i, key) in result[index].nodeKeys.enumerated() {
        if let place = moves[key] { result[index].line[i] = place }
      }
    }
    return result.indices.filter { !deleted.contains($0) }.map { result[$0] }
  }
}
