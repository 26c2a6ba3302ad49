import GeoTypes
import RoadNetwork

/// Writes the files of `truth/`: what a right answer is.
enum GroundTruth {
  static func files(_ town: Town, divisions: TownDivisions, places: TownPlaces) -> [SampleContent] {
    [
      SampleContent("truth/pairs.csv") { pairs(town) },
      SampleContent("truth/kerbs.csv") { kerbs(town) },
      SampleContent("truth/points.csv") { points(town, divisions, places) },
      SampleContent("truth/summary.json") { summary(town, divisions) },
    ]
  }

  private static func pairs(_ town: Town) -> String {
    var csv = CSVText(header: ["way", "opposite"])
    for way in town.ways {
      if let opposite = way.opposite { csv.add([way.id, town.ways[opposite].id]) }
    }
    return csv.text
  }

  private static func kerbs(_ town: Town) -> String {
    var csv = CSVText(header: ["way", "side", "kind", "direction"])
    for way in town.ways where way.attributes.roadClass.bureauClass != nil {
      for kerb in kerbs(of: way) { csv.add([way.id, kerb.side.rawValue, kerb.kind.rawValue, kerb.direction]) }
    }
    return csv.text
  }

  /// Kerbs of a way where traffic keeps right: swept with traffic, the median on the left of a half of a dual road.
  private static func kerbs(of way: TownWay) -> [(side: Side, kind: KerbKind, direction: String)] {
    switch way.attributes.direction {
    case .both:
      let outer: [(Side, KerbKind, String)] = [(.left, .outer, "backward"), (.right, .outer, "forward")]
      let median: [(Side, KerbKind, String)] = [(.left, .median, "backward"), (.right, .median, "forward")]
      return way.attributes.isDivided ? outer + median : outer
    case .forward:
      return [(.left, way.opposite == nil ? .outer : .median, "forward"), (.right, .outer, "forward")]
    case .backward:
      return [(.left, .outer, "backward"), (.right, way.opposite == nil ? .outer : .median, "backward")]
    }
  }

  private static func points(_ town: Town, _ divisions: TownDivisions, _ places: TownPlaces) -> String {
    var csv = CSVText(header: ["lon", "lat", "community"])
    var random = SampleRandom(seed: town.seed, topic: "points")
    for _ in 0..<town.dimensions.sampledPoints {
      let point = places.anywhere(margin: 6, random: &random)
      let vertex = town.warp.vertex(point)
      guard let community = places.community(at: point) else { continue }
      csv.add([Decimal.degrees(vertex.x), Decimal.degrees(vertex.y), divisions.communities[community].code])
    }
    return csv.text
  }

  private static func summary(_ town: Town, _ divisions: TownDivisions) -> String {
    let classes = RoadClass.allCases.map { roadClass in
      let ways = town.ways.filter { $0.attributes.roadClass == roadClass }
      let road = ways.reduce(0) { $0 + $1.length.rawValue / ($1.opposite == nil ? 1 : 2) }
      let carriageway = ways.reduce(0) { $0 + $1.length.rawValue * ($1.attributes.isDivided ? 2 : 1) }
      return "\"\(roadClass.rawValue)\":{\"road_m\":\(Decimal.tenths(road)),"
        + "\"carriageway_m\":\(Decimal.tenths(carriageway))}"
    }
    let counts = [
      ("seed", String(town.seed)), ("subdistricts", String(divisions.subdistricts.count)),
      ("communities", String(divisions.communities.count)), ("ways", String(town.ways.count)),
      ("classes", "{\(classes.joined(separator: ","))}"),
    ]
    return "{\"notice\":\(JSONText.quoted(SampleNotice.line)),"
      + counts.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}\n"
  }
}
