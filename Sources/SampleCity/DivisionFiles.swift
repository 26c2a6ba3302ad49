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
        parts: parts(of: area.rings.map { $0.map { town.vertices[$0] } }),
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

  /// Three zones of whole subdistricts, each over several districts; two of them overlap.
  private static func cityZones(_ divisions: TownDivisions, town: Town) -> String {
    let lattice = town.plan.lattice
    let outlines: [(String, String, Int, Quad)] = [
      ("990176", "样例高新区", 1, Quad(west: 0.58, south: 0.34, east: 0.88, north: 0.72)),
      ("990177", "样例南部山区", 3, Quad(west: 0.2, south: 0, east: 0.85, north: 0.22)),
      ("990178", "样例起步区", 2, Quad(west: 0.3, south: 0.62, east: 0.95, north: 1)),
    ]
    var file = GeoJSONText(name: "zones")
    let union = CoverageUnion(points: town.points)
    for (code, name, precedence, land) in outlines {
      let members = divisions.subdistricts.filter { subdistrict in
        let place = lattice.interior(of: [subdistrict.cells[subdistrict.cells.count / 2]]).point(0.5, 0.5)
        let (u, v) = (place.x / lattice.width, place.y / lattice.height)
        return u > land.southWest.x && u < land.northEast.x && v > land.southWest.y && v < land.northEast.y
      }
      let rings = union.rings(around: members.flatMap(\.rings))
      file.add(
        parts: parts(of: rings.map { $0.map { town.vertices[$0] } }),
        [("区域代码", .text(code)), ("区域名称", .text(name)), ("优先级", .whole(precedence))])
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
