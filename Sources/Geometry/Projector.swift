internal import CPROJ
public import GeoTypes

/// The way between degrees and the metres of one plane. Costs milliseconds to make, so make one per job; for one thread
/// at a time.
///
/// A projector made for a place answers there by a ``LocalProjection``, 30 times faster and within a hundredth of a
/// millimetre, and by PROJ elsewhere.
public struct Projector: ~Copyable {
  /// The plane.
  public let frame: PlanarFrame
  /// What answers in the place it was made for; `nil` where PROJ answers everywhere.
  public let local: LocalProjection?
  private let transformation: ProjHandle

  /// Opens the way to a plane.
  /// - Throws: ``GeometryError/projFailure(operation:message:)`` when PROJ's database is missing.
  public init(_ frame: PlanarFrame) throws(GeometryError) {
    try self.init(frame, using: nil)
  }

  /// Opens the way to a plane for positions that lie mostly in one box.
  /// - Throws: ``GeometryError/projFailure(operation:message:)`` when PROJ's database is missing.
  public init(_ frame: PlanarFrame, near box: Box) throws(GeometryError) {
    let exact = try Projector(frame)
    local = LocalProjection(exact, around: box)
    self.frame = frame
    transformation = exact.transformation
  }

  /// Opens the way to a plane, with what a projector of the same plane has found out before.
  /// - Precondition: the local projection is one of the frame.
  /// - Throws: ``GeometryError/projFailure(operation:message:)`` when PROJ's database is missing.
  public init(_ frame: PlanarFrame, using local: LocalProjection?) throws(GeometryError) {
    precondition(local.map { $0.frame == frame } ?? true, "a local projection is one of its frame")
    self.frame = frame
    self.local = local
    transformation = try .transformation(
      from: "EPSG:\(frame.geographicEPSG)", to: "EPSG:\(frame.epsg)", in: ProjSession())
  }

  /// The point of a position.
  /// - Throws: ``GeometryError/positionOutOfRange(x:y:frame:)`` where the projection has no answer.
  public func project(_ position: LonLat) throws(GeometryError) -> PlanarPoint {
    if let local, local.covers(position) { return local.project(position) }
    let (x, y) = transformation.transform(position.longitude, position.latitude, PJ_FWD)
    guard x.isFinite, y.isFinite else { throw outOfRange(position.longitude, position.latitude) }
    return PlanarPoint(x, y)
  }

  /// The points of stored vertices, in order.
  /// - Throws: ``GeometryError/positionOutOfRange(x:y:frame:)`` for the first one without an answer.
  public func project(_ vertices: [Vertex]) throws(GeometryError) -> [PlanarPoint] {
    if let local, vertices.allSatisfy({ local.covers(LonLat($0)) }) {
      return vertices.map { local.project(LonLat($0)) }
    }
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
    if let local, let position = local.position(of: point) { return position }
    let (x, y) = transformation.transform(point.x, point.y, PJ_INV)
    let position = LonLat(x, y)
    guard position.isValid else { throw outOfRange(point.x, point.y) }
    return position
  }

  private func outOfRange(_ x: Double, _ y: Double) -> GeometryError {
    .positionOutOfRange(x: x, y: y, frame: "EPSG:\(frame.epsg)")
  }
}
