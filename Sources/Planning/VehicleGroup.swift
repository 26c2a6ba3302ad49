import GeoTypes
import Plans
import RoadNetwork

/// Where a shift starts or ends, or a load is reset.
enum Spot: Hashable, Sendable {
  case facility(String)
  case place(Vertex)
}

/// Vehicles that are alike in all that planning reads.
struct VehicleGroup: Sendable {
  /// One of them; number and description are its own.
  var vehicle: FleetVehicle
  /// Their numbers, rising; for a fleet without end, none.
  var ids: [Int64]
  /// Whether there are as many as needed.
  var isUnlimited = false
  var start: Spot
  /// `nil`: wherever the work ends.
  var end: Spot?
  /// In milliseconds after midnight.
  var shift: ClosedRange<Int64>
  /// The number of its travel class.
  var travelClass: Int
  /// How it works and moves, its own speeds and width taken in.
  var profile: VehicleProfile
}

extension VehicleProfile {
  /// The profile as one vehicle has it: not narrower roads than its width, its own share of travel speed, its own
  /// speed at work.
  func fitted(to vehicle: FleetVehicle) -> VehicleProfile {
    var fitted = self
    if let width = vehicle.width { fitted.leastWidth = max(leastWidth ?? .zero, width) }
    fitted.travelShare = travelShare * vehicle.speedFactor
    if let speed = vehicle.serviceSpeed {
      for roadClass in RoadClass.allCases { fitted.serviceSpeeds[roadClass] = speed }
    }
    return fitted
  }

  /// What matters for driving alone.
  var travelOnly: VehicleProfile {
    var travel = self
    travel.serviceSpeeds = [:]
    return travel
  }

  /// How long it works along a segment under a limit, in milliseconds; `nil` where it does not.
  func workTime(along segment: Segment, limit: KilometersPerHour?) -> Int64? {
    guard var speed = serviceSpeed(on: segment.attributes)?.rawValue else { return nil }
    if let limit { speed = min(speed, limit.rawValue) }
    let milliseconds = (segment.length.rawValue * 3600 / speed).rounded()
    return milliseconds >= 0 && milliseconds < Double(UInt32.max) ? max(1, Int64(milliseconds)) : nil
  }
}
