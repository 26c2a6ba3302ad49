import GeoTypes
import Geometry
import Interchange
import Plans

/// Facilities out of a table of features (Docs/FileFormats.md, "Facilities GeoJSON").
enum FacilityIntake {
  static func facilities(_ table: InputTable, _ context: inout ImportContext) throws -> [Facility] {
    let intake = try context.intake(table)
    var result: [Facility] = []
    var seen: Set<String> = []
    for row in table.rows() {
      guard let raw = row.record.shape else {
        context.skip("no_shape", table.name, row.record.place, text: "has no position; left out")
        continue
      }
      let position = try FeatureFault.locating(table.name, row.record.place) {
        try Vertex(rounding: try intake.position(raw))
      }
      let word = try row.requiredText(.kind)
      guard let kind = FacilityKind(rawValue: word) else {
        let known = FacilityKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw row.fault(.kind, "is no kind of facility", "give one of \(known)")
      }
      let id = try row.requiredText(.id)
      guard seen.insert(id).inserted else { throw row.fault(.id, "is given twice", "give each facility its own") }
      result.append(
        Facility(
          id: id, name: try row.text(.name) ?? id, kind: kind, position: position, hours: try row.text(.hours),
          serviceTime: try row.number(.serviceTime).map { Seconds($0) }))
    }
    return result
  }
}
