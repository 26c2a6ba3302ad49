/// A fault of a solution; routes, stops, links and nodes are numbered from 0.
public struct SolutionFinding: Hashable, Sendable {
  /// What is wrong.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// It names another instance.
    case otherInstance = "other_instance"
    /// A link, required node or facility that is not there.
    case unknownVisit = "unknown_visit"
    /// A link that need not be served.
    case notRequired = "not_required"
    /// A direction in which the link may not be served.
    case wrongMode = "wrong_mode"
    /// The nodes stated for a service are not those of its link and direction, or of its node.
    case endsMisstated = "ends_misstated"
    /// A pass that is not asked for.
    case unknownPass = "unknown_pass"
    /// Something is served twice.
    case servedTwice = "served_twice"
    /// Something is not served.
    case missing
    /// The list of what is left out is not what is left out.
    case unservedMisstated = "unserved_misstated"
    /// A way does not begin where the vehicle stands.
    case wayBegins = "way_begins_elsewhere"
    /// A way does not end where the visit begins.
    case wayEnds = "way_ends_elsewhere"
    /// A way uses a link that is not there, or against its direction.
    case noLink = "no_link"
    /// A turn that is forbidden.
    case illegalTurn = "illegal_turn"
    /// No way leads there.
    case unreachable
    /// The vehicle holds more than it can.
    case overload
    /// The vehicle was not emptied before its end.
    case notEmptied = "not_emptied"
    /// The route costs more than a route may.
    case tooLong = "too_long"
    /// More routes than vehicles.
    case tooManyVehicles = "too_many_vehicles"
    /// A route without stops.
    case emptyRoute = "empty_route"
    /// The cost by the end of a stop, or of a route.
    case costMisstated = "cost_misstated"
    /// The load at a stop, or of a route.
    case loadMisstated = "load_misstated"
    /// The cost of all routes.
    case totalMisstated = "total_misstated"
    /// The objective.
    case objectiveMisstated = "objective_misstated"
    /// A bound above the objective.
    case boundBroken = "bound_broken"
  }

  /// What is wrong.
  public var reason: Reason
  /// The route; `nil` for a fault of the whole.
  public var route: Int?
  /// The stop; `nil` for a fault of the route, or of its end.
  public var stop: Int?
  /// What the file states, where that is a number.
  public var stated: Int64?
  /// What it comes to.
  public var found: Int64?
  /// What it is about, in words.
  public var detail: String

  /// Describes a fault.
  public init(
    _ reason: Reason, route: Int? = nil, stop: Int? = nil, stated: Int64? = nil, found: Int64? = nil,
    detail: String = ""
  ) {
    self.reason = reason
    self.route = route
    self.stop = stop
    self.stated = stated
    self.found = found
    self.detail = detail
  }
}

extension SolutionFinding: CustomStringConvertible {
  /// Where, what, and the numbers.
  public var description: String {
    var parts: [String] = []
    if let route { parts.append("route \(route)" + (stop.map { ", stop \($0)" } ?? "")) }
    parts.append(reason.rawValue)
    var numbers = ""
    if let stated { numbers += " stated \(stated)" }
    if let found { numbers += (numbers.isEmpty ? " " : ", ") + "comes to \(found)" }
    return parts.joined(separator: ": ") + numbers + (detail.isEmpty ? "" : " (\(detail))")
  }
}
