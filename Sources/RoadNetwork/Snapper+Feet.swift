public import GeoTypes
import Geometry
import IndexFile
import SpatialIndex

extension SnapIndex {
  /// The segment of a number: they are numbered from 0 by rising uid. - Precondition: there is such a number.
  public func segment(_ number: Int) -> SegmentUID { SegmentUID(rawValue: entries.elements[number].uid) }
}

/// Places on segments near a position, in arrays to be used again.
public struct RoadFeet: Sendable {
  /// By rising segment, then offset.
  public fileprivate(set) var feet: [RoadFoot] = []
  fileprivate var found: [LineFoot] = []

  /// None yet.
  public init() {}
}

extension Snapper {
  /// How many segments there are.
  public var segmentCount: Int { index.count }

  /// The segment of a number, as ``SnapIndex/segment(_:)`` tells it. - Precondition: there is such a number.
  public func segment(_ number: Int) -> SegmentUID { index.segment(number) }

  /// The point of a position in the index's plane, `nil` where it is not valid or has none.
  public func point(of position: LonLat) -> PlanarPoint? {
    position.isValid ? try? projector.project(position) : nil
  }

  /// The position of a point of the index's plane, `nil` where it has none.
  public func position(of point: PlanarPoint) -> LonLat? { try? projector.unproject(point) }

  /// The distance from a point to the nearest segment, `nil` where none lies within reach.
  /// - Complexity: O(1) where segments lie evenly.
  public func distance(from point: PlanarPoint, within reach: Meters) -> Meters? {
    index.lines.nearest(to: point, within: reach)?.distance
  }

  /// The feet of a point on all segments within a radius, several on one that comes near more than once.
  /// - Parameter feet: what it held is gone; nothing is allocated once it is large enough.
  public func findFeet(of point: PlanarPoint, within radius: Meters, into feet: inout RoadFeet) {
    index.lines.findFeet(within: radius, of: point, into: &feet.found)
    feet.feet.removeAll(keepingCapacity: true)
    for foot in feet.found { feet.feet.append(roadFoot(foot)) }
  }

  /// The place of a segment nearest to a point, among those between two offsets.
  /// - Precondition: there is such a segment; point and offsets are finite.
  public func foot(of point: PlanarPoint, onSegment number: Int, from start: Meters, to end: Meters) -> RoadFoot {
    // A segment without length has but one place.
    let scale = max(index.entries.elements[number].scale, 1e-9)
    return roadFoot(
      index.lines.foot(of: point, onLine: number, from: start * (1 / scale), to: end * (1 / scale)))
  }

  private func roadFoot(_ foot: LineFoot) -> RoadFoot {
    RoadFoot(
      number: foot.line, offset: foot.offset * index.entries.elements[foot.line].scale, distance: foot.distance,
      place: foot.place, direction: foot.direction)
  }
}
