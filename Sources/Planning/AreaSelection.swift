import GeoTypes
import Geometry
import RoadNetwork

/// Which segments an area means.
enum AreaSelection {
  /// The segments of which at least half lies in an area, its border included.
  /// - Throws: ``PlanningError/area(_:reason:)`` where the shape has no area or cannot be used.
  /// - Complexity: O(log n) in the area's vertices for each segment, and a clip for those that cross its border.
  static func segments(of network: StreetNetwork, in area: PlanArea) throws(PlanningError) -> Set<SegmentUID> {
    guard !area.shape.polygons.isEmpty else { throw .area(area.name, reason: "it has no polygon") }
    let box = area.shape.box
    do {
      let prepared = try PreparedArea(area.shape)
      var chosen: Set<SegmentUID> = []
      for segment in network.segments where segment.line.box.intersects(box) {
        if try prepared.covers(segment.line) {
          chosen.insert(segment.uid)
          continue
        }
        let inside = try prepared.clip(segment.line).reduce(Meters.zero) { $0 + Ellipsoid.wgs84.length($1) }
        if inside * 2 >= Ellipsoid.wgs84.length(segment.line) { chosen.insert(segment.uid) }
      }
      return chosen
    } catch {
      throw .area(area.name, reason: "\(error)")
    }
  }
}
