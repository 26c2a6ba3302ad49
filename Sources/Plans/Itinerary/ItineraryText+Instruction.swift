import RoadNetwork

extension ItineraryText {
  /// What the driver is told where each leg of a route begins: `左转进入泺源大街，清扫右侧 420 m，至历山路`.
  public func instructions(for legs: [ItineraryLeg]) -> [String] {
    var driven: ItineraryLeg?
    return legs.map { leg in
      defer { if !leg.arcs.isEmpty { driven = leg } }
      return instruction(for: leg, after: driven)
    }
  }

  /// - Parameter previous: the road driven before, which tells whether it stays the same.
  private func instruction(for leg: ItineraryLeg, after previous: ItineraryLeg?) -> String {
    switch leg.action {
    case .start(let facility):
      guard let name = facility.map(self.facility) else { return either("出发", "Start") }
      return either("从\(name)出发", "Start at \(name)")
    case .end(let facility):
      guard let name = facility.map(self.facility) else { return either("收工", "End of the shift") }
      return either("到达\(name)，收工", "End of the shift at \(name)")
    case .visit(let id):
      let work = "\(action(leg.action))\(either(" ", ", "))\(minutes(leg))"
      return either("到达\(facility(id))，\(work)", "Stop at \(facility(id)): \(work)")
    case .pause: return either("休息 ", "Break of ") + minutes(leg)
    case .serve, .drive:
      let road = road(of: leg) ?? either("道路", "the road")
      let parts = [
        heading(leg, onto: road, after: previous), work(leg), leg.toName.map { either("至\($0)", "to \($0)") },
      ]
      return parts.compactMap { $0 }.joined(separator: either("，", ", "))
    }
  }

  private func heading(_ leg: ItineraryLeg, onto road: String, after previous: ItineraryLeg?) -> String {
    let isSameRoad =
      previous?.roadName == leg.roadName && previous?.roadClass == leg.roadClass && previous?.form == leg.form
    guard let turn = leg.turn else { return either("驶入\(road)", "Take \(road)") }
    switch turn {
    case .uTurn: return either("掉头沿\(road)", "Make a U-turn on \(road)")
    case .straight where isSameRoad: return either("继续沿\(road)", "Continue on \(road)")
    case .straight: return either("直行进入\(road)", "Go straight on into \(road)")
    case .near, .crossing: return either("\(self.turn(turn))进入\(road)", "Turn \(self.turn(turn)) into \(road)")
    }
  }

  private func work(_ leg: ItineraryLeg) -> String {
    let length = length(leg.length)
    guard leg.action == .serve else { return either("行驶 \(length)", "drive \(length)") }
    let place =
      switch (leg.side, leg.kerb) {
      case (let side?, .median): either("\(self.side(side))中央分隔带", "the median on the \(self.side(side))")
      case (.both, _): either("两侧", "both sides")
      case (let side?, _): either(self.side(side), "the \(self.side(side)) side")
      case (nil, _): ""
      }
    let pass = leg.pass > 1 ? either("（第 \(leg.pass) 遍）", " (pass \(leg.pass))") : ""
    return either("\(action(leg.action))\(place) \(length)", "\(action(leg.action)) \(place) for \(length)") + pass
  }

  private func minutes(_ leg: ItineraryLeg) -> String {
    let milliseconds = max(0, leg.end.milliseconds - leg.begin.milliseconds)
    return "\((milliseconds + 30_000) / 60_000)\(either(" 分钟", " min"))"
  }
}
