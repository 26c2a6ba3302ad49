internal import CPROJ
public import GeoTypes

/// The way between degrees and the metres of one plane. Costs milliseconds to make, so make one per job; for one thread
/// at a time.
public struct Projector: ~Copyable {
  /// The plane.
  public let frame: PlanarFrame
  private let transformation: ProjHandle

  /// Opens the way to a plane.
  /// - Throws: ``GeometryError/projFailure(operation:message:)`` when PROJ's database is missing.
  public init(_ frame: PlanarFrame) throws(GeometryError) {
    self.frame = frame
    transformation = try .transformation(
      from: "EPSG:\(frame.geographicEPSG)", to: "EPSG:\(frame.epsg)", in: ProjSession())
  }

  /// The point of a position.
  /// - Throws: ``GeometryError/positionOutOfRange(x:y:frame:)`` where the projection has no answer.
  public func project(_ position: LonLat) throws(GeometryError) -> PlanarPoint {
    let (x, y) = transformation.transform(position.longitude, position.latitude, PJ_FWD)
    guard x.isFinite, y.isFinite else { throw outOfRange(position.longitude, position.latitude) }
    return PlanarPoint(x, y)
  }

  /// The points of stored vertices, in order.
  /// - Throws: ``GeometryError/positionOutOfRange(x:y:frame:)`` for the first one without an answer.
  public func project(_ vertices: [Vertex]) throws(GeometryError) -> [PlanarPoint] {
    var pairs = [Double](unsafeUninitializedCapacity: vertices.count * 2) { buffer, count in
      for (index, vertex) in vertices.enumerated() {
        buffer.initializeElement(at: 2 * index, to: vertex.longitude)
        buffer.initializeElement(at: 2 * index + 1, to: vertex.latitude)
      }
      count = vertices.count * 2
    }
    transformation.transform(&pairs, PJ_FWD)
    var points: [PlanarPoint] = []
    points.reserveCapacity(vertices.count)
    for (index, vertex) in vertices.enumerated() {
      let point = PlanarPoint(pairs[2 * index], pairs[2 * index + 1])
      guard point.x.isFinite, point.y.isFinite else { throw outOfRange(vertex.longitude, vertex.latitude) }
      points.append(point)
    }
    return points
  }

  /// The position of a point.
  /// - Throws: ``GeometryError/positionOutOfRange(x:y:frame:)`` where the projection has no answer.
  public func unproject(_ point: PlanarPoint) throws(GeometryError) -> LonLat {
    let (x, y) = transformation.transform(point.x, point.y, PJ_INV)
    let position = LonLat(x, y)
    guard position.isValid else { throw outOfRange(point.x, point.y) }
    return position
  }

  private func outOfRange(_ x: Double, _ y: Double) -> GeometryError {
    .positionOutOfRange(x: x, y: y, frame: "EPSG:\(frame.epsg)")
  }
}
