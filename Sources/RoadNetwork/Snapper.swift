public import GeoTypes
public import Geometry
import IndexFile
import SpatialIndex

/// Finds the segment and side nearest to a position. For one thread at a time; make several from one ``SnapIndex``.
public struct Snapper: ~Copyable {
  /// How much farther than the nearest segment one on the ground may be and still win over one above or below it.
  public static let stackDistance = Meters(10)

  let index: SnapIndex
  let projector: Projector

  /// A snapper on an index.
  /// - Throws: ``GeometryError`` when PROJ cannot be used.
  public init(_ index: SnapIndex) throws(GeometryError) {
    self.index = index
    projector = try Projector(index.frame, using: index.projection)
  }

  /// A snapper on a network of its own.
  /// - Throws: ``GeometryError`` as ``SnapIndex/init(_:)``.
  public init(_ network: StreetNetwork) throws(GeometryError) {
    try self.init(SnapIndex(network))
  }

  /// The nearest place on a segment, `nil` where none lies within reach or the position is not valid.
  ///
  /// With a level only segments of that layer count. Without one, the ground wins where roads are stacked: if the
  /// nearest segment is not on layer 0, one that is and lies no more than ``stackDistance`` farther is taken. Of equal
  /// distances the lowest uid wins.
  public func nearest(_ position: LonLat, within reach: Meters, level: Int? = nil) -> Snap? {
    guard let point = point(of: position) else { return nil }
    if let level {
      let entries = index.entries
      let hit = index.lines.nearest(to: point, within: reach) { entries.elements[$0].layer == level }
      guard let hit else { return nil }
      return snap(hit)
    }
    guard let hit = index.lines.nearest(to: point, within: reach) else { return nil }
    return snap(onGround(hit, of: point, within: reach))
  }

  /// The nearest place for each of many positions, in their order: what ``nearest(_:within:level:)`` answers, several
  /// times faster.
  /// - Precondition: as many snaps as positions.
  public func findNearest(to positions: Span<LonLat>, within reach: Meters, into snaps: inout MutableSpan<Snap?>) {
    precondition(positions.count == snaps.count, "a batch has one answer a position")
    var points = InlineArray<64, PlanarPoint>(repeating: Snapper.nowhere)
    var hits = InlineArray<64, SegmentHit?>(repeating: nil)
    for start in stride(from: 0, to: positions.count, by: points.count) {
      let count = min(points.count, positions.count - start)
      for place in points.indices {
        points[place] = place < count ? point(of: positions[start + place]) ?? Snapper.nowhere : Snapper.nowhere
      }
      var found = hits.mutableSpan
      index.lines.findNearest(to: points.span, within: reach, into: &found)
      for place in 0..<count {
        snaps[start + place] = nil
        guard let hit = hits[place] else { continue }
        snaps[start + place] = snap(onGround(hit, of: points[place], within: reach))
      }
    }
  }

  /// What has no place in the plane is near nothing.
  private static let nowhere = PlanarPoint(.nan, .nan)

  /// The hit itself, or one on the ground where roads are stacked.
  private func onGround(_ nearest: SegmentHit, of point: PlanarPoint, within reach: Meters) -> SegmentHit {
    let entries = index.entries
    if entries.elements[nearest.line].layer == 0 { return nearest }
    let limit = min(reach, nearest.distance + Snapper.stackDistance)
    return index.lines.nearest(to: point, within: limit) { entries.elements[$0].layer == 0 } ?? nearest
  }

  /// All segments within reach (of one layer, where a level is given), each once, by distance, then uid.
  public func candidates(_ position: LonLat, within reach: Meters, level: Int? = nil) -> [Snap] {
    guard let point = point(of: position) else { return [] }
    let entries = index.entries
    let hits = index.lines.all(within: reach, of: point) { level == nil || entries.elements[$0].layer == level ?? 0 }
    var snaps: [Snap] = []
    for hit in hits {
      if let snap = snap(hit) { snaps.append(snap) }
    }
    return snaps
  }

  /// The nearest place on a segment that passes a filter, whatever lies above or below it; `nil` where none lies within
  /// reach or the position is not valid. Of equal distances the lowest uid wins.
  /// - Parameter filter: takes a segment's place among all by rising uid.
  public func nearest(_ position: LonLat, within reach: Meters, where filter: (Int) -> Bool) -> Snap? {
    guard let point = point(of: position) else { return nil }
    // Mostly the nearest one passes, and is found sooner.
    if let hit = index.lines.nearest(to: point, within: reach), filter(hit.line) { return snap(hit) }
    guard let hit = index.lines.nearest(to: point, within: reach, where: filter) else { return nil }
    return snap(hit)
  }

  private func snap(_ hit: SegmentHit) -> Snap? {
    guard let position = try? projector.unproject(hit.place) else { return nil }
    let entry = index.entries.elements[hit.line]
    return Snap(
      segment: SegmentUID(rawValue: entry.uid), side: hit.isLeft ? .left : .right, offset: hit.offset * entry.scale,
      distance: hit.distance, position: position, layer: Int(entry.layer))
  }
}
