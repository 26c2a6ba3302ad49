import GeoTypes
import Geometry
import Grid
import Interchange

/// The bureau's own unit grids out of a table of features; they are kept as they are.
enum GridIntake {
  static func grids(_ table: InputTable, _ context: inout ImportContext) throws -> [ImportedUnitGrid] {
    let intake = try context.intake(table)
    try table.lookup.require(.code)
    var result: [ImportedUnitGrid] = []
    for row in table.rows() {
      guard let raw = row.record.shape else {
        context.skip("no_shape", table.name, row.record.place, text: "has no area; left out")
        continue
      }
      let taken = try FeatureFault.locating(table.name, row.record.place) { try intake.area(raw) }
      context.note(taken.repairs, table.name, row.record.place)
      result.append(
        ImportedUnitGrid(
          source: row.record.place, code: try row.requiredText(.code), community: try row.text(.community),
          area: taken.area))
    }
    return result
  }
}
