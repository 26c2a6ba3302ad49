import GeoTypes
import Plans
import RoadNetwork

/// What one vehicle may drive, and how fast.
struct VehicleLimits: Sendable {
  let vehicle: FleetVehicle
  let rules: MovementRules
  let closures: Set<SegmentUID>

  /// Why it may not drive along a movement; `nil` where it may.
  func obstacle(_ movement: Movement) -> (code: FindingCode, detail: String)? {
    let segment = movement.segment
    let attributes = segment.attributes
    if closures.contains(segment.uid) { return (.closedRoad, "the road is closed that day") }
    if attributes.access == .closed && !rules.access.contains(.closed) { return (.closedRoad, "the road is closed") }
    if !rules.access.contains(attributes.access) {
      return (.forbiddenRoad, "access is \(attributes.access.rawValue)")
    }
    if rules.travelSpeeds[attributes.roadClass] == nil {
      return (.forbiddenRoad, "\(attributes.roadClass.rawValue) roads are forbidden to \(vehicle.profile)")
    }
    if rules.forbiddenSegments.contains(segment.uid) { return (.forbiddenRoad, "the vehicle does not fit through") }
    if attributes.structure == .tunnel && !rules.usesTunnels { return (.forbiddenRoad, "tunnels are forbidden") }
    if let surface = attributes.surface, rules.forbiddenSurfaces.contains(surface) {
      return (.forbiddenRoad, "the surface is \(surface)")
    }
    let need = max(rules.leastWidth ?? .zero, vehicle.width ?? .zero)
    if let width = attributes.width, width < need {
      return (.tooNarrow, "the road is \(width.rawValue) m wide, the vehicle needs \(need.rawValue) m")
    }
    let against: TravelDirection = movement.forward ? .backward : .forward
    if attributes.direction == against && !rules.ignoresOneWay { return (.wrongWay, "against a one-way road") }
    return nil
  }

  /// How long it drives along a segment; `nil` where it may not.
  func travelTime(_ segment: Segment) -> Double? {
    scaled(rules.travelSpeeds[segment.attributes.roadClass], segment.attributes).map {
      segment.length.rawValue * 3.6 / ($0 * vehicle.speedFactor)
    }
  }

  /// How long it works along a segment; `nil` where it does not work.
  func serviceTime(_ segment: Segment, limit: KilometersPerHour?) -> Double? {
    let own = vehicle.serviceSpeed ?? rules.serviceSpeeds[segment.attributes.roadClass]
    return scaled(own, segment.attributes).map {
      segment.length.rawValue * 3.6 / min($0, limit?.rawValue ?? .infinity)
    }
  }

  func time(of turn: TurnReading) -> Double {
    switch turn {
    case .straight: 0
    case .near: rules.nearTurn.rawValue
    case .crossing: rules.crossingTurn.rawValue
    case .uTurn: rules.uTurn.rawValue
    }
  }

  private func scaled(_ speed: KilometersPerHour?, _ attributes: SegmentAttributes) -> Double? {
    guard var speed = speed?.rawValue else { return nil }
    if attributes.isLink { speed *= rules.linkFactor }
    if let surface = attributes.surface, let factor = rules.surfaceFactors[surface] { speed *= factor }
    if let width = attributes.width, let narrow = rules.narrowBelow, width < narrow { speed *= rules.narrowFactor }
    if rules.obeysSpeedLimits, let limit = attributes.maxSpeed, limit.rawValue > 0 {
      speed = min(speed, limit.rawValue)
    }
    return speed > 0 ? speed : nil
  }
}
