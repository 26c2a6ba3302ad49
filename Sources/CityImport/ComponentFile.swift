import Casework
import Foundation
import GeoTypes
import Geometry
import Interchange

/// The rows of a file of components (Docs/FileFormats.md, "Components CSV"), or its features.
///
/// A census has a million rows, so rows of CSV are taken one by one and never kept with all their columns.
enum ComponentFile {
  static func rows(_ file: URL, _ context: inout ImportContext) throws -> [ComponentRow] {
    if case .csv = InputTable.Format(file) { return try censusRows(file, &context) }
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
      rows.append(try row(fields, at: position, source: table.name))
    }
    return rows
  }

  /// The rows of CSV. The frame may stand in any row, so positions are taken in when all are read.
  private static func censusRows(_ file: URL, _ context: inout ImportContext) throws -> [ComponentRow] {
    let name = file.lastPathComponent
    let pairs = try context.mapping.all(in: file, encoding: context.request.encoding)
    var rows: [ComponentRow] = []
    var shapes: [RawShape] = []
    var unplaced: [String] = []
    var lookup: FieldLookup?
    let options = CSVOptions(encoding: context.request.encoding, mapping: pairs)
    let table = try CSVReader.visit(contentsOf: file, options: options) { record, fields throws(InterchangeError) in
      lookup = fields.lookup
      guard let shape = record.shape else {
        unplaced.append(record.place)
        return
      }
      rows.append(try row(fields, at: Vertex(x: 0, y: 0), source: name))
      shapes.append(shape)
    }
    guard let lookup else { throw ImportError.noFeatures(file: name) }
    for text in table.warnings { context.warn("file_oddity", name, text: text) }
    for place in unplaced { context.skip("no_position", name, place, text: "has no position; left out") }
    if rows.isEmpty, table.crs == nil, context.request.inputCRS == nil {
      try pairs.lookup(in: lookup.columns.sorted(), file: name).require(.longitude, .latitude)
    }
    let intake = try context.intake(InputTable(name: name, table: table, lookup: lookup, defaultsToWGS84: false))
    for index in rows.indices {
      rows[index].position = try FeatureFault.locating(name, rows[index].place) {
        try Vertex(rounding: try intake.position(shapes[index]))
      }
    }
    return rows
  }

  private static func row(
    _ fields: BureauFields, at position: Vertex, source: String
  ) throws(InterchangeError) -> ComponentRow {
    ComponentRow(
      place: fields.record.place, id: try fields.text(.id), componentClass: try fields.text(.roadClass),
      subclass: try fields.text(.subclass), name: try fields.text(.name), position: position,
      state: try state(fields), source: source, managedBy: try fields.text(.managedBy))
  }

  private static func state(_ fields: BureauFields) throws(InterchangeError) -> ComponentState {
    guard let word = try fields.text(.state) else { return .intact }
    if let state = names[word.lowercased()] { return state }
    throw fields.fault(.state, "is no state of a component", "give 完好, 破损, 丢失 or 废弃")
  }

  private static let names: [String: ComponentState] = [
    "完好": .intact, "破损": .damaged, "丢失": .lost, "废弃": .abandoned, "intact": .intact, "damaged": .damaged,
    "lost": .lost, "abandoned": .abandoned,
  ]
}
