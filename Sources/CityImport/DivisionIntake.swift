import GeoTypes
import Geometry
import Grid
import Interchange

/// Divisions and zones out of tables of features.
enum DivisionIntake {
  /// The divisions of a file; `level` is that of all its areas, `nil` when each says its own.
  static func divisions(
    _ table: InputTable, level: DivisionLevel?, _ context: inout ImportContext
  ) throws -> [Division] {
    let intake = try context.intake(table)
    let isNumbered = context.request.localCodes
    guard isNumbered || table.lookup[.code] != nil else {
      throw ImportError.file(
        file: table.name, reason: "has no property for code",
        remedy: "say which it is with --map code=PROPERTY, or number the divisions by their names with --local-codes; "
          + "it has \(table.lookup.columns.joined(separator: ", "))")
    }
    var result: [Division] = []
    for row in table.rows() {
      guard let area = try area(row, intake, table, &context) else { continue }
      let stated = try self.level(row, given: level)
      let code = isNumbered ? "" : try self.code(row, level: stated, table, &context)
      let name = isNumbered ? try row.requiredText(.name) : try row.text(.name) ?? code
      let parent = isNumbered ? nil : try row.text(.parent)
      result.append(Division(code: code, name: name, level: stated, parent: parent, area: area))
    }
    return isNumbered ? LocalCodes.numbered(result) : result
  }

  /// The area of a feature, `nil` for one that has none and is only told.
  private static func area(
    _ row: BureauFields, _ intake: borrowing ShapeIntake, _ table: InputTable, _ context: inout ImportContext
  ) throws -> MultiPolygon? {
    let place = row.record.place
    switch row.record.shape {
    case nil:
      context.skip("no_shape", table.name, place, text: "has no area; left out")
      return nil
    case .point, .multiPoint:
      context.skip("point", table.name, place, text: "is a point, where areas are read; left out")
      return nil
    case let raw?:
      let taken: (area: MultiPolygon, repairs: [ShapeRepair])
      do {
        taken = try intake.area(raw)
      } catch {
        throw FeatureFault.error(table.name, place, error)
      }
      context.note(taken.repairs, table.name, place)
      return taken.area
    }
  }

  /// The zones of a file.
  static func zones(_ table: InputTable, _ context: inout ImportContext) throws -> [Zone] {
    let intake = try context.intake(table)
    try table.lookup.require(.code)
    var result: [Zone] = []
    var seen: Set<String> = []
    for (index, row) in table.rows().enumerated() {
      guard let area = try area(row, intake, table, &context) else { continue }
      let code = try row.requiredText(.code)
      guard seen.insert(code).inserted else { throw row.fault(.code, "is given twice", "give each zone its own code") }
      let precedence = try row.integer(.precedence) ?? index + 1
      result.append(Zone(code: code, name: try row.text(.name) ?? code, precedence: precedence, area: area))
    }
    return result
  }

  private static func level(_ row: BureauFields, given: DivisionLevel?) throws -> DivisionLevel {
    if let given { return given }
    if let word = try row.text(.level) {
      if let level = names[word.lowercased()] { return level }
      throw row.fault(.level, "is no level of division", "give district, subdistrict or community, or --level")
    }
    let length = try row.requiredText(.code).count
    if let level = DivisionLevel.allCases.first(where: { $0.codeLength == length }) { return level }
    throw row.fault(.code, "does not tell its level", "give 6, 9 or 12 digits, or --level")
  }

  private static let names: [String: DivisionLevel] = [
    "district": .district, "county": .district, "区县": .district, "区": .district, "县": .district,
    "subdistrict": .subdistrict, "street": .subdistrict, "town": .subdistrict, "街道": .subdistrict, "镇": .subdistrict,
    "乡镇": .subdistrict, "乡": .subdistrict,
    "community": .community, "village": .community, "社区": .community, "村": .community,
  ]

  /// The code; the country's number 156 before it and zeros behind it, as national map data has them, are taken off.
  private static func code(
    _ row: BureauFields, level: DivisionLevel, _ table: InputTable, _ context: inout ImportContext
  ) throws -> String {
    let code = try row.requiredText(.code)
    guard let plain = DivisionCode.normalized(code, level: level), plain != code else { return code }
    context.warn(
      "code_normalized", table.name, row.record.place, text: "code \(code) read as \(plain)")
    return plain
  }
}
