public import GeoTypes

/// Takes the shapes of one input in: reads their positions, rounds them to the stored grid, puts right what can be put
/// right without guessing, names what it did, and refuses the rest. For one thread at a time.
public struct ShapeIntake: ~Copyable {
  let reader: CoordinateReader

  /// A shape as it will be stored.
  public struct Taken: Hashable, Sendable {
    /// The shape; areas are valid, their rings turned as RFC 7946 has them.
    public var shape: Shape
    /// What was put right, in a fixed order.
    public var repairs: [ShapeRepair]
  }

  /// Takes shapes in through a reader.
  public init(_ reader: consuming CoordinateReader) {
    self.reader = reader
  }

  /// Takes in shapes of a system. - Throws: as ``CoordinateReader/init(from:)``.
  public init(from system: CoordinateSystem) throws(GeometryError) {
    reader = try CoordinateReader(from: system)
  }

  /// The shape of any kind.
  ///
  /// Rings are closed and turned, repeated positions dropped, crossings and overlaps mended
  /// (``Validity/repaired(_:)``), parts without area or length left out beside others that have some. A collection is
  /// taken where all its members are of one kind.
  public func shape(_ raw: RawShape) throws(ShapeIntakeError) -> Taken {
    var draft = ShapeDraft()
    let shape = try shape(raw, &draft)
    return Taken(shape: shape, repairs: draft.repairs)
  }

  /// An area; anything else is refused.
  public func area(_ raw: RawShape) throws(ShapeIntakeError) -> (area: MultiPolygon, repairs: [ShapeRepair]) {
    let taken = try shape(raw)
    guard case .area(let area) = taken.shape else {
      throw .wrongKind(expected: "polygon", found: taken.shape.kind)
    }
    return (area, taken.repairs)
  }

  /// Lines, one or several; anything else is refused.
  public func lines(_ raw: RawShape) throws(ShapeIntakeError) -> (lines: [LineString], repairs: [ShapeRepair]) {
    let taken = try shape(raw)
    switch taken.shape {
    case .line(let line): return ([line], taken.repairs)
    case .multiLine(let lines): return (lines, taken.repairs)
    case .point, .multiPoint, .area: throw .wrongKind(expected: "line", found: taken.shape.kind)
    }
  }

  /// One position, not rounded; a multi-point of one is one.
  public func position(_ raw: RawShape) throws(ShapeIntakeError) -> LonLat {
    var draft = ShapeDraft()
    switch raw {
    case .point(let pair): return try position(pair, &draft)
    case .multiPoint(let pairs) where pairs.count == 1: return try position(pairs[0], &draft)
    case .multiPoint(let pairs) where pairs.isEmpty: throw .empty
    default: throw .wrongKind(expected: "point", found: raw.kind)
    }
  }

  private func shape(_ raw: RawShape, _ draft: inout ShapeDraft) throws(ShapeIntakeError) -> Shape {
    switch raw {
    case .point(let pair): return .point(try vertex(pair, &draft))
    case .multiPoint(let pairs):
      guard !pairs.isEmpty else { throw .empty }
      return .multiPoint(try vertices(pairs, &draft))
    case .line(let chain): return .line(try line(chain, &draft))
    case .multiLine(let chains): return try lines(chains, &draft)
    case .polygon(let rings): return .area(try area([rings], &draft))
    case .multiPolygon(let polygons): return .area(try area(polygons, &draft))
    case .collection(let members):
      let shape = try shape(Self.flattened(members), &draft)
      draft.flattened = true
      return shape
    }
  }

  /// The members of a collection as one shape of their common kind.
  private static func flattened(_ members: [RawShape]) throws(ShapeIntakeError) -> RawShape {
    var points: [RawPosition] = []
    var lines: [[RawPosition]] = []
    var polygons: [[[RawPosition]]] = []
    for member in members {
      switch member {
      case .point(let pair): points.append(pair)
      case .multiPoint(let pairs): points += pairs
      case .line(let chain): lines.append(chain)
      case .multiLine(let chains): lines += chains
      case .polygon(let rings): polygons.append(rings)
      case .multiPolygon(let parts): polygons += parts
      case .collection: throw .mixedCollection
      }
    }
    switch (points.isEmpty, lines.isEmpty, polygons.isEmpty) {
    case (true, true, true): throw .empty
    case (false, true, true): return .multiPoint(points)
    case (true, false, true): return .multiLine(lines)
    case (true, true, false): return .multiPolygon(polygons)
    default: throw .mixedCollection
    }
  }
}

extension RawShape {
  /// What it is, for messages.
  var kind: String {
    switch self {
    case .point: "point"
    case .multiPoint: "multi-point"
    case .line: "line"
    case .multiLine: "multi-line"
    case .polygon, .multiPolygon: "polygon"
    case .collection: "collection"
    }
  }
}

extension Shape {
  /// What it is, for messages.
  var kind: String {
    switch self {
    case .point: "point"
    case .multiPoint: "multi-point"
    case .line: "line"
    case .multiLine: "multi-line"
    case .area: "polygon"
    }
  }
}
