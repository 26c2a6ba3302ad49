public import GeoTypes
public import Geometry
import SpatialIndex

/// Finds the segment and side nearest to a position. For one thread at a time; make several from one ``SnapIndex``.
public struct Snapper: ~Copyable {
  /// How much farther than the nearest segment one on the ground may be and still win over one above or below it.
  public static let stackDistance = Meters(10)

  private let index: SnapIndex
  private let projector: Projector

  /// A snapper on an index.
  /// - Throws: ``GeometryError`` when PROJ cannot be used.
  public init(_ index: SnapIndex) throws(GeometryError) {
    self.index = index
    projector = try Projector(index.frame)
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
    let nearest = index.lines.nearest(to: point, within: reach) { level == nil || index.entries[$0].layer == level }
    guard let nearest else { return nil }
    if level == nil, index.entries[nearest.line].layer != 0 {
      let limit = min(reach, nearest.distance + Snapper.stackDistance)
      let onGround = index.lines.nearest(to: point, within: limit) { index.entries[$0].layer == 0 }
      if let onGround { return snap(onGround) }
    }
    return snap(nearest)
  }

  /// All segments within reach (of one layer, where a level is given), each once, by distance, then uid.
  public func candidates(_ position: LonLat, within reach: Meters, level: Int? = nil) -> [Snap] {
    guard let point = point(of: position) else { return [] }
    let hits = index.lines.all(within: reach, of: point) { level == nil || index.entries[$0].layer == level }
    return hits.compactMap { snap($0) }
  }

  private func point(of position: LonLat) -> PlanarPoint? {
    position.isValid ? try? projector.project(position) : nil
  }

  private func snap(_ hit: SegmentHit) -> Snap? {
    guard let position = try? projector.unproject(hit.place) else { return nil }
    let entry = index.entries[hit.line]
    return Snap(
      segment: entry.uid, side: hit.isLeft ? .left : .right, offset: hit.offset * entry.scale,
      distance: hit.distance, position: position, layer: entry.layer)
  }
}
