import GeoTypes
import RoadNetwork

/// Writes `roads.geojson`.
///
/// Each way has these properties, by these names (Docs/FileFormats.md, "Roads as GeoJSON"): `id`, `name`, `class` (of
/// five words), `oneway` (`yes`, `-1`, `no`), `lanes`, `width_m`, `surface`, `maxspeed`, `layer`, `bridge`, `tunnel`,
/// `access`, `divided`, `link`, `roundabout`. Each turn rule is a point with `id`, `kind`, `from` and `to`.
enum RoadsFile {
  static func text(_ town: Town, bans: [TurnBan]) -> String {
    var file = GeoJSONText(name: "roads")
    for way in town.ways { file.add(line: town.line(of: way), properties(of: way)) }
    for (index, ban) in bans.enumerated() {
      file.add(
        point: town.vertices[ban.node],
        [
          ("id", .text("T\(Decimal.padded(index + 1, digits: 4))")), ("kind", .text(ban.kind.rawValue)),
          ("from", .text(town.ways[ban.from].id)), ("to", .text(town.ways[ban.to].id)),
        ])
    }
    return file.text
  }

  private static func properties(of way: TownWay) -> [(String, JSONText)] {
    let attributes = way.attributes
    let oneway =
      switch attributes.direction {
      case .both: "no"
      case .forward: "yes"
      case .backward: "-1"
      }
    return [
      ("id", .text(way.id)), ("name", .optional(attributes.name)), ("class", .text(attributes.roadClass.rawValue)),
      ("oneway", .text(oneway)), ("lanes", attributes.lanes.map { .whole($0) } ?? .missing),
      ("width_m", attributes.width.map { .number($0.rawValue) } ?? .missing),
      ("surface", .optional(attributes.surface)),
      ("maxspeed", attributes.maxSpeed.map { .number($0.rawValue) } ?? .missing),
      ("layer", .whole(attributes.layer)), ("bridge", .flag(attributes.structure == .bridge)),
      ("tunnel", .flag(attributes.structure == .tunnel)), ("access", .text(attributes.access.rawValue)),
      ("divided", .flag(attributes.isDivided)), ("link", .flag(attributes.isLink)),
      ("roundabout", .flag(attributes.isRoundabout)),
    ]
  }
}
