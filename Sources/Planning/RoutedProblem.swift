import ArcRouting
import GeoTypes
import Plans
import RoadNetwork
import Routing

/// Tasks and vehicles laid out for the solver: its problem, the ways between its places, and what its numbers mean.
struct RoutedProblem: Sendable {
  let context: PlanningContext
  let tasks: [WorkTask]
  /// The vehicle groups, by the numbers of the context; vehicle type `t` of the problem is group `groups[t]`.
  let groups: [Int]
  /// What the places are: two for each arc in service, its start and its end, then two for each spot, in and out.
  let arcs: [PlanArc]
  let spots: [Spot]
  /// The arc and group-independent meaning of mode `m` of task `t`, at `[t][m]`.
  let modes: [[Mode]]
  let problem: ArcRoutingProblem
  let costs: RoadTravelCosts

  struct Mode: Hashable, Sendable {
    var forward: Bool
    var duration: Int64
  }

  static func start(ofArc number: Int) -> Place { Place(UInt32(2 * number)) }
  static func end(ofArc number: Int) -> Place { Place(UInt32(2 * number + 1)) }
  func entry(toSpot number: Int) -> Place { Place(UInt32(2 * (arcs.count + number))) }
  func exit(fromSpot number: Int) -> Place { Place(UInt32(2 * (arcs.count + number) + 1)) }
}
