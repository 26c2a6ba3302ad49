import GeoTypes
import Geometry
import Grid
import Interchange

/// Barriers and buildings out of a table of features (Docs/FileFormats.md, "Surroundings").
struct SurroundingsIntake {
  private(set) var barriers: [Barrier] = []
  private(set) var buildings: [Building] = []

  init(_ table: InputTable, _ context: inout ImportContext) throws {
    let intake = try context.intake(table)
    for row in table.rows() {
      guard let raw = row.record.shape else {
        context.skip("no_shape", table.name, row.record.place, text: "has no shape; left out")
        continue
      }
      let taken = try FeatureFault.locating(table.name, row.record.place) { try intake.shape(raw) }
      context.note(taken.repairs, table.name, row.record.place)
      let id = try row.text(.id) ?? row.record.place
      try add(taken.shape, row, source: "\(table.name)#\(id)")
    }
  }

  private mutating func add(_ shape: Shape, _ row: BureauFields, source: String) throws {
    let word = try row.requiredText(.kind)
    if word == "building" {
      guard case .area(let area) = shape else { throw row.fault(.kind, "needs an area", "give a polygon") }
      buildings += area.polygons.map { Building(area: $0, source: source) }
      return
    }
    guard let kind = BarrierKind(rawValue: word) else {
      throw row.fault(.kind, "is no kind of surroundings", "give water, railway, wall, park or building")
    }
    let lines: [LineString]
    switch shape {
    case .line(let line): lines = [line]
    case .multiLine(let several): lines = several
    case .area(let area): lines = try area.rings.map { ring throws(ShapeError) in try LineString(ring.vertices) }
    case .point, .multiPoint: throw row.fault(.kind, "needs a line or an area", "leave points out")
    }
    barriers += lines.map { Barrier(kind: kind, line: $0, source: source) }
  }
}
