public import GeoTypes
import Geometry
public import RoadNetwork

/// A road map drawn in characters.
///
/// ```
/// A--B>>C      capital letters and digits are nodes, one character is one cell of the grid
/// |  =  ^      - and | roads both ways, > < ^ v one-way roads, = a divided road (either direction of drawing)
/// D--E--F      + a bend that has no name
/// ```
/// Each run of characters between two nodes or bends is one way; one-way roads are digitised as driven, others from
/// left to right and from top to bottom. The way from A to B has the source `sketch:AB`.
public struct RoadSketch {
  /// The roads that were drawn.
  public private(set) var ways: [RoadWay] = []
  /// Where each node stands.
  public private(set) var nodes: [Character: Vertex] = [:]

  private let rows: [[Character]]
  private let unitsPerCell: (x: Double, y: Double)
  private let origin: Vertex

  /// Draws a map.
  /// - Parameters:
  ///   - drawing: the lines of the drawing.
  ///   - cell: how many metres one character is, both ways.
  ///   - origin: where the upper left character lies.
  ///   - names: names of ways, such as `["AB": "经十路"]`; the order of the two letters is free.
  ///   - classes: classes of ways; branch where none is given.
  ///   - edit: any other attribute of a way.
  /// - Precondition: runs end at nodes or bends, and `names`, `classes` and `edit` speak of ways that are there.
  public init(
    _ drawing: String, cell: Meters = Meters(100), origin: LonLat = LonLat(117, 36.65),
    names: [String: String] = [:], classes: [String: RoadClass] = [:],
    edit: [String: (inout SegmentAttributes) -> Void] = [:]
  ) {
    rows = drawing.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) }
    let east = LonLat(origin.longitude + 0.01, origin.latitude)
    let north = LonLat(origin.longitude, origin.latitude + 0.01)
    unitsPerCell = (
      x: 1e5 * (cell / Ellipsoid.wgs84.distance(origin, east)),
      y: 1e5 * (cell / Ellipsoid.wgs84.distance(origin, north))
    )
    guard let start = try? Vertex(rounding: origin) else { preconditionFailure("the origin must be on Earth") }
    self.origin = start
    for (row, line) in rows.enumerated() {
      for (column, character) in line.enumerated() where RoadSketch.isNode(character) && character != "+" {
        precondition(nodes[character] == nil, "node \(character) is drawn twice")
        nodes[character] = vertex(column: column, row: row)
      }
    }
    drawWays()
    for (edge, name) in names { change(edge) { $0.name = name } }
    for (edge, roadClass) in classes { change(edge) { $0.roadClass = roadClass } }
    for (edge, action) in edit { change(edge, action) }
  }

  /// The position of a node. - Precondition: it is drawn.
  public subscript(_ node: Character) -> LonLat {
    guard let vertex = nodes[node] else { preconditionFailure("node \(node) is not drawn") }
    return LonLat(vertex)
  }

  /// The position at a column and row of the drawing, which may lie between characters or outside of it.
  public func position(column: Double, row: Double) -> LonLat {
    LonLat(
      origin.longitude + column * unitsPerCell.x / Vertex.unitsPerDegree,
      origin.latitude - row * unitsPerCell.y / Vertex.unitsPerDegree)
  }

  /// A rectangle between columns and rows, for divisions.
  public func area(columns: ClosedRange<Double>, rows: ClosedRange<Double>) -> MultiPolygon {
    let corners = [
      (columns.lowerBound, rows.upperBound), (columns.upperBound, rows.upperBound),
      (columns.upperBound, rows.lowerBound), (columns.lowerBound, rows.lowerBound),
      (columns.lowerBound, rows.upperBound),
    ]
    let vertices = corners.compactMap { try? Vertex(rounding: position(column: $0.0, row: $0.1)) }
    guard let ring = try? LinearRing(vertices) else { preconditionFailure("a rectangle needs width and height") }
    return MultiPolygon([Polygon(exterior: ring)])
  }

  /// The turn rule from one way over a node to another, ways written as in `sketch:AB`.
  public func restriction(
    _ kind: TurnRestrictionKind, from: String, via: Character, to: String
  ) -> WayTurnRestriction {
    WayTurnRestriction(
      source: "rule:\(from)>\(to)", kind: kind, fromWay: "sketch:\(from)", viaNode: nodes[via]?.key ?? 0,
      toWay: "sketch:\(to)")
  }

  /// The network of the drawing.
  public func build(
    options: NetworkOptions = NetworkOptions(), restrictions: [WayTurnRestriction] = [], areas: [CutArea] = [],
    previous: StreetNetwork? = nil, nextUID: Int64 = 1
  ) throws -> NetworkBuild {
    try NetworkBuilder(options: options).build(
      ways: ways, restrictions: restrictions, areas: areas, previous: previous, nextUID: nextUID)
  }

  /// The network of the drawing, where only that is asked for.
  public func network(options: NetworkOptions = NetworkOptions()) throws -> StreetNetwork {
    try build(options: options).network
  }

  // MARK: Drawing

  private static func isNode(_ character: Character) -> Bool {
    character == "+" || character.isNumber || (character.isLetter && character.isUppercase)
  }

  private func vertex(column: Int, row: Int) -> Vertex {
    Vertex(
      x: origin.x + Int32((Double(column) * unitsPerCell.x).rounded()),
      y: origin.y - Int32((Double(row) * unitsPerCell.y).rounded()))
  }

  private func character(column: Int, row: Int) -> Character {
    row < rows.count && column < rows[row].count ? rows[row][column] : " "
  }

  private mutating func drawWays() {
    for row in rows.indices {
      for column in rows[row].indices where RoadSketch.isNode(rows[row][column]) {
        drawWay(column: column, row: row, step: (1, 0), strokes: "-=<>")
        drawWay(column: column, row: row, step: (0, 1), strokes: "|=^v")
      }
    }
  }

  /// Draws the way that leaves a node to the right or downwards, if there is one.
  private mutating func drawWay(column: Int, row: Int, step: (x: Int, y: Int), strokes: String) {
    var end = (column: column + step.x, row: row + step.y)
    var run: Set<Character> = []
    while strokes.contains(character(column: end.column, row: end.row)) {
      run.insert(character(column: end.column, row: end.row))
      end = (end.column + step.x, end.row + step.y)
    }
    let last = character(column: end.column, row: end.row)
    guard !run.isEmpty else { return }
    precondition(RoadSketch.isNode(last), "the way from column \(column) of row \(row) ends at no node")
    var attributes = SegmentAttributes(roadClass: .branch)
    attributes.isDivided = run.contains("=")
    var ends = [(rows[row][column], vertex(column: column, row: row))]
    ends.append((last, vertex(column: end.column, row: end.row)))
    if !run.isDisjoint(with: ["<", "^"]) { ends.reverse() }
    if !run.isDisjoint(with: ["<", "^", ">", "v"]) { attributes.direction = .forward }
    let label = ends.map { $0.0 == "+" ? "+\($0.1.key)" : String($0.0) }.joined()
    ways.append(
      RoadWay(
        source: "sketch:\(label)", line: ends.map(\.1), nodeKeys: ends.map(\.1.key), attributes: attributes))
  }

  private mutating func change(_ edge: String, _ action: (inout SegmentAttributes) -> Void) {
    let sources = ["sketch:\(edge)", "sketch:\(String(edge.reversed()))"]
    guard let index = ways.firstIndex(where: { sources.contains($0.source) }) else {
      preconditionFailure("no way \(edge) is drawn")
    }
    action(&ways[index].attributes)
  }
}
