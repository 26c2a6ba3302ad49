public import GeoTypes

extension Fleet {
  /// Reads a fleet, whose fields `Docs/FileFormats.md` lists.
  /// - Parameters:
  ///   - json: the bytes of the file.
  ///   - file: how messages call it.
  /// - Throws: ``PlanFileError`` naming file, place, value and remedy; unknown fields are refused.
  /// - Complexity: O(n) in bytes.
  public init(json: some Sequence<UInt8>, file: String) throws(PlanFileError) {
    let members = try JSONPlace.parse(json, file: file).object(["description", "vehicles"])
    description = try members["description"]?.text()
    let places = try members.need("vehicles", "give a list of vehicles")
    vehicles = []
    var seen: Set<Int64> = []
    for place in try places.list() {
      let vehicle = try FleetVehicle(place)
      guard seen.insert(vehicle.id).inserted else {
        throw .badValue(
          file: file, pointer: "\(place.pointer)/id", value: "\(vehicle.id)", remedy: "give each vehicle its own number"
        )
      }
      vehicles.append(vehicle)
    }
    guard !vehicles.isEmpty else { throw places.bad("give at least one vehicle") }
  }

  /// The fleet as JSON: the same bytes for the same fleet, read back as it was.
  public var json: String {
    let members = JSONNode.object([
      ("description", description.map { .text($0) }), ("vehicles", .list(vehicles.map(\.node))),
    ])
    return JSONText.write(members, brokenDepth: 2)
  }
}

extension FleetVehicle {
  private static let fields = [
    "id", "description", "profile", "start", "end", "start_facility", "end_facility", "capacity", "skills",
    "time_window", "speed_factor", "service_speed_kmh", "swath_m", "brushes", "width_m", "height_m", "weight_t",
    "max_tasks", "max_travel_time", "max_distance", "costs", "breaks",
  ]

  init(_ place: JSONPlace) throws(PlanFileError) {
    let members = try place.object(Self.fields)
    self.init(
      id: try members.need("id", "number the vehicle").whole(in: 1...Int64(Int32.max)),
      profile: try members.need("profile", "name a profile such as sweeper").name())
    description = try members["description"]?.text()
    start = try members["start"]?.position()
    end = try members["end"]?.position()
    startFacility = try members["start_facility"]?.name()
    endFacility = try members["end_facility"]?.name()
    for item in try members["capacity"]?.list() ?? [] { capacity.append(try item.number(in: 0...1e9)) }
    for item in try members["skills"]?.list() ?? [] { skills.append(try item.whole(in: 0...1_000_000)) }
    shift = try members["time_window"].map { place throws(PlanFileError) in try WorkWindow(place) }
    speedFactor = try members["speed_factor"]?.number(in: 0.01...2) ?? 1
    serviceSpeed = try members["service_speed_kmh"]?.number(in: 0.1...100).asSpeed
    swath = try members["swath_m"]?.number(in: 0.1...20).asMeters
    brushes = try members["brushes"]?.choice(Brushes.self)
    width = try members["width_m"]?.number(in: 0.1...20).asMeters
    height = try members["height_m"]?.number(in: 0.1...20).asMeters
    weightTonnes = try members["weight_t"]?.number(in: 0...1000)
    maxTasks = try members["max_tasks"]?.whole(in: 0...Int64(Int32.max))
    maxTravelTime = try members["max_travel_time"]?.number(in: 0...1e7).asSeconds
    maxDistance = try members["max_distance"]?.number(in: 0...1e8).asMeters
    try readCostsAndBreaks(members)
  }

  private mutating func readCostsAndBreaks(_ members: JSONMembers) throws(PlanFileError) {
    if let inner = try members["costs"]?.object(["fixed", "per_hour", "per_km"]) {
      costs = VehicleCosts(
        fixed: try inner["fixed"]?.number(in: 0...1e9) ?? 0, perHour: try inner["per_hour"]?.number(in: 0...1e9) ?? 0,
        perKilometer: try inner["per_km"]?.number(in: 0...1e9) ?? 0)
    }
    for item in try members["breaks"]?.list() ?? [] {
      let inner = try item.object(["id", "service", "time_windows"])
      let id = try inner.need("id", "number the break").whole(in: 1...Int64(Int32.max))
      guard !breaks.contains(where: { $0.id == id }) else { throw item.bad("give each break its own number") }
      let duration = try inner.need("service", "give its seconds").number(in: 0...86_400)
      let windows = try WorkWindow.list(inner["time_windows"])
      breaks.append(ShiftBreak(id: id, duration: Seconds(duration), windows: windows))
    }
  }

  var node: JSONNode {
    .object([
      ("id", .integer(id)), ("description", description.map { .text($0) }), ("profile", .text(profile)),
      ("start", start?.node), ("end", end?.node), ("start_facility", startFacility.map { .text($0) }),
      ("end_facility", endFacility.map { .text($0) }), ("capacity", .list(capacity.map { .number($0) })),
      ("skills", .list(skills.map { .integer($0) })), ("time_window", shift?.node),
      ("speed_factor", .number(speedFactor)), ("service_speed_kmh", serviceSpeed.map { .number($0.rawValue) }),
      ("swath_m", swath.map { .number($0.rawValue) }), ("brushes", brushes.map { .text($0.rawValue) }),
      ("width_m", width.map { .number($0.rawValue) }), ("height_m", height.map { .number($0.rawValue) }),
      ("weight_t", weightTonnes.map { .number($0) }), ("max_tasks", maxTasks.map { .integer($0) }),
      ("max_travel_time", maxTravelTime.map { .number($0.rawValue) }),
      ("max_distance", maxDistance.map { .number($0.rawValue) }),
      (
        "costs",
        costs.map {
          .object([
            ("fixed", .number($0.fixed)), ("per_hour", .number($0.perHour)), ("per_km", .number($0.perKilometer)),
          ])
        }
      ),
      ("breaks", breaks.isEmpty ? nil : .list(breaks.map(\.node))),
    ])
  }
}

extension ShiftBreak {
  var node: JSONNode {
    .object([
      ("id", .integer(id)), ("service", .number(duration.rawValue)),
      ("time_windows", windows.isEmpty ? nil : .list(windows.map(\.node))),
    ])
  }
}

extension WorkWindow {
  static func list(_ place: JSONPlace?) throws(PlanFileError) -> [WorkWindow] {
    var windows: [WorkWindow] = []
    for item in try place?.list() ?? [] { windows.append(try WorkWindow(item)) }
    return windows
  }
}

extension Vertex {
  var node: JSONNode { .list([.number(longitude), .number(latitude)]) }
}

extension Double {
  var asSpeed: KilometersPerHour { KilometersPerHour(self) }
  var asMeters: Meters { Meters(self) }
  var asSeconds: Seconds { Seconds(self) }
}
