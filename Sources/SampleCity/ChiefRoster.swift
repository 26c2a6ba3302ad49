import GeoTypes
import RoadNetwork

/// Writes `chiefs.csv`: who holds which road.
///
/// Columns: `chief`, `name`, `level`, `road`, `ways`, `side`, `shift`, `valid_from`, `valid_to`. Chiefs of level 三级
/// share out every way of the bureau's classes without gap or overlap: expressways between day and night, the roads
/// around the place between their two sides. One chief of level 二级 stands above each expressway and arterial.
struct ChiefRoster {
  /// Centre-line length that a chief of the lowest level holds, in metres.
  static let reach = 3_400.0

  private let town: Town
  private var csv = CSVText(header: [
    "chief", "name", "level", "road", "ways", "side", "shift", "valid_from", "valid_to",
  ])
  private var count = 0
  private var surnames: SampleRandom

  /// How two chiefs share a reach; alone, one holds all of it.
  enum Sharing: Hashable {
    case alone, byShift, bySide
  }

  /// A road: its name and its ways in the order of the file.
  private struct NamedRoad {
    var name: String
    var roadClass: RoadClass
    var ways: [Int]
    var isLink: Bool

    var sharing: Sharing {
      roadClass == .expressway ? .byShift : name.hasPrefix("环城") ? .bySide : .alone
    }
  }

  static func text(_ town: Town, divisions: TownDivisions, places: TownPlaces) -> String {
    var roster = ChiefRoster(town)
    let roads = roster.roads()
    for road in roads where road.roadClass <= .arterial && !road.isLink { roster.addRoadChief(of: road) }
    if let targets = town.dimensions.city {
      let city = CityRoster(town, divisions: divisions, places: places)
      let ways = roads.flatMap { road in road.ways.map { (way: $0, sharing: roster.citySharing(of: road)) } }
      for reach in city.reaches(chiefs: targets.chiefs - roster.count, ways: ways) { roster.add(reach) }
    } else {
      roster.shareOut(roads)
    }
    return roster.csv.text
  }

  /// How chiefs share a road of a city: a divided arterial by its sides.
  private func citySharing(of road: NamedRoad) -> Sharing {
    let isDivided = road.ways.allSatisfy { town.ways[$0].attributes.isDivided }
    return road.roadClass == .arterial && isDivided ? .bySide : road.sharing
  }

  /// Adds the rows of a reach, one a road and chief.
  private mutating func add(_ reach: CityRoster.Reach) {
    let chiefs = (0..<(reach.sharing == .alone ? 1 : 2)).map { _ in nextChief() }
    var names: [String] = []
    var ways: [String: [Int]] = [:]
    for way in reach.ways {
      let name = town.ways[way].attributes.name ?? ""
      if ways[name] == nil { names.append(name) }
      ways[name, default: []].append(way)
    }
    for name in names { add(ways[name] ?? [], of: name, sharing: reach.sharing, chiefs: chiefs) }
  }

  private init(_ town: Town) {
    self.town = town
    surnames = SampleRandom(seed: town.seed, topic: "chiefs")
  }

  /// Roads of the bureau's classes, in the order of their first way.
  private func roads() -> [NamedRoad] {
    var places: [String: Int] = [:]
    var roads: [NamedRoad] = []
    for (index, way) in town.ways.enumerated() where way.attributes.roadClass.bureauClass != nil {
      let name = way.attributes.name ?? ""
      if let place = places[name] {
        roads[place].ways.append(index)
      } else {
        places[name] = roads.count
        roads.append(
          NamedRoad(
            name: name, roadClass: way.attributes.roadClass, ways: [index], isLink: way.attributes.isLink))
      }
    }
    return roads
  }

  /// A new chief, by number and pseudonym.
  private mutating func nextChief() -> [String] {
    count += 1
    let surname = surnames.pick(Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥").map(String.init))
    return ["LZ\(Decimal.padded(count, digits: 4))", "路长\(surname)\(Decimal.padded(count, digits: 3))"]
  }

  private mutating func addRoadChief(of road: NamedRoad) {
    csv.add(nextChief() + ["二级", road.name, "", "both", "", "2026-01-01", ""])
  }

  /// Gives each chief, or each two, ways in turn until the reach is full.
  private mutating func shareOut(_ roads: [NamedRoad]) {
    var chiefs: [[String]] = []
    var sharing = Sharing.alone
    var held = 0.0
    for road in roads {
      var ways: [Int] = []
      for way in road.ways {
        let isFull = held > 0 && held + town.reachLength(of: way) / 2 > ChiefRoster.reach
        if chiefs.isEmpty || isFull || road.sharing != sharing {
          add(ways, of: road.name, sharing: road.sharing, chiefs: chiefs)
          ways = []
          sharing = road.sharing
          chiefs = (0..<(sharing == .alone ? 1 : 2)).map { _ in nextChief() }
          held = 0
        }
        ways.append(way)
        held += town.reachLength(of: way)
      }
      add(ways, of: road.name, sharing: road.sharing, chiefs: chiefs)
    }
  }

  private mutating func add(_ ways: [Int], of road: String, sharing: Sharing, chiefs: [[String]]) {
    guard !ways.isEmpty else { return }
    let list = ways.map { town.ways[$0].id }.joined(separator: " ")
    for (index, chief) in chiefs.enumerated() {
      let side = sharing == .bySide ? ["left", "right"][index] : "both"
      let shift = sharing == .byShift ? ["06:00-22:00", "22:00-06:00"][index] : ""
      csv.add(chief + ["三级", road, list, side, shift, "2026-01-01", ""])
    }
  }
}
