import GeoTypes
import RoadNetwork
import Routing
import TestKit

/// A drawn town with its arc graph, whose arcs are called by the two letters they lead from and to.
struct DrawnDrive {
  let sketch: RoadSketch
  let network: StreetNetwork
  let graph: ArcGraph

  init(
    _ sketch: RoadSketch, restrictions: [WayTurnRestriction] = [], side: DrivingSide = .right,
    profile: String = "sweeper", closed: [String] = [], edit: (inout VehicleProfile) -> Void = { _ in }
  ) throws {
    var options = NetworkOptions()
    options.drivingSide = side
    self.sketch = sketch
    let build = try sketch.build(options: options, restrictions: restrictions)
    precondition(build.dropped.isEmpty, "a rule of the drawing was left out")
    network = build.network
    var profile = try VehicleProfile.standard(profile)
    edit(&profile)
    let uids = network.segments.filter { segment in closed.contains { segment.sources.contains("sketch:\($0)") } }
    graph = try ArcGraph(network, profile: profile, closed: Set(uids.map(\.uid)))
  }

  /// The segment drawn between two letters, in either order.
  func segment(_ name: String) -> Segment? {
    let sources = ["sketch:\(name)", "sketch:\(String(name.reversed()))"]
    return network.segments.first { !$0.sources.filter(sources.contains).isEmpty }
  }

  /// The arc from the first letter to the second.
  func arc(_ name: String) -> ArcID? {
    guard let segment = segment(name) else { return nil }
    let forward = segment.sources.contains("sketch:\(name)")
    return graph.arc(segment.uid, forward: forward)
  }

  func turn(_ from: String, _ to: String) -> ArcGraph.Turn? {
    guard let from = arc(from), let to = arc(to) else { return nil }
    return graph.turn(from: from, into: to)
  }

  /// The place a share of the way along the segment drawn between two letters.
  func place(_ name: String, _ share: Double = 0.5, side: Side? = nil) -> RoadPlace {
    guard let segment = segment(name) else { preconditionFailure("no way \(name) is drawn") }
    let along = segment.sources.contains("sketch:\(name)") ? share : 1 - share
    return RoadPlace(segment: segment.uid, offset: segment.length * along, side: side)
  }
}
