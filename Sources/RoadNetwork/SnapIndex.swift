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
      let points = try SnapIndex.planar(segment.line, projector)
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

  /// Longer edges get points between: an edge is straight in longitude and latitude, its image in the plane bows by about
  /// 12 mm on 900 m and with the square of the length.
  private static let straightLength = Meters(200)

  private static func planar(_ line: LineString, _ projector: borrowing Projector) throws(GeometryError)
    -> [PlanarPoint]
  {
    let ends = try projector.project(line.vertices)
    var points: [PlanarPoint] = []
    points.reserveCapacity(ends.count)
    for (index, end) in ends.enumerated() {
      if let last = points.last {
        let a = LonLat(line.vertices[index - 1])
        let b = LonLat(line.vertices[index])
        let count = Int(min(1_000, (last.distance(to: end) / straightLength).rounded(.up)))
        for step in stride(from: 1, to: count, by: 1) {
          let share = Double(step) / Double(count)
          let between = LonLat(
            a.longitude + (b.longitude - a.longitude) * share, a.latitude + (b.latitude - a.latitude) * share)
          points.append(try projector.project(between))
        }
      }
      points.append(end)
    }
    return points
  }
}
