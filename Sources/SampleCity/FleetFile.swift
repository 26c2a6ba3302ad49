import GeoTypes

/// Writes `fleet.json`: sweepers and washers, each at home in a depot.
enum FleetFile {
  static func text(_ facilities: [TownFacility], vehicles: Int) -> String {
    let depots = facilities.filter { $0.kind == "depot" }
    let lines = (1...vehicles).map { number in
      vehicle(number, depot: depots[number % depots.count], isWasher: number % 3 == 0, isNight: number % 2 == 0)
    }
    return """
      {"description":\(JSONText.quoted(SampleNotice.line)),"vehicles":[
      \(lines.joined(separator: ",\n"))
      ]}

      """
  }

  private static func vehicle(_ number: Int, depot: TownFacility, isWasher: Bool, isNight: Bool) -> String {
    let place = "[\(Decimal.degrees(depot.position.x)),\(Decimal.degrees(depot.position.y))]"
    let fields: [(String, String)] = [
      ("id", "\(number)"),
      ("description", JSONText.quoted((isWasher ? "洗扫车" : "机扫车") + "样\(Decimal.padded(number, digits: 3))")),
      ("profile", isWasher ? "\"washer\"" : "\"sweeper\""),
      ("start", place), ("end", place),
      ("start_facility", JSONText.quoted(depot.id)), ("end_facility", JSONText.quoted(depot.id)),
      ("capacity", isWasher ? "[4000,7000]" : "[3000,1500]"),
      ("skills", isWasher ? "[1,2]" : "[1]"),
      ("time_window", isNight ? "[79200,108000]" : "[18000,46800]"),
      ("speed_factor", isWasher ? "0.8" : "0.9"),
      ("service_speed_kmh", isWasher ? "8" : "10"),
      ("swath_m", isWasher ? "3.2" : "2.8"),
      ("brushes", number % 4 == 1 || number % 4 == 2 ? "\"both\"" : "\"right\""),
      ("max_travel_time", "28800"), ("max_distance", "120000"),
      ("costs", #"{"fixed":0,"per_hour":3600,"per_km":0}"#),
    ]
    return "{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }
}
