import GeoTypes
import Plans
import RoadNetwork

/// A step of a plan with its line: what is driven to it, and the segment served.
struct PlanLegRow {
  var plan: String
  /// From 1 in the plan.
  var route: Int
  /// From 1 in the route.
  var sequence: Int
  var vehicle: Int64
  var step: PlanStep
  var roadName: String?
  var line: LineString?
}

extension CityTable where Value == PlanLegRow {
  /// The steps of plans, made of them; they are not read back.
  static var legRows: CityTable<PlanLegRow> {
    CityTable(.planLeg) { row throws(CityFileError) in
      preconditionFailure("a plan is read from its document")
    } write: { leg, values in
      if let line = leg.line { values.put(line) } else { values.put(nil as String?) }
      values.put(leg.plan)
      values.put(leg.route)
      values.put(leg.sequence)
      values.put(leg.vehicle)
      values.put(leg.step.work, roadName: leg.roadName)
      values.put(leg.step.arrival.description)
      values.put(leg.step.driveTime.rawValue)
      values.put(leg.step.distance.rawValue)
      values.put(leg.step.waitingTime.rawValue)
      values.put(leg.step.serviceTime.rawValue)
      values.put(leg.step.load)
    }
  }
}

extension RowValues {
  fileprivate mutating func put(_ work: PlanWork, roadName: String?) {
    var (type, task, facility, pause): (String, PlanTask?, String?, Int64?) = ("", nil, nil, nil)
    switch work {
    case .start(let place): (type, facility) = ("start", place)
    case .segment(let ofSegment): (type, task) = ("segment", ofSegment)
    case .facility(let id): (type, facility) = ("facility", id)
    case .pause(let id): (type, pause) = ("break", id)
    case .end(let place): (type, facility) = ("end", place)
    }
    put(type)
    put(task?.segment.rawValue)
    put(roadName)
    put(task.map { $0.kerb?.side.rawValue ?? "both" })
    put(task?.kerb?.kind.rawValue)
    put(task.map { $0.forward ? "forward" : "backward" })
    put(task?.pass)
    put(facility)
    put(pause)
  }
}
