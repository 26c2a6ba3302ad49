internal import CGEOS
public import GeoTypes

/// What lies within a distance of lines.
public enum Corridor {
  /// The areas within a distance of lines, stage by stage: each holds those before it.
  ///
  /// Round ends and corners are drawn by four pieces a quarter, and lines are straightened by a fiftieth of the
  /// distance first: what is nearer than 0.95 of the distance lies inside, what is farther than 1.03 outside. Lines are
  /// buffered in small tiles, each in metres of its own, then all joined; the result is rounded to the stored grid
  /// once, by snap rounding, so that it is valid and keeps its holes.
  /// - Parameters:
  ///   - stages: lines that each stage adds; an area may be empty where there are none.
  ///   - width: the distance, above 0.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  /// - Complexity: about O(n log n) in vertices for lines of even density; 100 µs a street.
  public static func areas(
    around stages: [[LineString]], within width: Meters
  ) throws(GeometryError) -> [MultiPolygon] {
    precondition(width.rawValue.isFinite && width > .zero, "a corridor is wider than nothing")
    let session = try GEOSSession()
    let brush = try Brush(width: width.rawValue, in: session)
    try brush.setCorners()
    let tiling = CorridorTiling(side: max(150, 3 * width.rawValue))
    var areas: [MultiPolygon] = []
    var before: GEOSHandle?
    for lines in stages {
      let tiles = tiling.tiles(of: lines)
      var parts = GEOSHandleList(in: session, capacity: tiles.count + 1)
      if let before = before.take() { parts.append(before) }
      for tile in tiles { parts.append(try brush.paint(tile)) }
      let whole = try session.collect(parts, as: GEOS_GEOMETRYCOLLECTION).apply("GEOSUnaryUnion") {
        GEOSUnaryUnion_r($0, $1)
      }
      let onGrid = try whole.apply("GEOSGeom_setPrecision") {
        GEOSGeom_setPrecision_r($0, $1, GEOSSession.gridSize, 0)
      }
      areas.append(MultiPolygon(canonical: try onGrid.polygons()))
      before = .some(whole)
    }
    return areas
  }
}

/// The one owner of the settings of a buffer.
private struct Brush: ~Copyable {
  private let session: GEOSSession
  private let width: Double
  private let raw: OpaquePointer

  init(width: Double, in session: GEOSSession) throws(GeometryError) {
    guard let raw = GEOSBufferParams_create_r(session.context) else { throw session.failure("GEOSBufferParams_create") }
    self.raw = raw
    self.session = session
    self.width = width
  }

  /// Has quarters of circles drawn by four pieces.
  borrowing func setCorners() throws(GeometryError) {
    guard GEOSBufferParams_setQuadrantSegments_r(session.context, raw, 4) == 1 else {
      throw session.failure("GEOSBufferParams_setQuadrantSegments")
    }
  }

  /// The area around the lines of a tile, in units of the stored grid, not rounded.
  borrowing func paint(_ tile: CorridorTiling.Tile) throws(GeometryError) -> GEOSHandle {
    let (raw, width) = (raw, width)
    return try session.lines(tile.lines)
      .moved { PlanarPoint($0.x * tile.metersPerUnit.x, $0.y * tile.metersPerUnit.y) }
      .apply("GEOSLineMerge") { GEOSLineMerge_r($0, $1) }
      .apply("GEOSSimplify") { GEOSSimplify_r($0, $1, width / 50) }
      .apply("GEOSBuffer") { GEOSBufferWithParams_r($0, $1, raw, width) }
      .moved { PlanarPoint($0.x / tile.metersPerUnit.x, $0.y / tile.metersPerUnit.y) }
  }

  deinit { GEOSBufferParams_destroy_r(session.context, raw) }
}

extension GEOSHandle {
  /// The geometry with each position put elsewhere.
  fileprivate borrowing func moved(
    _ place: @escaping (PlanarPoint) -> PlanarPoint
  ) throws(GeometryError) -> GEOSHandle {
    let mover = Mover(place)
    let result = withExtendedLifetime(mover) {
      GEOSGeom_transformXY_r(
        session.context, raw,
        { x, y, mover in
          guard let x, let y, let mover else { return 0 }
          let moved = Unmanaged<Mover>.fromOpaque(mover).takeUnretainedValue().place(PlanarPoint(x.pointee, y.pointee))
          (x.pointee, y.pointee) = (moved.x, moved.y)
          return 1
        }, Unmanaged.passUnretained(mover).toOpaque())
    }
    return try session.adopt("GEOSGeom_transformXY", result)
  }
}

/// A function that GEOS can hold on to.
private final class Mover {
  let place: (PlanarPoint) -> PlanarPoint

  init(_ place: @escaping (PlanarPoint) -> PlanarPoint) { self.place = place }
}
