import Plans
import RoadNetwork

/// Who is to do what, before anything is routed: given by the bureau or assumed.
struct WorkBrief {
  var rules: WorkRules
  var vehicles: [FleetVehicle]
  /// Whether the one vehicle stands for as many as needed.
  var isUnlimited = false
  var description: String?
  var assumptions: [PlanAssumption] = []
  var notes: [PlanNote] = []
}
