import Foundation
import TestKit

/// A small town with two islands of roads, imported by `luwang`: seven streets around two blocks, a lane apart from
/// them and a street apart from both; a depot and a dump site in the town, and one of each on the islands.
struct DrawnCity {
  let folder: ScratchFolder
  let url: URL

  private static let model = Result {
    let folder = try ScratchFolder()
    let url = folder.url.appendingPathComponent("town.gpkg")
    let roads = try folder.file("roads.geojson", Self.roads)
    let facilities = try folder.file("facilities.geojson", Self.facilities)
    try expectDone(CommandRunner.luwang("import", url.path, "--roads", roads.path, "--facilities", facilities.path))
    return (folder, url)
  }

  init() throws {
    let model = try Self.model.get()
    folder = try ScratchFolder()
    url = folder.url.appendingPathComponent("town.gpkg")
    try FileManager.default.copyItem(at: model.1, to: url)
  }

  /// Runs `luwang`, with `CITY` and `OUT` filled in.
  func luwang(_ words: [String]) throws -> CommandRunner.Result {
    try CommandRunner.luwang(
      words.map { $0 == "CITY" ? url.path : $0 == "OUT" ? out.path : $0.hasPrefix("OUT/") ? file($0).path : $0 })
  }

  /// The folder of plans.
  var out: URL { folder.url.appendingPathComponent("out") }

  private func file(_ name: String) -> URL { out.appendingPathComponent(String(name.dropFirst(4))) }

  /// A file of the plan as JSON.
  func json(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: out.appendingPathComponent(name))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// A fleet of one vehicle at a depot, with other members.
  func fleet(_ members: String, at depot: String = "depot-1") throws -> String {
    let text = """
      {"vehicles": [{"id": 1, "profile": "sweeper", "start_facility": "\(depot)", "end_facility": "\(depot)"\(
        members.isEmpty ? "" : ", \(members)")}]}
      """
    return try folder.file("fleet.json", text).path
  }

  // MARK: Its files

  private static let corners: [String: (Double, Double)] = [
    "A": (117, 36.602), "B": (117.002, 36.602), "C": (117.004, 36.602), "D": (117, 36.6), "E": (117.002, 36.6),
    "F": (117.004, 36.6), "G": (117.006, 36.602), "X": (117.012, 36.6), "Y": (117.014, 36.6), "P": (117.012, 36.606),
    "Q": (117.014, 36.606),
  ]

  private static var roads: String {
    let streets = [
      ("AB", "北街"), ("BC", "北街"), ("AD", "西街"), ("BE", "中街"), ("CF", "东街"), ("DE", "南街"), ("EF", "南街"),
      ("CG", "断头路"), ("XY", "岛街"), ("PQ", "远巷"),
    ]
    let features = streets.enumerated().map { number, street in
      let places = street.0.map { corner -> String in
        let place = corners[String(corner)] ?? (0, 0)
        return "[\(place.0), \(place.1)]"
      }
      return """
        {"type": "Feature", "properties": {"id": "W\(number)", "name": "\(street.1)", \
        "class": "\(street.0 == "PQ" ? "lane" : "branch")", "width_m": \(street.0 == "BE" ? 3 : 9)}, \
        "geometry": {"type": "LineString", "coordinates": [\(places.joined(separator: ", "))]}}
        """
    }
    return "{\"type\": \"FeatureCollection\", \"features\": [\n\(features.joined(separator: ",\n"))\n]}\n"
  }

  private static var facilities: String {
    let sites = [
      ("depot-1", "depot", "A"), ("depot-2", "depot", "X"), ("dump-1", "dump", "F"), ("water-1", "water", "Q"),
    ]
    let features = sites.map { id, kind, corner in
      let place = corners[corner] ?? (0, 0)
      return """
        {"type": "Feature", "properties": {"id": "\(id)", "name": "\(id)", "kind": "\(kind)"}, \
        "geometry": {"type": "Point", "coordinates": [\(place.0), \(place.1)]}}
        """
    }
    return "{\"type\": \"FeatureCollection\", \"features\": [\n\(features.joined(separator: ",\n"))\n]}\n"
  }
}
