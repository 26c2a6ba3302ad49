public import GeoTypes
public import Geometry
import IndexFile
import SpatialIndex

/// The segments of a network laid out in the plane of their place, to find the ones nearest to a position.
///
/// Made once and shared; each thread asks through a ``Snapper`` of its own.
public struct SnapIndex: Sendable {
  /// The plane.
  public let frame: PlanarFrame
  /// The smallest box around the segments.
  public let box: Box

  /// What an answer needs to know of a segment.
  struct Entry: BitwiseCopyable, Sendable {
    var uid: Int64
    var layer: Int64
    /// Metres on the ellipsoid in one metre of the plane along this segment.
    var scale: Double
  }

  let entries: FlatArray<Entry>
  let lines: NearestSegmentIndex
  /// The plane's own way around the segments, `nil` where they lie too far apart.
  let projection: LocalProjection?

  /// Projects the segments into the zone of the network's middle.
  /// - Parameter isAskedOften: whether to prepare for millions of questions, as `NearestSegmentIndex` does.
  /// - Throws: ``GeometryError`` when PROJ cannot be used or a vertex has no place in the plane.
  /// - Complexity: O(n log n) in vertices.
  public init(_ network: StreetNetwork, isAskedOften: Bool = true) throws(GeometryError) {
    box = network.segments.reduce(into: Box.empty) { $0.formUnion($1.line.box) }
    frame = SnapIndex.frame(of: box)
    let projector = try Projector(frame, near: box)
    projection = projector.local
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
          uid: segment.uid.rawValue, layer: Int64(segment.attributes.layer),
          scale: planar > .zero ? segment.length / planar : 1))
    }
    self.entries = FlatArray(entries)
    self.lines = NearestSegmentIndex(lines: lines, isAskedOften: isAskedOften)
  }

  init(box: Box, entries: FlatArray<Entry>, lines: NearestSegmentIndex) throws(GeometryError) {
    self.box = box
    frame = SnapIndex.frame(of: box)
    projection = try Projector(frame, near: box).local
    self.entries = entries
    self.lines = lines
  }

  /// How many segments there are.
  public var count: Int { entries.count }

  private static func frame(of box: Box) -> PlanarFrame {
    PlanarFrame(containing: box.isEmpty ? LonLat(0, 0) : box.center)
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
