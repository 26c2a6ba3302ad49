import GeoTypes

/// Writes `divisions.geojson` and `zones.geojson`.
///
/// Divisions have `code`, `name`, `level` and `parent`; zones have `区域代码`, `区域名称` and `优先级`.
enum DivisionFiles {
  static func divisions(_ divisions: TownDivisions, town: Town) -> String {
    var file = GeoJSONText(name: "divisions")
    add(divisions.districts, level: "district", town, &file)
    add(divisions.subdistricts, level: "subdistrict", town, &file)
    add(divisions.communities, level: "community", town, &file)
    return file.text
  }

  private static func add(_ areas: [TownDivisions.Area], level: String, _ town: Town, _ file: inout GeoJSONText) {
    for area in areas {
      file.add(
        parts: parts(of: area.rings.map { town.line(along: $0) }),
        [
          ("code", .text(area.code)), ("name", .text(area.name)), ("level", .text(level)),
          ("parent", .optional(area.parent)),
        ])
    }
  }

  /// Outer rings with their holes; a hole goes to the outer ring before it, since no sample area has holes in several.
  private static func parts(of rings: [[Vertex]]) -> [[[Vertex]]] {
    let isOuter = { (ring: [Vertex]) in ((try? LinearRing(ring))?.doubledArea ?? 0) > 0 }
    let holes = rings.filter { !isOuter($0) }
    var parts = rings.filter(isOuter).map { [$0] }
    if !parts.isEmpty { parts[0] += holes }
    return parts
  }

  /// Management areas: two in a district, three in a city.
  static func zones(_ divisions: TownDivisions, town: Town) -> String {
    town.dimensions.city == nil ? zones(town) : cityZones(divisions, town: town)
  }

  private static func cityZones(_ divisions: TownDivisions, town: Town) -> String {
    var file = GeoJSONText(name: "zones")
    for (zone, precedence) in divisions.zones {
      file.add(
        parts: parts(of: zone.rings.map { town.line(along: $0) }),
        [("区域代码", .text(zone.code)), ("区域名称", .text(zone.name)), ("优先级", .whole(precedence))])
    }
    return file.text
  }

  /// Two zones: one over some subdistricts' corner, one inside it with precedence.
  private static func zones(_ town: Town) -> String {
    var file = GeoJSONText(name: "zones")
    let lattice = town.plan.lattice
    let width = lattice.columns[lattice.columns.count - 1].position
    let height = lattice.rows[lattice.rows.count - 1].position
    let outlines: [(String, String, Int, Quad)] = [
      (
        "990171", "样例高新区", 2,
        Quad(west: width * 0.55, south: height * 0.52, east: width * 1.03, north: height * 1.04)
      ),
      (
        "990172", "样例站前片区", 1,
        Quad(west: width * 0.62, south: height * 0.7, east: width * 0.82, north: height * 0.97)
      ),
    ]
    for (code, name, precedence, land) in outlines {
      file.add(
        rings: [Outline.ring(around: land).map { town.warp.vertex($0) }],
        [("区域代码", .text(code)), ("区域名称", .text(name)), ("优先级", .whole(precedence))])
    }
    return file.text
  }
}
