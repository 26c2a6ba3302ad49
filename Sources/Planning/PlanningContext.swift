import GeoTypes
import Plans
import RoadNetwork
import Routing

/// What all parts of one plan share.
struct PlanningContext: Sendable {
  let kind: WorkKind
  let midnight: PlanInstant
  let streets: StreetTable
  let rules: WorkRules
  let groups: [VehicleGroup]
  let classes: [TravelClass]
  /// The facilities that reset a load.
  let resets: [Plans.Facility]
  /// Where each spot is entered and left, by travel class; `nil` where that class has no roads.
  let nodes: [Spot: [NodeID?]]
  let seed: UInt64
  let iterations: Int?
  let threads: Int
  /// What ways may take.
  var memory = WayMemory()

  /// The place where a group's vehicles start.
  func startNode(of group: Int) -> NodeID? { nodes[groups[group].start]?[groups[group].travelClass] }
}
