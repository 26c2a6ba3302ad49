import GeoTypes
import Plans
import RoadNetwork

/// Draws the steps of a plan on the roads that it was made for.
struct PlanLegMaker {
  /// A segment that the roads have not.
  struct Missing: Error {
    var segment: SegmentUID
  }

  private let segments: [Segment]
  private let places: [SegmentUID: Int]

  init(_ network: StreetNetwork) {
    segments = network.segments
    places = Dictionary(network.segments.enumerated().map { ($1.uid, $0) }) { first, _ in first }
  }

  /// The rows of all steps, by route. - Complexity: O(n) in arcs and vertices.
  func legs(of plan: Plan) throws(Missing) -> [PlanLegRow] {
    let id = plan.storageID
    var legs: [PlanLegRow] = []
    for (route, drive) in plan.routes.enumerated() {
      for (number, step) in drive.steps.enumerated() {
        var leg = PlanLegRow(
          plan: id, route: route + 1, sequence: number + 1, vehicle: drive.vehicle, step: step)
        var arcs = step.path
        if case .segment(let task) = step.work {
          arcs.append(PlanArc(task.segment, forward: task.forward))
          leg.roadName = try segment(task.segment).attributes.name
        }
        leg.line = try line(along: arcs)
        legs.append(leg)
      }
    }
    return legs
  }

  private func segment(_ uid: SegmentUID) throws(Missing) -> Segment {
    guard let place = places[uid] else { throw Missing(segment: uid) }
    return segments[place]
  }

  /// The line along arcs, as driven; `nil` where nothing is driven.
  private func line(along arcs: [PlanArc]) throws(Missing) -> LineString? {
    var vertices: [Vertex] = []
    for arc in arcs {
      let own = try segment(arc.segment).line.vertices
      for vertex in arc.forward ? own : own.reversed() where vertex != vertices.last { vertices.append(vertex) }
    }
    return try? LineString(vertices)
  }
}
