import ArcRouting
import Plans
import RoadNetwork

/// Says in a plan's words why the solver left services out.
struct UnservedTaskReasons {
  private let routed: RoutedProblem
  private var ways: NoWayWords
  private let room: FleetRoom

  init(_ routed: RoutedProblem, routes: [Route]) {
    self.routed = routed
    room = FleetRoom(routed, routes: routes)
    ways = NoWayWords(routed)
  }

  /// The kerb passes of a service that was left out.
  mutating func tasks(_ unserved: UnservedService) -> [UnservedTask] {
    let task = routed.tasks[unserved.service.task]
    let (reason, detail) = reason(unserved.reason, number: unserved.service.task)
    let pass = unserved.service.pass + 1
    return task.unserved(passes: pass...pass, reason, detail)
  }

  private mutating func reason(_ reason: ArcRouting.UnservedReason, number: Int) -> (Plans.UnservedReason, String?) {
    switch reason {
    case .unreachable: return ways.reason(for: number)
    case .capacity: return (.capacity, "more than a vehicle for it holds")
    case .window: return (.timeWindow, "the way there and the work fit none of its windows in any shift")
    case .shift, .duration: return (.shift, "the way there and the work alone are longer than a shift")
    case .distance: return (.maxDistance, "the way there and back alone is longer than a vehicle may drive")
    case .fleet, .prize: return room.shortage(for: number)
    case .forbidden: return (.profileForbidden, "no vehicle is allowed to do it")
    }
  }
}
