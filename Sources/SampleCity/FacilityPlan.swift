import GeoTypes

/// A place that vehicles or chiefs start from or visit.
struct TownFacility {
  var id: String
  var name: String
  var kind: String
  var position: Vertex
  var hours: String?
  var serviceSeconds: Int?
}

/// Chooses where depots, dump sites, water points and stations are.
enum FacilityPlan {
  private struct Kind {
    var kind: String
    var name: String
    var count: Int
    var hours: String?
    var serviceSeconds: Int?
  }

  static func facilities(of town: Town, divisions: TownDivisions) -> [TownFacility] {
    let communities = town.plan.lattice.blocks.count
    let kinds = [
      Kind(kind: "depot", name: "环卫停保场", count: max(1, communities / 40)),
      Kind(kind: "dump", name: "垃圾中转站", count: 1 + communities / 30, hours: "05:00-23:00", serviceSeconds: 600),
      Kind(kind: "water", name: "加水点", count: 2 + communities / 12, serviceSeconds: 480),
      Kind(kind: "fuel", name: "加油站", count: 1 + communities / 30, serviceSeconds: 300),
      Kind(kind: "deicer", name: "融雪剂储备点", count: 1 + communities / 60, hours: "00:00-24:00", serviceSeconds: 900),
    ]
    var random = SampleRandom(seed: town.seed, topic: "facilities")
    var sites = random.shuffled(town.plan.plots.filter { $0.use == .housing }.map(\.land))
    precondition(sites.count > kinds.reduce(0) { $0 + $1.count }, "too few plots for the facilities")
    var result: [TownFacility] = []
    for kind in kinds {
      for number in 1...kind.count {
        let place = sites.removeLast().point(0.3, 0.03)
        // The first of each kind never closes: the night shift needs it.
        let hours = number > 1 ? kind.hours : nil
        result.append(
          TownFacility(
            id: "\(kind.kind)-\(number)", name: "\(NameBook.numeral(number))号\(kind.name)", kind: kind.kind,
            position: town.warp.vertex(place), hours: hours, serviceSeconds: kind.serviceSeconds))
      }
    }
    return result + stations(of: town, divisions: divisions)
  }

  /// One station in the first open block of each subdistrict.
  private static func stations(of town: Town, divisions: TownDivisions) -> [TownFacility] {
    divisions.subdistricts.enumerated().map { index, subdistrict in
      let land = town.plan.lattice.interior(of: [subdistrict.cells[subdistrict.cells.count / 2]])
      return TownFacility(
        id: "station-\(index + 1)", name: "\(subdistrict.name.dropLast(2))城管工作站", kind: "station",
        position: town.warp.vertex(land.point(0.1, 0.02)), hours: "07:30-21:30", serviceSeconds: nil)
    }
  }

  static func text(_ facilities: [TownFacility]) -> String {
    var file = GeoJSONText(name: "facilities")
    for facility in facilities {
      file.add(
        point: facility.position,
        [
          ("id", .text(facility.id)), ("name", .text(facility.name)), ("kind", .text(facility.kind)),
          ("hours", .optional(facility.hours)), ("service_s", facility.serviceSeconds.map { .whole($0) } ?? .missing),
        ])
    }
    return file.text
  }
}
