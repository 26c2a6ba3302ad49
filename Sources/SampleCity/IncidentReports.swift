import GeoTypes
import Geometry
import RoadNetwork

/// Reports of a month: most beside roads, some inside blocks, some on or within a metre of a border.
///
/// Columns of `incidents.csv`: `id`, `reported_at`, `source`, `class`, `subclass`, `text`, `address`, `lon`, `lat`,
/// `crs`.
struct IncidentReports {
  /// What is reported: class, subclass and text of the event tables.
  private static let kinds: [(String, String, String)] = [
    ("01", "02", "有暴露垃圾，约2平方米"), ("01", "03", "积存建筑渣土，占用人行道"), ("01", "04", "路面不洁，有泥沙"),
    ("01", "06", "绿地内有白色垃圾"), ("01", "07", "停有废弃车辆，已积满灰尘"), ("01", "10", "路面破损，有坑槽"),
    ("01", "12", "渣土车遗撒，长约30米"), ("02", "01", "墙面有非法小广告"), ("02", "03", "商户占道摆放广告牌，写有\"开业大吉\""),
    ("03", "02", "工地扬尘，未见喷淋"), ("03", "04", "施工占道，未见围挡"),
  ]
  private static let sources = ["路长", "网格员", "采集员", "随手拍", "12345热线", "视频", "巡查"]

  private let town: Town
  private let divisions: TownDivisions
  private let places: TownPlaces
  private var random: SampleRandom

  /// Where a report's thing is, and how it came to be there.
  private struct Spot {
    var position: Vertex
    var address: String
    /// Code of the community; empty where it lies too close to a border to be told here.
    var community: String
  }

  /// Hands on the text of the reports, part by part.
  static func write(
    _ town: Town, divisions: TownDivisions, places: TownPlaces, to emit: (String) throws -> Void
  ) rethrows {
    let header = ["id", "reported_at", "source", "class", "subclass", "text", "address", "lon", "lat", "crs"]
    try write(header, town, divisions, places, to: emit) { report in [report.id] + report.row }
  }

  /// Hands on the text of the truth about them.
  static func writeTruth(
    _ town: Town, divisions: TownDivisions, places: TownPlaces, to emit: (String) throws -> Void
  ) rethrows {
    try write(["id", "lon", "lat", "community"], town, divisions, places, to: emit) { report in
      let position = report.spot.position
      return [report.id, Decimal.degrees(position.x), Decimal.degrees(position.y), report.spot.community]
    }
  }

  private static func write(
    _ header: [String], _ town: Town, _ divisions: TownDivisions, _ places: TownPlaces,
    to emit: (String) throws -> Void, fields: ((id: String, row: [String], spot: Spot)) -> [String]
  ) rethrows {
    var reports = IncidentReports(
      town: town, divisions: divisions, places: places, random: SampleRandom(seed: town.seed, topic: "incidents"))
    var csv = CSVText(header: header)
    let digits = max(5, String(town.dimensions.incidents).count)
    for number in 1...town.dimensions.incidents {
      let spot = reports.drawSpot()
      csv.add(fields((id: "AJ2605\(Decimal.padded(number, digits: digits))", row: reports.row(at: spot), spot: spot)))
      if csv.isLong { try emit(csv.take()) }
    }
    try emit(csv.take())
  }

  private mutating func drawSpot() -> Spot {
    let kind = random.unit()
    if kind < 0.1 {
      let position = places.onBorder(exactly: kind < 0.02, random: &random)
      return Spot(position: position, address: "\(town.name)社区交界处", community: "")
    }
    if kind < 0.25 {
      let point = places.anywhere(margin: 6, random: &random)
      return spot(at: point, address: { "\($0)内" })
    }
    let roadside = places.roadside(distance: -1...6, random: &random)
    let name = town.ways[roadside.way].attributes.name ?? "无名路"
    return spot(at: roadside.point, address: { "\($0)\(name)路边" })
  }

  private func spot(at point: PlanarPoint, address: (String) -> String) -> Spot {
    let community = places.community(at: point).map { divisions.communities[$0] }
    let isClear = places.distanceToLines(point) >= 6
    return Spot(
      position: town.warp.vertex(point), address: address(community?.name ?? town.name),
      community: isClear ? community?.code ?? "" : "")
  }

  private mutating func row(at spot: Spot) -> [String] {
    let (eventClass, subclass, text) = random.pick(IncidentReports.kinds)
    let source = random.pick(IncidentReports.sources)
    let day = Decimal.padded(1 + random.index(below: 31), digits: 2)
    let time =
      "\(Decimal.padded(random.index(below: 24), digits: 2)):\(Decimal.padded(random.index(below: 60), digits: 2))"
    let isPhone = source == "随手拍" && !spot.community.isEmpty
    let shown = isPhone ? shifted(spot.position) : spot.position
    return [
      "2026-05-\(day)T\(time):00+08:00", source, eventClass, subclass, spot.address + text, spot.address,
      Decimal.degrees(shown.x), Decimal.degrees(shown.y), isPhone ? "gcj02" : "EPSG:4490",
    ]
  }

  /// A position as a phone's map gives it.
  private func shifted(_ position: Vertex) -> Vertex {
    (try? Vertex(rounding: GCJ02.encode(LonLat(position)))) ?? position
  }
}
