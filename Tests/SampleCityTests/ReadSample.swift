import Foundation
import GeoTypes
import RoadNetwork
import SampleCity

/// A sample place read back from its files by nothing that the generator uses.
struct ReadSample {
  /// The block of the default seed.
  static let block = ReadSample(.block, seed: 1)
  /// The district of the default seed.
  static let district = ReadSample(.district, seed: 1)

  /// The scales that are quick to make.
  static let small: [SampleScale] = [.block, .district]

  let files: [String: String]

  /// The place of a scale and the default seed, made once for all tests.
  static func standard(_ scale: SampleScale) -> ReadSample { scale == .block ? block : district }

  init(_ scale: SampleScale, seed: UInt64) {
    self.init(SampleCityMaker(scale: scale, seed: seed).files())
  }

  init(_ made: [SampleFile]) {
    files = Dictionary(uniqueKeysWithValues: made.map { ($0.path, $0.text) })
  }

  /// A feature of a GeoJSON file.
  struct Feature {
    var properties: [String: Any]
    var type: String
    /// Rings of a polygon, one chain of a line, one chain of one vertex of a point.
    var chains: [[Vertex]]

    func text(_ name: String) -> String { properties[name] as? String ?? "" }
    func flag(_ name: String) -> Bool { properties[name] as? Bool ?? false }
  }

  func json(_ path: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data((files[path] ?? "").utf8))
    return object as? [String: Any] ?? [:]
  }

  func features(_ path: String) throws -> [Feature] {
    (try json(path)["features"] as? [[String: Any]] ?? []).map { feature in
      let geometry = feature["geometry"] as? [String: Any] ?? [:]
      let coordinates = geometry["coordinates"] ?? []
      let chains: [[[Double]]] =
        if let rings = coordinates as? [[[Double]]] { rings } else if let line = coordinates as? [[Double]] {
          [line]
        } else if let point = coordinates as? [Double] { [[point]] } else { [] }
      return Feature(
        properties: feature["properties"] as? [String: Any] ?? [:], type: geometry["type"] as? String ?? "",
        chains: chains.map { chain in
          chain.map { Vertex(x: Int32(($0[0] * 1e7).rounded()), y: Int32(($0[1] * 1e7).rounded())) }
        })
    }
  }

  /// Rows of a CSV file by column; no sample field holds a line break.
  func rows(_ path: String) -> [[String: String]] {
    let lines = (files[path] ?? "").split(separator: "\n").map(ReadSample.fields)
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}

extension ReadSample {
  /// The ways as `Docs/FileFormats.md` tells to read them.
  func ways() throws -> [RoadWay] {
    try features("roads.geojson").filter { $0.type == "LineString" }.map { feature in
      var attributes = SegmentAttributes(
        name: feature.properties["name"] as? String, roadClass: try roadClass(feature.text("class")))
      attributes.direction = ["yes": .forward, "-1": .backward][feature.text("oneway")] ?? .both
      attributes.lanes = feature.properties["lanes"] as? Int
      attributes.width = (feature.properties["width_m"] as? Double).map { Meters($0) }
      attributes.layer = feature.properties["layer"] as? Int ?? 0
      attributes.structure = feature.flag("bridge") ? .bridge : feature.flag("tunnel") ? .tunnel : .ground
      attributes.access = Access(rawValue: feature.text("access")) ?? .open
      attributes.isDivided = feature.flag("divided")
      attributes.isLink = feature.flag("link")
      attributes.isRoundabout = feature.flag("roundabout")
      let line = feature.chains[0]
      return RoadWay(source: feature.text("id"), line: line, nodeKeys: line.map(\.key), attributes: attributes)
    }
  }

  /// The turn rules as `Docs/FileFormats.md` tells to read them.
  func restrictions() throws -> [WayTurnRestriction] {
    try features("roads.geojson").filter { $0.type == "Point" }.map { feature in
      WayTurnRestriction(
        source: feature.text("id"), kind: feature.text("kind") == "only" ? .only : .no,
        fromWay: feature.text("from"), viaNode: feature.chains[0][0].key, toWay: feature.text("to"))
    }
  }

  private func roadClass(_ word: String) throws -> RoadClass {
    guard let roadClass = RoadClass(rawValue: word) else { throw Unreadable(what: "class \(word)") }
    return roadClass
  }

  /// Something that the format does not allow.
  struct Unreadable: Error {
    var what: String
  }
}

extension [Vertex] {
  /// Whether the points of a closed ring surround a vertex, by counting crossings in whole numbers.
  func surrounds(_ p: Vertex) -> Bool {
    var isInside = false
    for (a, b) in zip(self, dropFirst()) where (a.y > p.y) != (b.y > p.y) {
      let turn =
        Int64(b.x - a.x) * Int64(p.y - a.y) - Int64(b.y - a.y) * Int64(p.x - a.x)
      if (turn > 0) == (b.y > a.y), turn != 0 { isInside.toggle() }
    }
    return isInside
  }
}
