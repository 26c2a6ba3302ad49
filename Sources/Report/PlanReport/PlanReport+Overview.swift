import GeoTypes
import Plans
import RoadNetwork

extension PlanReport {
  private static let heights = 2800.0...6600.0
  /// How far from the middle of the road a kerb is drawn.
  private static let kerbOffset = 15.0

  /// The map of all routes with its legend.
  func overview(_ tallies: [RouteTally], _ ground: MapGround) -> Markup {
    let box = overviewBox(tallies)
    guard !box.isEmpty else { return "" }
    let frame = MapFrame(box, heights: Self.heights)
    var furniture = MapFurniture(frame, words)
    var map: Markup = ground.drawing(in: frame, budget: 30_000)
    map += tallies.map { deadheadShapes($0, frame) }.joined()
    map += tallies.map { serviceShapes($0, frame) }.joined()
    map += unservedShapes(frame)
    var signs = facilityShapes(in: frame, usedOnly: false, &furniture) + startSigns(tallies, frame, &furniture)
    signs += badges(tallies, frame, &furniture)
    map += ground.names(in: frame, most: 30, &furniture) + signs
    return """
      <section id="overview"><h2>\(words.overview)</h2>
      <div class="map">\(furniture.wrapped(map, label: words.overview))</div>
      \(legend(in: frame, isSheet: false))<p class="hint">\(words.overviewHint)</p></section>

      """
  }

  private func overviewBox(_ tallies: [RouteTally]) -> Box {
    var box = Box.empty
    for tally in tallies {
      for leg in tally.itinerary.legs { box.formUnion(Box(leg.line)) }
    }
    for task in plan.unserved {
      if let segment = streets.segment(task.segment) { box.formUnion(segment.line.box) }
    }
    return box
  }

  private func deadheadShapes(_ tally: RouteTally, _ frame: MapFrame) -> Markup {
    var path = MapPath()
    for leg in tally.itinerary.legs where leg.action != .serve && leg.line.count > 1 { path.add(frame.line(leg.line)) }
    return routeShape(tally, "<path class=\"d\" d=\"\(Markup(trusted: path.data))\"/>")
  }

  private func serviceShapes(_ tally: RouteTally, _ frame: MapFrame) -> Markup {
    var path = MapPath()
    for leg in tally.itinerary.legs where leg.action == .serve {
      path.add(frame.line(leg.line).shifted(right: Self.offset(leg.side, Self.kerbOffset)))
    }
    let dash = RouteInk(route: tally.number - 1).dashAttribute
    return routeShape(tally, "<path class=\"s\"\(dash) d=\"\(Markup(trusted: path.data))\"/>")
  }

  private func routeShape(_ tally: RouteTally, _ path: Markup) -> Markup {
    """
    <g class="route" data-route="\(tally.number)" stroke="\(RouteInk(route: tally.number - 1).colour)">\
    <title>\(tally.number) · \(name(tally))</title>\(path)</g>

    """
  }

  private func unservedShapes(_ frame: MapFrame) -> Markup {
    var path = MapPath()
    for task in plan.unserved {
      guard let segment = streets.segment(task.segment) else { continue }
      let line = frame.line(segment.line.vertices)
      path.add(line.shifted(right: task.kerb.side == .right ? Self.kerbOffset : -Self.kerbOffset))
    }
    return path.data.isEmpty ? "" : "<path class=\"unserved\" d=\"\(Markup(trusted: path.data))\"/>\n"
  }

  /// The routes' numbers, each at the middle of its service where there is room.
  private func badges(_ tallies: [RouteTally], _ frame: MapFrame, _ furniture: inout MapFurniture) -> Markup {
    tallies.filter(\.hasWork).map { tally -> Markup in
      let served = tally.itinerary.legs.filter { $0.action == .serve && !$0.line.isEmpty }
      let middles = served.indices.map { number -> PlanarPoint in
        let leg = served[(number + served.count / 2) % served.count]
        return frame.place(leg.line[leg.line.count / 2])
      }
      let width = 130.0 + Double(String(tally.number).count) * 40
      guard let place = furniture.labels.place(Array(middles.prefix(40)), width: width, height: 170) else { return "" }
      return """
        <g class="badge" data-route="\(tally.number)" transform="translate(\(Int(place.x)) \(Int(place.y)))"><g class="z">\
        <circle r="82" fill="\(RouteInk(route: tally.number - 1).colour)"/><text y="36">\(tally.number)</text></g></g>

        """
    }
    .joined()
  }

  /// The facilities that lie on a map, those in use with their names.
  func facilityShapes(
    in frame: MapFrame, usedOnly: Bool, of tally: RouteTally? = nil, _ furniture: inout MapFurniture
  ) -> Markup {
    let used = usedFacilities(tally)
    var signs = Markup()
    for facility in facilities where frame.visible.contains(facility.position) {
      let isUsed = used.contains(facility.id)
      guard isUsed || !usedOnly else { continue }
      let place = frame.place(facility.position)
      let title = words.pair(words.facility(facility.kind), facility.name)
      signs += FacilityMark.sign(facility.kind, at: place, title: title)
      furniture.labels.take(place, width: 190, height: 190)
      if isUsed { signs += furniture.name(facility.name, beside: place) }
    }
    return signs
  }

  private func usedFacilities(_ tally: RouteTally?) -> Set<String> {
    var used: Set<String> = []
    for itinerary in tally.map({ [$0.itinerary] }) ?? itineraries {
      for leg in itinerary.legs {
        switch leg.action {
        case .start(let id), .end(let id): if let id { used.insert(id) }
        case .visit(let id): used.insert(id)
        case .serve, .drive, .pause: continue
        }
      }
    }
    return used
  }

  /// What the signs and lines of a map mean.
  func legend(in frame: MapFrame, isSheet: Bool, of tally: RouteTally? = nil) -> Markup {
    let used = usedFacilities(tally)
    let stroke = RouteInk(route: tally.map { $0.number - 1 } ?? 0).colour
    var keys: [Markup] = [
      "<span>\(lineKey("s", stroke: stroke))\(text.action(.serve))</span>",
      "<span>\(lineKey("d", stroke: stroke))\(text.action(.drive))</span>",
    ]
    if !isSheet, !plan.unserved.isEmpty {
      keys.append("<span>\(lineKey("unserved", stroke: nil))\(words.unservedKerb)</span>")
    }
    for kind in FacilityKind.allCases {
      let isSeen = facilities.contains {
        $0.kind == kind && frame.visible.contains($0.position) && (!isSheet || used.contains($0.id))
      }
      if isSeen { keys.append("<span>\(FacilityMark.key(kind))\(words.facility(kind))</span>") }
    }
    if isSheet { keys.append("<span>\(words.legNumbers)</span>") }
    return "<p class=\"legend\">\(keys.joined())</p>\n"
  }

  /// A short piece of a line for a legend.
  func lineKey(_ kind: Markup, stroke: String?) -> Markup {
    let colour: Markup = stroke.map { " stroke=\"\($0)\"" } ?? ""
    return "<svg class=\"key\" viewBox=\"0 0 400 160\"><path class=\"\(kind)\"\(colour) d=\"M10 80h380\"/></svg>"
  }

  /// How far to the right of a line the side lies that is worked on.
  static func offset(_ side: ItinerarySide?, _ distance: Double) -> Double {
    switch side {
    case .left: -distance
    case .right: distance
    case .both, nil: 0
    }
  }
}
