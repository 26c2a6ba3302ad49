internal import Plans

/// A route with what the fleet says of its vehicle.
struct RouteSheet: Sendable {
  let vehicle: Int64
  /// What the vehicle is called; `nil` where the fleet does not say.
  let name: String?
  let legs: [ItineraryLeg]

  /// Reads the routes of a plan.
  static func all(of plan: Plan, fleet: Fleet, streets: PlanStreets) throws(ItineraryError) -> [RouteSheet] {
    let names = Dictionary(fleet.vehicles.map { ($0.id, $0.description) }) { first, _ in first }
    var sheets: [RouteSheet] = []
    for route in plan.routes {
      let itinerary = try RouteItinerary(route, in: streets)
      sheets.append(RouteSheet(vehicle: route.vehicle, name: names[route.vehicle] ?? nil, legs: itinerary.legs))
    }
    return sheets
  }

  /// The vehicle as people call it.
  func title(_ language: PlanLanguage) -> String {
    if let name, !name.isEmpty { return name }
    return language == .zh ? "车辆 \(vehicle)" : "Vehicle \(vehicle)"
  }
}

extension ItineraryLeg.Action {
  /// The word for it in files for machines.
  var code: String {
    switch self {
    case .start: "start"
    case .serve: "serve"
    case .drive: "drive"
    case .visit: "visit"
    case .pause: "break"
    case .end: "end"
    }
  }

  /// The facility where it is done.
  var facility: String? {
    switch self {
    case .start(let facility), .end(let facility): facility
    case .visit(let facility): facility
    case .serve, .drive, .pause: nil
    }
  }
}
