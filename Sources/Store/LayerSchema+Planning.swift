extension LayerSchema {
  /// The layers of plans, which are laid out here and filled by planning.
  static func planning(_ layer: CityLayer) -> LayerSchema {
    switch layer {
    case .vehicle:
      LayerSchema(
        layer: layer, summary: "The fleet", geometry: nil, columns: vehicleColumns, key: ["id"])
    case .plan:
      LayerSchema(
        layer: layer, summary: "Plans made", geometry: nil, columns: planColumns, key: ["id"])
    case .planLeg:
      LayerSchema(
        layer: layer, summary: "The steps of plans", geometry: .line, columns: legColumns,
        key: ["plan", "vehicle", "sequence"])
    default:
      LayerSchema(
        layer: .rule, summary: "What is to be done on which road, how often and when", geometry: nil,
        columns: ruleColumns, key: ["id"])
    }
  }

  private static let ruleColumns: [LayerColumn] = [
    .text("id").required, .text("operation").required, .integer("segment"), .integer("road"), .text("class"),
    .text("area"), .text("sides"), .text("strip"), .integer("passes"), .integer("times_per_week"),
    .real("service_speed_kmh"), .text("pickup"), .text("time_windows"), .text("banned_windows"), .text("weather"),
    .text("grade"), .integer("priority"), .text("source"),
  ]

  private static let vehicleColumns: [LayerColumn] = [
    .text("id").required, .text("name"), .text("kind"), .text("profile").required, .text("start_facility"),
    .text("end_facility"), .text("capacity"), .text("skills"), .text("time_window"), .text("breaks"),
    .real("speed_factor"), .integer("max_tasks"), .real("max_travel_time_s"), .real("max_distance_m"),
    .real("cost_fixed"), .real("cost_per_hour"), .real("cost_per_km"), .text("brushes"), .real("swath_m"),
    .real("service_speed_kmh"), .real("height_m"), .real("weight_t"),
  ]

  private static let planColumns: [LayerColumn] = [
    .text("id").required, .text("kind").required, .text("date"), .text("created_at").required,
    .integer("schema_version").required, .text("city_revision").required, .text("rules_digest"),
    .text("fleet_digest"), .integer("seed"), .text("solver"), .text("area"), .real("service_km"),
    .real("deadhead_km"), .real("deadhead_ratio"), .integer("u_turns"), .integer("crossing_turns"), .real("coverage"),
    .real("lower_bound"), .real("gap"), .text("unserved"),
  ]

  private static let legColumns: [LayerColumn] = [
    .text("plan").required, .text("vehicle").required, .integer("sequence").required, .text("type").required,
    .integer("segment"), .text("side"), .text("direction"), .integer("pass"), .text("facility"), .text("arrival"),
    .real("duration_s"), .real("distance_m"), .real("service_s"), .real("waiting_time_s"), .text("load"),
    .text("path"),
  ]
}
