import GeoTypes
import Geometry
import Interchange
import RoadNetwork

/// Roads and turn rules out of a table of features (Docs/FileFormats.md, "Roads as GeoJSON").
struct RoadIntake {
  /// The ways, in file order.
  private(set) var ways: [RoadWay] = []
  /// The turn rules, in file order.
  private(set) var restrictions: [WayTurnRestriction] = []

  /// Where a way of this number comes from; the same in the file's next edition.
  static func source(_ id: String) -> String { "road:\(id)" }

  init(_ table: InputTable, _ context: inout ImportContext) throws {
    let intake = try context.intake(table)
    for row in table.rows() {
      guard let raw = row.record.shape else {
        context.skip("no_shape", table.name, row.record.place, text: "has no line; left out")
        continue
      }
      switch raw {
      case .point, .multiPoint: try addRule(row, raw, intake, table)
      default: try addWay(row, raw, intake, table, &context)
      }
    }
  }

  private mutating func addWay(
    _ row: BureauFields, _ raw: RawShape, _ intake: borrowing ShapeIntake, _ table: InputTable,
    _ context: inout ImportContext
  ) throws {
    let lines: [LineString]
    do {
      let taken = try intake.lines(raw)
      lines = taken.lines
      context.note(taken.repairs, table.name, row.record.place)
    } catch ShapeIntakeError.lineTooShort(_, _) {
      context.skip("no_length", table.name, row.record.place, text: "all its positions are the same; left out")
      return
    } catch {
      throw ImportError.feature(
        file: table.name, place: row.record.place, reason: "\(error)", remedy: "mend the feature and import again")
    }
    let attributes = try self.attributes(row)
    let id = try row.text(.id) ?? row.record.identifier ?? row.record.place
    for (part, line) in lines.enumerated() {
      ways.append(
        RoadWay(
          source: RoadIntake.source(part == 0 ? id : "\(id)#\(part + 1)"), line: line.vertices,
          nodeKeys: line.vertices.map(\.key), attributes: attributes))
    }
  }

  private mutating func addRule(
    _ row: BureauFields, _ raw: RawShape, _ intake: borrowing ShapeIntake, _ table: InputTable
  ) throws {
    let place = row.record.place
    let position = try Vertex(rounding: try intake.position(raw))
    guard let kind = TurnRestrictionKind(rawValue: try row.requiredText(.kind)) else {
      throw row.fault(.kind, "is no kind of turn rule", "give no or only")
    }
    let id = try row.text(.id) ?? place
    restrictions.append(
      WayTurnRestriction(
        source: "rule:\(id)", kind: kind, fromWay: RoadIntake.source(try row.requiredText(.from)),
        viaNode: position.key, toWay: RoadIntake.source(try row.requiredText(.to))))
  }

  private func attributes(_ row: BureauFields) throws -> SegmentAttributes {
    let word = try row.requiredText(.roadClass)
    guard let roadClass = RoadIntake.classes[word.lowercased()] else {
      throw row.fault(.roadClass, "is no road class", "give expressway, arterial, secondary, branch or lane")
    }
    var attributes = SegmentAttributes(name: try row.text(.name), roadClass: roadClass)
    attributes.direction = try direction(row)
    attributes.lanes = try row.integer(.lanes)
    attributes.width = try positive(.width, row).map { Meters($0) }
    attributes.surface = try row.text(.surface)
    attributes.maxSpeed = try positive(.maxspeed, row).map { KilometersPerHour($0) }
    attributes.layer = try row.integer(.layer) ?? 0
    if try row.flag(.bridge) ?? false { attributes.structure = .bridge }
    if try row.flag(.tunnel) ?? false { attributes.structure = .tunnel }
    attributes.access = try access(row)
    attributes.isDivided = try row.flag(.divided) ?? false
    attributes.isLink = try row.flag(.link) ?? false
    attributes.isRoundabout = try row.flag(.roundabout) ?? false
    return attributes
  }

  private func direction(_ row: BureauFields) throws -> TravelDirection {
    switch try row.text(.oneway)?.lowercased() {
    case nil, "no", "0", "false", "否", "双向": return .both
    case "yes", "1", "true", "是", "单向": return .forward
    case "-1", "reverse", "反向": return .backward
    default: throw row.fault(.oneway, "says no direction", "give yes, no or -1")
    }
  }

  private func access(_ row: BureauFields) throws -> Access {
    guard let word = try row.text(.access) else { return .open }
    guard let access = Access(rawValue: word.lowercased()) else {
      throw row.fault(.access, "is no kind of access", "give open, restricted or closed")
    }
    return access
  }

  private func positive(_ field: BureauField, _ row: BureauFields) throws -> Double? {
    guard let number = try row.number(field) else { return nil }
    guard number > 0 else { throw row.fault(field, "is not above zero", "give a positive number, or leave it empty") }
    return number
  }

  private static let classes: [String: RoadClass] = [
    "expressway": .expressway, "快速路": .expressway, "arterial": .arterial, "主干路": .arterial, "主干道": .arterial,
    "secondary": .secondary, "次干路": .secondary, "次干道": .secondary, "branch": .branch, "支路": .branch,
    "lane": .lane, "街巷": .lane,
  ]
}
