import GeoTypes
import Plans
import RoadNetwork

/// Who is to do what, before anything is routed: given by the bureau or assumed.
struct WorkBrief {
  var rules: WorkRules
  var vehicles: [FleetVehicle]
  /// Whether the one vehicle stands for as many as needed.
  var isUnlimited = false
  var description: String?
  /// The middle of the roads of vehicles that have roads of their own: where they start if they have no other place.
  var homes: [Int64: Vertex] = [:]
  var assumptions: [PlanAssumption] = []
  var notes: [PlanNote] = []
}
