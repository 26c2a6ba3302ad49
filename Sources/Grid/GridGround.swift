import GeoTypes
import Geometry
import RoadNetwork

/// What unit grids are made of: the lowest divisions and the lines that part faces, each with its strength.
struct GridGround: Sendable {
  /// The official divisions, or the provisional district in their place.
  let hierarchy: DivisionHierarchy
  /// Codes of divisions made here.
  let added: [String]
  /// The divisions that are cut into cells.
  let lowest: [Division]
  /// Whether each of them is worked on.
  let inScope: [Bool]
  /// Every line that parts faces.
  let lines: [LineString]
  /// The same lines piece by piece, tagged with their strength.
  let strengths: LinePieces
  /// The edges of footprints.
  let buildingEdges: LinePieces
  /// Where the city is built up.
  let builtUp: BuiltUpLand

  /// Units within which a noded edge counts as running along a source line.
  static let snapTolerance = 2.5

  init(
    _ given: DivisionHierarchy, segments: [Segment], barriers: [Barrier], buildings: [Building],
    options: UnitGridOptions
  ) throws(GridError) {
    (hierarchy, added) = try GridGround.divisions(given, segments: segments, options: options)
    lowest = hierarchy.lowest
    inScope = try GridGround.scope(of: lowest, in: hierarchy, restrictedTo: options.restrictTo)
    if options.everywhere { try GridGround.checkExtent(of: zip(lowest, inScope).filter(\.1).map(\.0.area), options) }
    let boxes = zip(lowest, inScope).filter(\.1).flatMap { $0.0.area.polygons.map(\.box) }
    // Lines come near each other in their file: mostly it is the box of the line before.
    var nearby = boxes.startIndex
    func matters(_ line: LineString) -> Bool {
      let box = line.box
      if nearby < boxes.count, boxes[nearby].intersects(box) { return true }
      guard let found = boxes.firstIndex(where: { $0.intersects(box) }) else { return false }
      nearby = found
      return true
    }
    var tagged: [(line: LineString, strength: BorderStrength)] = []
    for ring in lowest.flatMap(\.area.rings) {
      if let line = try? LineString(ring.vertices) { tagged.append((line, .division)) }
    }
    let ground = segments.filter { $0.attributes.structure != .tunnel }
    for segment in ground where matters(segment.line) {
      tagged.append((segment.line, BorderStrength(segment.attributes.roadClass)))
    }
    for barrier in barriers where matters(barrier.line) { tagged.append((barrier.line, BorderStrength(barrier.kind))) }
    lines = tagged.map(\.line)
    strengths = LinePieces(
      tagged.flatMap { GridGround.pieces(of: $0.line.vertices, tag: $0.strength.rawValue) }, binSize: 100,
      margin: GridGround.snapTolerance + 0.5)
    let footprints = buildings.flatMap { GridGround.pieces(of: $0.area.exterior.vertices, tag: 0) }
    buildingEdges = LinePieces(footprints, binSize: 50)
    let roads = ground.filter { $0.attributes.roadClass <= .branch }
    builtUp = BuiltUpLand(
      signs: roads.flatMap { GridGround.pieces(of: $0.line.vertices, tag: 0) } + footprints,
      distance: options.builtUpDistance, everywhere: options.everywhere)
  }

  private static func divisions(
    _ given: DivisionHierarchy, segments: [Segment], options: UnitGridOptions
  ) throws(GridError) -> (DivisionHierarchy, added: [String]) {
    let official = given.divisions.filter { !$0.isProvisional }
    guard official.isEmpty else {
      return (official.count == given.divisions.count ? given : DivisionHierarchy(trusting: official), [])
    }
    guard let district = ProvisionalOutline.district(around: segments, margin: options.builtUpDistance) else {
      throw .nothingToDivide
    }
    return (DivisionHierarchy(trusting: [district]), [district.code])
  }

  /// Land without end, such as the hull of roads one of which lies at a wrong position, is refused before it is cut.
  private static func checkExtent(of areas: [MultiPolygon], _ options: UnitGridOptions) throws(GridError) {
    let area = areas.reduce(SquareMeters.zero) { $0 + Ellipsoid.wgs84.area($1) }
    let cells = area.rawValue / options.targetArea.rawValue
    guard cells <= Double(options.cellLimit) else {
      throw .tooMuchLand(area: area, cells: Int(min(cells, 1e15)), limit: options.cellLimit)
    }
  }

  private static func scope(
    of lowest: [Division], in hierarchy: DivisionHierarchy, restrictedTo codes: [String]?
  ) throws(GridError) -> [Bool] {
    guard let codes else { return Array(repeating: true, count: lowest.count) }
    for code in codes where hierarchy.division(code) == nil { throw .unknownDivision(code: code) }
    return lowest.map { division in hierarchy.lineage(of: division.code).contains { codes.contains($0.code) } }
  }

  /// The straight pieces of a chain.
  static func pieces(of vertices: [Vertex], tag: UInt8) -> [LinePieces.Piece] {
    zip(vertices, vertices.dropFirst()).map { LinePieces.Piece(from: $0, to: $1, tag: tag) }
  }

  /// The strength of the firmest source line along which an edge runs.
  func strength(of edge: CoverageTopology.Edge) -> BorderStrength {
    let a = UnitPoint(edge.from)
    let b = UnitPoint(edge.to)
    let middle = UnitPoint((a.x + b.x) / 2, (a.y + b.y) / 2)
    var best = BorderStrength.cut
    _ = strengths.first(near: middle, middle) { number in
      let piece = strengths.pieces[number]
      guard piece.tag > best.rawValue, let strength = BorderStrength(rawValue: piece.tag),
        piece.distance(from: a, .units) <= GridGround.snapTolerance,
        piece.distance(from: b, .units) <= GridGround.snapTolerance
      else { return false }
      best = strength
      return best == .division
    }
    return best
  }
}
