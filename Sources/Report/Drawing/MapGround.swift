import GeoTypes
import RoadNetwork

/// The grey roads under a map.
struct MapGround {
  let segments: [(segment: Segment, box: Box)]

  /// Indexes a network for many maps. - Complexity: O(n) in vertices.
  init(_ network: StreetNetwork) { segments = network.segments.map { ($0, $0.line.box) } }

  /// The roads on a map, the wide ones first; classes for which there is no room left are left out.
  /// - Parameter budget: how many points the drawing may have.
  func drawing(in frame: MapFrame, budget: Int) -> Markup {
    let seen = segments.filter { $0.box.intersects(frame.visible) }
    var drawing: [Markup] = []
    var points = 0
    for roadClass in RoadClass.allCases {
      var path = MapPath()
      for (segment, _) in seen where segment.attributes.roadClass == roadClass {
        path.add(frame.line(segment.line.vertices, tolerance: 6))
      }
      points += path.pointCount
      if points > budget, !drawing.isEmpty { break }
      guard path.pointCount > 0 else { continue }
      drawing.append("<path class=\"bg \(roadClass.rawValue)\" d=\"\(Markup(trusted: path.data))\"/>\n")
    }
    // The wide ones lie on top.
    return drawing.reversed().joined()
  }
}
