import GeoTypes
import Geometry
import Grid
import RoadNetwork

/// Keeps what lies in the area of `--within`.
struct WithinFilter: ~Copyable {
  private let area: PreparedArea
  let box: Box

  init(_ area: MultiPolygon) throws {
    self.area = try PreparedArea(area)
    box = area.box
  }

  func keeps(_ vertex: Vertex) throws -> Bool {
    guard box.contains(vertex) else { return false }
    return try area.covers(LonLat(vertex))
  }

  func keeps(_ line: LineString) throws -> Bool {
    guard box.intersects(line.box) else { return false }
    return try area.intersects(line)
  }

  func keeps(_ polygon: Polygon) throws -> Bool {
    guard box.intersects(polygon.box) else { return false }
    return try area.intersects(MultiPolygon([polygon]))
  }

  /// The runs of a way inside the area, each with the vertex before it enters and the one after it leaves, so that the
  /// way still meets the node it leads to.
  func runs(_ way: RoadWay) throws -> [RoadWay] {
    let inside = try way.line.map { try keeps($0) }
    if inside.allSatisfy({ $0 }) { return [way] }
    var wanted = inside
    for index in inside.indices where inside[index] {
      if index > 0 { wanted[index - 1] = true }
      if index + 1 < wanted.count { wanted[index + 1] = true }
    }
    var runs: [RoadWay] = []
    var start: Int?
    for index in 0...wanted.count {
      if index < wanted.count && wanted[index] {
        start = start ?? index
      } else if let first = start {
        if index - first >= 2 {
          var run = way
          run.source = runs.isEmpty ? way.source : "\(way.source)#\(runs.count + 1)"
          run.line = Array(way.line[first..<index])
          run.nodeKeys = Array(way.nodeKeys[first..<index])
          runs.append(run)
        }
        start = nil
      }
    }
    return runs
  }
}
