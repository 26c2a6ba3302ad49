public import GeoTypes

extension VehicleProfile {
  /// Why it may not drive along a segment at all, whatever the direction; `nil` where it may.
  public func obstacle(on attributes: SegmentAttributes) -> RoadObstacle? {
    if !access.contains(attributes.access) { return attributes.access == .closed ? .closed : .access }
    if travelSpeeds[attributes.roadClass] == nil { return .roadClass }
    if attributes.structure == .tunnel && !usesTunnels { return .tunnel }
    if let width = attributes.width, let leastWidth, width < leastWidth { return .tooNarrow }
    if let surface = attributes.surface, surfaces[surface] == .forbidden { return .surface }
    return nil
  }

  /// Why it may not drive along a segment in a direction; `nil` where it may.
  public func obstacle(on attributes: SegmentAttributes, forward: Bool) -> RoadObstacle? {
    if let obstacle = obstacle(on: attributes) { return obstacle }
    let against: TravelDirection = forward ? .backward : .forward
    return attributes.direction == against && !ignoresOneWay ? .oneWay : nil
  }

  /// The speed it travels at; `nil` where it may not drive.
  public func travelSpeed(on attributes: SegmentAttributes) -> KilometersPerHour? {
    speed(travelSpeeds[attributes.roadClass], on: attributes).map { $0 * travelShare }
  }

  /// The speed it works at; `nil` where it may not drive or does not work.
  public func serviceSpeed(on attributes: SegmentAttributes) -> KilometersPerHour? {
    speed(serviceSpeeds[attributes.roadClass], on: attributes)
  }

  /// How long it travels along a whole segment, at least a millisecond; `nil` where it may not drive or the time is
  /// beyond 32 bits of milliseconds (49 days).
  public func travelTime(along segment: Segment) -> TravelTime? {
    travelSpeed(on: segment.attributes).flatMap { Self.time(segment.length, at: $0) }
  }

  /// How long it works along a whole segment, at least a millisecond; `nil` where it may not drive, does not work, or
  /// the time is beyond 32 bits of milliseconds (49 days).
  public func serviceTime(along segment: Segment) -> TravelTime? {
    serviceSpeed(on: segment.attributes).flatMap { Self.time(segment.length, at: $0) }
  }

  /// What a turn costs.
  public func time(of turn: TurnKind) -> TravelTime {
    let seconds =
      switch turn {
      case .straight: Seconds.zero
      case .near: turnTimes.near
      case .crossing: turnTimes.crossing
      case .uTurn: turnTimes.uTurn
      }
    precondition((0...86_400).contains(seconds.rawValue), "a turn costs from 0 to 86,400 seconds")
    return TravelTime(milliseconds: Int64((seconds.rawValue * 1000).rounded()))
  }

  private func speed(_ base: KilometersPerHour?, on attributes: SegmentAttributes) -> KilometersPerHour? {
    guard var speed = base?.rawValue, obstacle(on: attributes) == nil else { return nil }
    if attributes.isLink { speed *= linkFactor }
    if let surface = attributes.surface, case .factor(let factor) = surfaces[surface] { speed *= factor }
    if let width = attributes.width, let narrow, width < narrow.below { speed *= narrow.factor }
    if obeysSpeedLimits, let limit = attributes.maxSpeed, limit.rawValue > 0 { speed = min(speed, limit.rawValue) }
    return KilometersPerHour(speed)
  }

  private static func time(_ length: Meters, at speed: KilometersPerHour) -> TravelTime? {
    let milliseconds = (length.rawValue * 3600 / speed.rawValue).rounded()
    // Not-a-number fails the first comparison.
    guard milliseconds >= 0, milliseconds <= Double(UInt32.max) else { return nil }
    return TravelTime(milliseconds: max(1, Int64(milliseconds)))
  }
}
