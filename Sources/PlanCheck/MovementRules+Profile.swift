public import RoadNetwork

extension MovementRules {
  /// The rules of a profile.
  public init(_ profile: VehicleProfile) {
    self.init(travelSpeeds: profile.travelSpeeds, serviceSpeeds: profile.serviceSpeeds)
    obeysSpeedLimits = profile.obeysSpeedLimits
    linkFactor = profile.linkFactor
    for (surface, rule) in profile.surfaces {
      switch rule {
      case .forbidden: forbiddenSurfaces.insert(surface)
      case .factor(let factor): surfaceFactors[surface] = factor
      }
    }
    narrowBelow = profile.narrow?.below
    narrowFactor = profile.narrow?.factor ?? 1
    leastWidth = profile.leastWidth
    access = profile.access
    usesTunnels = profile.usesTunnels
    ignoresOneWay = profile.ignoresOneWay
    ignoresTurnRestrictions = profile.ignoresTurnRestrictions
    nearTurn = profile.turnTimes.near
    crossingTurn = profile.turnTimes.crossing
    uTurn = profile.turnTimes.uTurn
    switch profile.uTurns {
    case .forbid: turningRound = .forbidden
    case .deadEnds: turningRound = .deadEnds
    case .allow: turningRound = .allowed
    }
  }
}
