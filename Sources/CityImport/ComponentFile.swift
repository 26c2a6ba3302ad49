import Casework
import Foundation
import GeoTypes
import Geometry
import Interchange

/// The rows of a file of components (Docs/FileFormats.md, "Components CSV"), or its features.
enum ComponentFile {
  static func rows(_ file: URL, _ context: inout ImportContext) throws -> [ComponentRow] {
    let table = try context.table(file)
    let intake = try context.intake(table)
    var rows: [ComponentRow] = []
    rows.reserveCapacity(table.table.records.count)
    for fields in table.rows() {
      let place = fields.record.place
      guard let raw = fields.record.shape else {
        context.skip("no_position", table.name, place, text: "has no position; left out")
        continue
      }
      let position = try FeatureFault.locating(table.name, place) { try Vertex(rounding: try intake.position(raw)) }
      rows.append(
        ComponentRow(
          place: place, id: try fields.text(.id), componentClass: try fields.text(.roadClass),
          subclass: try fields.text(.subclass), name: try fields.text(.name), position: position,
          state: try state(fields), source: table.name, managedBy: try fields.text(.managedBy)))
    }
    return rows
  }

  private static func state(_ fields: BureauFields) throws -> ComponentState {
    guard let word = try fields.text(.state) else { return .intact }
    if let state = names[word.lowercased()] { return state }
    throw fields.fault(.state, "is no state of a component", "give 完好, 破损, 丢失 or 废弃")
  }

  private static let names: [String: ComponentState] = [
    "完好": .intact, "破损": .damaged, "丢失": .lost, "废弃": .abandoned, "intact": .intact, "damaged": .damaged,
    "lost": .lost, "abandoned": .abandoned,
  ]
}
