import GeoTypes
public import Geometry
import SpatialIndex

/// The segments of a network laid out in the plane of their place, to find the ones nearest to a position.
///
/// Made once and shared; each thread asks through a ``Snapper`` of its own.
public struct SnapIndex: Sendable {
  /// The plane.
  public let frame: PlanarFrame

  /// What an answer needs to know of a segment.
  struct Entry: Sendable {
    var uid: SegmentUID
    var layer: Int
    /// Metres on the ellipsoid in one metre of the plane along this segment.
    var scale: Double
  }

  let entries: [Entry]
  let lines: NearestSegmentIndex

  /// Projects the segments into the zone of the network's middle.
  /// - Throws: ``GeometryError`` when PROJ cannot be used or a vertex has no place in the plane.
  /// - Complexity: O(n log n) in vertices.
  public init(_ network: StreetNetwork) throws(GeometryError) {
    let box = network.segments.reduce(into: Box.empty) { $0.formUnion($1.line.box) }
    frame = PlanarFrame(containing: box.isEmpty ? LonLat(0, 0) : box.center)
    let projector = try Projector(frame)
    // By rising uid, since of equal distances the index takes the lowest number.
    let segments = network.segments.sorted { $0.uid < $1.uid }
    var lines: [[PlanarPoint]] = []
    var entries: [Entry] = []
    for segment in segments {
      let points = try projector.project(segment.line.vertices)
      let planar = Plane.length(points)
      lines.append(points)
      entries.append(
        Entry(
          uid: segment.uid, layer: segment.attributes.layer,
          scale: planar > .zero ? segment.length / planar : 1))
    }
    self.entries = entries
    self.lines = NearestSegmentIndex(lines: lines)
  }
}
