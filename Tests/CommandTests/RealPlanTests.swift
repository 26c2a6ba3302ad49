import Foundation
import GeoTypes
import RoadNetwork
import Routing
import Store
import TestKit
import Testing

/// Plans of real places, made and checked by the program.
@Suite("Plans of real cities", .enabled(if: SharedData.isAvailable, "needs ../shared/data"))
struct RealPlanTests {
  struct Place: Sendable, CustomTestStringConvertible {
    var file: String
    /// West, south, east and north of what is imported; `nil` is all.
    var box: [Double]?
    /// Words that the report must hold.
    var word: String
    var testDescription: String { file }
  }

  private static let places = [
    Place(file: "osm/bayfront_singapore.osm.pbf", word: "Bayfront Avenue"),
    Place(file: "osm/cn-shanghai-huangpu.osm", box: [121.472, 31.226, 121.478, 31.232], word: "路"),
    Place(file: "osm/andorra.osm.pbf", box: [1.515, 42.505, 1.525, 42.511], word: "Carrer"),
    Place(file: "osm/porto.osm.pbf", box: [-8.6145, 41.1465, -8.6105, 41.1495], word: "Rua"),
  ]

  /// A city of a place in a folder.
  private static func city(_ place: Place, in folder: ScratchFolder) throws -> URL {
    let url = folder.url.appendingPathComponent("city.gpkg")
    var words = ["import", url.path, "--osm", SharedData.url(place.file).path, "--quiet"]
    if let box = place.box {
      let (west, south, east, north) = (box[0], box[1], box[2], box[3])
      let ring =
        "[[\(west), \(south)], [\(east), \(south)], [\(east), \(north)], [\(west), \(north)], [\(west), \(south)]]"
      let text = #"{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [\#(ring)]}}"#
      words += ["--within", try folder.file("within.geojson", text).path]
    }
    try expectDone(CommandRunner.luwang(words))
    return url
  }

  @Test(arguments: places, ["sweep", "patrol"])
  func isPlannedCheckedAndReported(place: Place, kind: String) throws {
    let folder = try ScratchFolder()
    let city = try Self.city(place, in: folder)
    let out = folder.url.appendingPathComponent("out")
    try expectDone(
      CommandRunner.luwang(
        "plan", kind, city.path, "-o", out.path, "--date", "2026-05-04", "--iterations", "0", "--quiet"))
    let plan = out.appendingPathComponent("plan.json")
    let check = try CommandRunner.luwang("check", plan.path, "--city", city.path)
    try expectDone(check)
    #expect(check.output.contains("check: accepted"))
    let report = try String(contentsOf: out.appendingPathComponent("report.html"), encoding: .utf8)
    #expect(report.contains(place.word))
  }

  // MARK: Turn rules of Singapore

  private struct Night {
    let network: StreetNetwork
    /// Arcs in the order in which they are driven, by route; stretches between visits off the road stand apart.
    let drives: [[(segment: SegmentUID, forward: Bool)]]
  }

  private static let night = Result { () throws -> Night in
    let folder = try ScratchFolder()
    let url = try city(places[0], in: folder)
    let file = try CityFile.openReadOnly(url)
    defer { try? file.close() }
    var drives: [[(segment: SegmentUID, forward: Bool)]] = []
    for kind in ["sweep", "patrol"] {
      let out = folder.url.appendingPathComponent(kind)
      try expectDone(
        CommandRunner.luwang("plan", kind, url.path, "-o", out.path, "--date", "2026-05-04", "--iterations", "20"))
      let data = try Data(contentsOf: out.appendingPathComponent("plan.json"))
      let plan = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      for route in plan?["routes"] as? [[String: Any]] ?? [] {
        var drive: [(segment: SegmentUID, forward: Bool)] = []
        for step in route["steps"] as? [[String: Any]] ?? [] {
          drive += (step["path"] as? [[String: Any]] ?? []).compactMap(arc)
          if let served = arc(step) { drive.append(served) }
        }
        drives.append(drive)
      }
    }
    return Night(network: try file.network(), drives: drives)
  }

  private static func arc(_ object: [String: Any]) -> (segment: SegmentUID, forward: Bool)? {
    guard let uid = object["segment"] as? Int, let direction = object["direction"] as? String else { return nil }
    return (SegmentUID(rawValue: Int64(uid)), direction == "forward")
  }

  /// Each rule of the map is in the graph, and no route of a night's sweeping or a day's patrols breaks it.
  @Test(arguments: 0..<23) func aTurnRuleOfSingaporeIsObeyed(number: Int) throws {
    let night = try Self.night.get()
    #expect(night.network.restrictions.count == 23 && night.network.drivingSide == .left)
    try #require(number < night.network.restrictions.count)
    let rule = night.network.restrictions[number]
    let segments = Dictionary(uniqueKeysWithValues: night.network.segments.map { ($0.uid, $0) })
    let from = try #require(segments[rule.from])
    let graph = try ArcGraph(night.network, profile: .standard("sweeper"))
    let comment: Comment = "\(rule.source): \(rule.kind) from \(rule.from.rawValue) to \(rule.to.rawValue)"
    if let before = graph.arc(rule.from, forward: from.to == rule.via) {
      let heads = graph.turns(from: before).map { graph.segment(of: $0.head) }
      #expect(heads.allSatisfy { rule.kind == .only ? $0 == rule.to : $0 != rule.to }, comment)
    }
    #expect(night.drives.contains { $0.count > 10 })
    for drive in night.drives {
      for (a, b) in zip(drive, drive.dropFirst()) where a.segment == rule.from && a.forward == (from.to == rule.via) {
        guard let next = segments[b.segment], (b.forward ? next.from : next.to) == rule.via else { continue }
        #expect(rule.kind == .only ? b.segment == rule.to : b.segment != rule.to, comment)
      }
    }
  }
}
