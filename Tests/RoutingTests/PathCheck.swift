import GeoTypes
import RoadNetwork
import Routing
import TestKit

/// Follows a path step by step by the rules of network and profile, as the slow router reads them.
struct PathCheck {
  let network: StreetNetwork
  let graph: ArcGraph
  let slow: SlowRouter

  /// A place on an arc as the slow router names it.
  func slowPlace(_ place: ArcPlace) -> SlowRouter.Place {
    SlowRouter.Place(
      graph.segment(of: place.arc), forward: graph.isForward(place.arc),
      passed: graph.timePassed(at: place).milliseconds)
  }

  func faults(of path: RoutePath, from sources: [ArcPlace], to targets: [ArcPlace]) -> [String] {
    guard let first = path.steps.first, let last = path.steps.last else { return ["no steps"] }
    var faults: [String] = []
    var time: Int64 = 0
    var length = 0.0
    for (index, step) in path.steps.enumerated() {
      let driven = directed(step)
      if graph.profile.obstacle(on: driven.segment.attributes, forward: step.forward) != nil {
        faults.append("step \(index) drives where it may not")
      }
      if index > 0 {
        let turn = slow.turnTime(directed(path.steps[index - 1]), driven)
        if turn == nil { faults.append("step \(index) takes a banned turn") }
        if turn != step.turnTime.milliseconds { faults.append("step \(index): turn costs \(step.turnTime)") }
        if step.turn == nil { faults.append("step \(index) has no turn") }
        if step.start != .zero { faults.append("step \(index) starts inside its arc") }
      }
      let isWhole = index > 0 && index < path.steps.count - 1
      if isWhole && step.time != graph.profile.travelTime(along: driven.segment) {
        faults.append("step \(index) is not the time of its segment")
      }
      if isWhole && abs(step.length.rawValue - driven.segment.length.rawValue) > 0.000_6 {
        faults.append("step \(index) is not as long as its segment")
      }
      time += step.time.milliseconds + step.turnTime.milliseconds
      length += step.length.rawValue
    }
    if first.turn != nil { faults.append("the first step has a turn") }
    if time != path.time.milliseconds { faults.append("times add up to \(time), not \(path.time)") }
    if abs(length - path.length.rawValue) > 1e-6 { faults.append("lengths add up to \(length), not \(path.length)") }
    if !sources.contains(where: { $0.arc == first.arc }) { faults.append("starts on no source") }
    if !targets.contains(where: { $0.arc == last.arc }) { faults.append("ends on no target") }
    return faults
  }

  private func directed(_ step: RoutePath.Step) -> DirectedSegment {
    guard let segment = network.segments.first(where: { $0.uid == step.segment }) else {
      preconditionFailure("a step on a segment that is not there")
    }
    return DirectedSegment(segment, forward: step.forward)
  }
}
