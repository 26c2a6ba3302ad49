import GeoTypes
import Plans
import RoadNetwork

extension PlanReport {
  /// The legs of a route, one row each; the head is repeated on every printed page.
  func legTable(_ tally: RouteTally) -> Markup {
    let loads = rules.loads.indices.map { "<th class=\"n\">\(loadHeading(tally, $0))</th>" as Markup }
    let span = 10 + loads.count
    var table: Markup = """
      <table class="legs"><thead><tr class="again"><th colspan="\(span)">\(words.routeName(tally.number)) · \(name(tally))\
       · \(clock.date) · \(title)</th></tr>
      <tr><th class="n">\(words.order)</th><th>\(words.action)</th><th>\(words.road)</th><th>\(words.from)</th>\
      <th>\(words.to)</th><th>\(words.side)</th><th>\(words.turn)</th><th class="n">\(words.kilometers)</th>\
      <th class="n">\(words.along)</th><th class="n">\(words.clock)</th>\(loads.joined())</tr></thead>
      <tbody>

      """
    var driven = Meters.zero
    for (number, leg) in tally.itinerary.legs.enumerated() {
      driven = driven + leg.length
      table += row(leg, number: number + 1, driven: driven, tally)
    }
    return table + "</tbody></table>\n"
  }

  private func row(_ leg: ItineraryLeg, number: Int, driven: Meters, _ tally: RouteTally) -> Markup {
    let isDriven = leg.action == .serve || leg.action == .drive
    let length = isDriven || leg.length > .zero ? NumberText.kilometers(leg.length) : ""
    let pass: Markup = leg.pass > 1 ? " <small>\(words.pass(leg.pass))</small>" : ""
    var row: Markup = "<tr class=\"\(rowKind(leg))\"><td class=\"n\">\(number)</td><td>\(text.action(leg.action))</td>"
    if isDriven {
      row += "<td>\(text.road(of: leg) ?? "")\(pass)</td><td>\(leg.fromName ?? "")</td>"
      row += "<td>\(leg.toName ?? "")</td><td>\(side(leg))</td>"
      row += "<td>\(turn(leg.turn))</td>"
    } else {
      row += "<td colspan=\"5\">\(placeName(leg))</td>"
    }
    row += "<td class=\"n\">\(length)</td><td class=\"n\">\(NumberText.fixed(driven.rawValue / 1000, 2))</td>"
    row += "<td class=\"n\">\(clock.time(leg.begin))</td>"
    for index in rules.loads.indices {
      let amount = index < leg.load.count ? NumberText.load(leg.load[index], of: capacity(tally, index)) : ""
      row += "<td class=\"n\">\(amount)</td>"
    }
    return row + "</tr>\n"
  }

  private func rowKind(_ leg: ItineraryLeg) -> Markup {
    switch leg.action {
    case .serve: "w"
    case .drive: "v"
    case .start, .visit, .pause, .end: "p"
    }
  }

  private func side(_ leg: ItineraryLeg) -> String {
    guard let side = leg.side else { return "" }
    return leg.kerb == .median ? "\(text.side(side)) · \(text.kerb(.median))" : text.side(side)
  }

  /// A turn with an arrow; straight on is the arrow alone, so that turns stand out.
  private func turn(_ turn: TurnKind?) -> String {
    switch turn {
    case nil: ""
    case .straight: "↑"
    case .uTurn: "↓ " + text.turn(.uTurn)
    case .near: (streets.drivingSide == .left ? "← " : "→ ") + text.turn(.near)
    case .crossing: (streets.drivingSide == .left ? "→ " : "← ") + text.turn(.crossing)
    }
  }

  /// Where something is done that is no road, and until when.
  private func placeName(_ leg: ItineraryLeg) -> String {
    let name: String
    switch leg.action {
    case .start(let id), .end(let id): name = id.map(text.facility) ?? leg.line.first.map(coordinates) ?? ""
    case .visit(let id): name = text.facility(id)
    case .serve, .drive, .pause: name = ""
    }
    guard leg.end > leg.begin else { return name }
    let minutes = clock.duration(Double(leg.end.milliseconds - leg.begin.milliseconds) / 1000)
    return name + (name.isEmpty ? "" : " · ") + "\(clock.time(leg.begin))–\(clock.time(leg.end)) · \(minutes)"
  }

  private func loadHeading(_ tally: RouteTally, _ index: Int) -> String {
    let name = rules.loads[index].name
    return capacity(tally, index).map { words.perCapacity(name, NumberText.load($0, of: $0)) } ?? name
  }

  private func capacity(_ tally: RouteTally, _ index: Int) -> Double? {
    tally.vehicle.flatMap { index < $0.capacity.count ? $0.capacity[index] : nil }
  }
}
