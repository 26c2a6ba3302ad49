import GeoTypes
import Plans
import RoadNetwork

extension PlanReport {
  /// One route to print: who, when, the map and the list of legs.
  func sheet(_ tally: RouteTally, _ ground: MapGround, mapBudget: Int) -> Markup {
    let anchor: Markup = "route-\(tally.number)"
    let assumed: Markup = plan.assumed.isEmpty ? "" : " <mark>\(words.hasAssumptions)</mark>"
    return """
      <section class="sheet" id="\(anchor)"><header>
      <h2>\(swatch(tally))\(tally.number) · \(name(tally))\(assumed)<a class="up" href="#top">\(words.backToTop)</a></h2>
      <p class="lead">\(sheetFacts(tally).map { "<span>\($0) <b>\($1)</b></span> " as Markup }.joined())</p></header>
      \(sheetMap(tally, ground, budget: mapBudget))\(legTable(tally))</section>

      """
  }

  private func sheetFacts(_ tally: RouteTally) -> [(String, String)] {
    let vehicle = tally.vehicle
    let legs = tally.itinerary.legs
    var facts = [(words.date, clock.date), (words.shift, vehicle?.shift.map(clock.window) ?? words.wholeDay)]
    if let first = legs.first, let last = legs.last {
      facts.append((words.firstStart, clock.time(first.begin)))
      facts.append((words.lastEnd, clock.time(last.end)))
    }
    facts.append((words.base, base(vehicle)))
    facts.append((words.service, "\(NumberText.kilometers(tally.service)) \(words.kilometers)"))
    facts.append((words.deadhead, "\(NumberText.kilometers(tally.deadhead)) \(words.kilometers)"))
    facts.append((words.ratio, NumberText.percent(tally.ratio)))
    facts.append((words.uTurns, String(tally.uTurns)))
    facts.append((words.crossingTurns, String(tally.crossingTurns)))
    return facts
  }

  /// Where the vehicle starts and ends.
  private func base(_ vehicle: FleetVehicle?) -> String {
    func place(_ id: String?, _ position: Vertex?) -> String {
      if let id { return text.facility(id) }
      guard let position else { return words.freeBase }
      return coordinates(position)
    }
    let start = place(vehicle?.startFacility, vehicle?.start)
    let end = place(vehicle?.endFacility, vehicle?.end)
    return start == end ? start : "\(start) → \(end)"
  }

  /// Degrees east and north, to about a metre.
  func coordinates(_ position: Vertex) -> String {
    "\(NumberText.fixed(position.longitude, 5)), \(NumberText.fixed(position.latitude, 5))"
  }

  // MARK: Map

  private static let mapHeights = 2400.0...5200.0
  private static let kerbOffset = 24.0

  private func sheetMap(_ tally: RouteTally, _ ground: MapGround, budget: Int) -> Markup {
    var box = Box.empty
    for leg in tally.itinerary.legs { box.formUnion(Box(leg.line)) }
    guard !box.isEmpty else { return "" }
    let frame = MapFrame(box, heights: Self.mapHeights)
    var furniture = MapFurniture(frame, words)
    var map = ground.drawing(in: frame, budget: budget)
    map += legShapes(tally, frame)
    var signs = facilityShapes(in: frame, usedOnly: true, of: tally, &furniture)
    signs += startSigns([tally], frame, &furniture)
    for (number, leg) in tally.itinerary.legs.enumerated() where leg.action == .serve {
      let start = frame.line(leg.line).shifted(right: Self.offset(leg.side, Self.kerbOffset)).points.first
      if let start { signs += furniture.legNumber(number + 1, at: start) }
    }
    map += ground.names(in: frame, most: 40, &furniture) + signs
    return "<div class=\"map\">\(furniture.wrapped(map, label: name(tally)))</div>\n"
      + legend(in: frame, isSheet: true, of: tally)
  }

  private func legShapes(_ tally: RouteTally, _ frame: MapFrame) -> Markup {
    var service = MapPath()
    var deadhead = MapPath()
    var serviceArrows = MapPath()
    var deadheadArrows = MapPath()
    for leg in tally.itinerary.legs where leg.line.count > 1 {
      if leg.action == .serve {
        let line = frame.line(leg.line).shifted(right: Self.offset(leg.side, Self.kerbOffset))
        service.add(line)
        serviceArrows.addArrows(along: line, every: 600, size: 40)
      } else {
        let line = frame.line(leg.line)
        deadhead.add(line)
        deadheadArrows.addArrows(along: line, every: 800, size: 30)
      }
    }
    return """
      <g stroke="\(RouteInk(route: tally.number - 1).colour)"><path class="d" d="\(Markup(trusted: deadhead.data))"/>
      <path class="s" d="\(Markup(trusted: service.data))"/>
      <path class="da" d="\(Markup(trusted: deadheadArrows.data))"/>
      <path class="sa" d="\(Markup(trusted: serviceArrows.data))"/></g>

      """
  }

  /// Rings where routes start that have no facility there.
  func startSigns(_ tallies: [RouteTally], _ frame: MapFrame, _ furniture: inout MapFurniture) -> Markup {
    var seen: Set<Vertex> = []
    var signs = Markup()
    for tally in tallies {
      guard let first = tally.itinerary.legs.first, case .start(nil) = first.action, let vertex = first.line.first,
        seen.insert(vertex).inserted
      else { continue }
      let place = frame.place(vertex)
      furniture.labels.take(place, width: 160, height: 160)
      signs += """
        <g transform="translate(\(Int(place.x)) \(Int(place.y)))"><circle class="begin z" r="60"/></g>
        \(furniture.name(words.startsHere, beside: place))
        """
    }
    return signs
  }
}
