import GeoTypes
import RoadNetwork

/// Writes `components.csv`: what a census would have found beside the roads.
///
/// Columns: `id`, `class`, `subclass`, `name`, `lon`, `lat`, `crs`, `state`, `managed_by`, `surveyed_on`.
struct ComponentSurvey {
  /// A subclass of the component tables, how often it occurs and how far from the kerb it stands.
  private struct Kind {
    var componentClass: String
    var subclass: String
    var name: String
    var share: Double
    var distance: ClosedRange<Double>
    var managedBy: String
  }

  private static let kinds = [
    Kind(
      componentClass: "01", subclass: "18", name: "路灯", share: 0.2, distance: 0.5...1.5, managedBy: "样例区城市照明中心"),
    Kind(
      componentClass: "04", subclass: "02", name: "行道树", share: 0.2, distance: 1...2.5, managedBy: "样例区园林绿化中心"),
    Kind(
      componentClass: "01", subclass: "03", name: "雨水井盖", share: 0.12, distance: -1.5...0, managedBy: "样例区排水中心"),
    Kind(
      componentClass: "01", subclass: "02", name: "污水井盖", share: 0.1, distance: -2...0, managedBy: "样例区排水中心"),
    Kind(
      componentClass: "01", subclass: "01", name: "上水井盖", share: 0.06, distance: 0...2, managedBy: "样例供水公司"),
    Kind(
      componentClass: "21", subclass: "01", name: "果皮箱", share: 0.1, distance: 0.5...3, managedBy: "样例区环卫中心"),
    Kind(
      componentClass: "02", subclass: "09", name: "交通标志牌", share: 0.06, distance: 0.5...2, managedBy: "样例区交警大队"),
    Kind(
      componentClass: "03", subclass: "05", name: "垃圾箱", share: 0.05, distance: 1...4, managedBy: "样例区环卫中心"),
    Kind(
      componentClass: "01", subclass: "13", name: "消防设施", share: 0.03, distance: 1...3, managedBy: "样例区消防大队"),
    Kind(
      componentClass: "02", subclass: "03", name: "公交站亭", share: 0.02, distance: 1...2, managedBy: "样例公交公司"),
    Kind(
      componentClass: "04", subclass: "07", name: "街头坐椅", share: 0.03, distance: 2...5, managedBy: "样例区园林绿化中心"),
    Kind(
      componentClass: "03", subclass: "01", name: "公共厕所", share: 0.01, distance: 4...8, managedBy: "样例区环卫中心"),
    Kind(
      componentClass: "01", subclass: "14", name: "无主井盖", share: 0.02, distance: -1...1, managedBy: "样例区城市管理局"),
  ]

  private let town: Town
  private let divisions: TownDivisions
  private let places: TownPlaces
  private var random: SampleRandom
  private var numbers: [String: Int] = [:]

  /// Hands on the text of the file, part by part.
  static func write(
    _ town: Town, divisions: TownDivisions, places: TownPlaces, to emit: (String) throws -> Void
  ) rethrows {
    var survey = ComponentSurvey(
      town: town, divisions: divisions, places: places, random: SampleRandom(seed: town.seed, topic: "components"))
    var csv = CSVText(header: [
      "id", "class", "subclass", "name", "lon", "lat", "crs", "state", "managed_by", "surveyed_on",
    ])
    for _ in 0..<town.dimensions.components {
      csv.add(survey.row())
      if csv.isLong { try emit(csv.take()) }
    }
    try emit(csv.take())
  }

  private init(town: Town, divisions: TownDivisions, places: TownPlaces, random: SampleRandom) {
    self.town = town
    self.divisions = divisions
    self.places = places
    self.random = random
  }

  private mutating func row() -> [String] {
    let kind = ComponentSurvey.draw(&random)
    let point = places.roadside(distance: kind.distance, random: &random).point
    let place = town.warp.vertex(point)
    return [
      identifier(kind, at: point), kind.componentClass, kind.subclass, kind.name, Decimal.degrees(place.x),
      Decimal.degrees(place.y), "EPSG:4490", ComponentSurvey.state(&random), kind.managedBy,
      "2026-03-\(Decimal.padded(1 + random.index(below: 28), digits: 2))",
    ]
  }

  /// District, class and a running number. A city's census is done; in a single district some have none yet.
  private mutating func identifier(_ kind: Kind, at point: PlanarPoint) -> String {
    var district = SampleNotice.districtCode
    if town.dimensions.city != nil {
      guard let community = places.community(at: point) else { return "" }
      district = String(divisions.communities[community].code.prefix(6))
    } else if random.chance(0.06) {
      return ""
    }
    let stem = district + kind.componentClass + kind.subclass
    numbers[stem, default: 0] += 1
    return stem + Decimal.padded(numbers[stem] ?? 0, digits: 6)
  }

  private static func draw(_ random: inout SampleRandom) -> Kind {
    var rest = random.unit()
    for kind in kinds {
      rest -= kind.share
      if rest < 0 { return kind }
    }
    return kinds[0]
  }

  private static func state(_ random: inout SampleRandom) -> String {
    let share = random.unit()
    return share < 0.94 ? "完好" : share < 0.98 ? "破损" : share < 0.99 ? "丢失" : "废弃"
  }
}
