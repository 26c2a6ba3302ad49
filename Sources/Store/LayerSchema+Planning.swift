extension LayerSchema {
  /// The layers of plans. They were laid out differently before any Luwang filled them: see ``isMadeAnewWhenEmpty``.
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
        key: ["plan", "route", "sequence"], lookups: ["segment"])
    default:
      LayerSchema(
        layer: .rule, summary: "What is to be done on which road, how often and when", geometry: nil,
        columns: ruleColumns, key: [], lookups: ["operation", "segment"])
    }
  }

  /// Whether an empty table of another layout is no edit, but one made by a Luwang that did not fill it yet.
  var isMadeAnewWhenEmpty: Bool {
    switch layer {
    case .rule, .vehicle, .plan, .planLeg: true
    default: false
    }
  }

  /// The version of the city file's layout in which the layer came.
  var firstVersion: Int { layer == .closure ? 3 : 1 }

  private static let ruleColumns: [LayerColumn] = [
    .text("operation").required, .text("class"), .integer("segment"), .text("load"), .text("side"), .text("kerbs"),
    .integer("passes"), .text("time_windows"), .text("banned_windows"), .real("service_speed_kmh"),
    .integer("priority"), .integer("skill"), .integer("vehicle"), .real("per_km"), .text("reset"),
    .text("description"), .real("one_pass_below_m"), .boolean("restricted_roads").optional,
    .real("least_temperature_c"),
  ]

  private static let vehicleColumns: [LayerColumn] = [
    .integer("id").required, .text("description"), .text("profile").required, .text("start_facility"),
    .text("end_facility"), .real("start_lon"), .real("start_lat"), .real("end_lon"), .real("end_lat"),
    .text("capacity"), .text("skills"), .text("time_window"), .text("breaks"), .real("speed_factor"),
    .real("service_speed_kmh"), .real("swath_m"), .text("brushes"), .real("width_m"), .real("height_m"),
    .real("weight_t"), .integer("max_tasks"), .real("max_travel_time_s"), .real("max_distance_m"),
    .real("cost_fixed"), .real("cost_per_hour"), .real("cost_per_km"), .text("fleet"),
  ]

  private static let planColumns: [LayerColumn] = [
    .text("id").required, .text("kind").required, .text("date").required, .text("area"), .integer("seed").required,
    .integer("vehicles").required, .real("service_km").required, .real("deadhead_km").required,
    .real("total_km").required, .real("deadhead_ratio").required, .integer("u_turns").required,
    .integer("crossing_turns").required, .real("coverage").required, .real("lower_bound"), .real("gap"),
    .integer("unserved").required, .text("city_revision").required, .text("rules_digest").required,
    .text("fleet_digest").required, .text("stored_at"), .text("document").required,
  ]

  private static let legColumns: [LayerColumn] = [
    .text("plan").required, .integer("route").required, .integer("sequence").required, .integer("vehicle").required,
    .text("type").required, .integer("segment"), .text("road_name"), .text("side"), .text("kerb"),
    .text("direction"), .integer("pass"), .text("facility"), .integer("break"), .text("arrival").required,
    .real("duration_s").required, .real("distance_m").required, .real("waiting_time_s").required,
    .real("service_s").required, .text("load"),
  ]
}
