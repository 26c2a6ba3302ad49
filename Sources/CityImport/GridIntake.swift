import GeoTypes
import Geometry
import Grid
import Interchange

/// The bureau's own unit grids out of a table of features; they are kept as they are.
enum GridIntake {
  static func cells(_ table: InputTable, _ context: inout ImportContext) throws -> [UnitGridCell] {
    let intake = try context.intake(table)
    try table.lookup.require(.code)
    var result: [UnitGridCell] = []
    for row in table.rows() {
      guard let raw = row.record.shape else {
        context.skip("no_shape", table.name, row.record.place, text: "has no area; left out")
        continue
      }
      let taken = try FeatureFault.locating(table.name, row.record.place) { try intake.area(raw) }
      context.note(taken.repairs, table.name, row.record.place)
      guard taken.area.polygons.count == 1, let polygon = taken.area.polygons.first else {
        throw ImportError.feature(
          file: table.name, place: row.record.place, reason: "the unit grid has \(taken.area.polygons.count) parts",
          remedy: "give each part a code of its own")
      }
      let code = try row.requiredText(.code)
      let community = try row.text(.community) ?? String(code.dropLast(min(3, code.count)))
      result.append(
        UnitGridCell(
          code: code, community: community, polygon: polygon, area: Ellipsoid.wgs84.area(polygon),
          perimeter: Ellipsoid.wgs84.perimeter(polygon)))
    }
    return result.sorted { $0.code < $1.code }
  }
}
