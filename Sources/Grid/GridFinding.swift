public import GeoTypes

/// The rules that unit grids keep, by the numbers of the domain model.
public enum GridInvariant: String, Sendable, CaseIterable, Codable {
  /// Cells partition their community (or its built-up part), borders shared vertex by vertex.
  case i01 = "I01"
  /// A cell lies in its community, this in its subdistrict, this in its district; code prefixes agree.
  case i02 = "I02"
  /// A code is 15 digits and given once.
  case i03 = "I03"
  /// A cell is one simple polygon; another cell fills each hole.
  case i04 = "I04"
  /// At least 90 % of the cells have between 2,000 and 50,000 m².
  case i05 = "I05"
  /// Inner borders follow barriers and cut no building.
  case i06 = "I06"
  /// A position inside has exactly one cell.
  case i07 = "I07"
  /// Numbers run west to east, north to south.
  case i08 = "I08"
}

/// Something found wrong with, or worth knowing of, unit grids.
public struct GridFinding: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable, Codable {
    /// The rule is broken.
    case fault
    /// Worth a look.
    case warning
  }

  /// The rule.
  public var invariant: GridInvariant
  /// How bad it is.
  public var severity: Severity
  /// The cells concerned.
  public var cells: [String]
  /// Where, as far as it has a place.
  public var place: LonLat?
  /// What is wrong.
  public var message: String

  /// Collects the parts.
  public init(
    _ invariant: GridInvariant, _ severity: Severity = .fault, cells: [String], place: LonLat?, message: String
  ) {
    self.invariant = invariant
    self.severity = severity
    self.cells = cells
    self.place = place
    self.message = message
  }
}

extension GridFinding: CustomStringConvertible {
  /// Rule, cells, place and what is wrong.
  public var description: String {
    let named = cells.isEmpty ? "" : " " + cells.prefix(4).joined(separator: ", ") + (cells.count > 4 ? ", …" : "")
    let at = place.flatMap { try? Vertex(rounding: $0) }.map { " at [\($0.longitude), \($0.latitude)]" } ?? ""
    return "\(invariant.rawValue)\(named)\(at): \(message)"
  }
}

/// The outcome of checking unit grids.
public struct GridInspection: Hashable, Sendable {
  /// What was found, by rule.
  public var findings: [GridFinding] = []
  /// Cells looked at.
  public var cellCount = 0
  /// I05: share of the cells between 2,000 and 50,000 m²; 1 where there is none.
  public var shareInBand = 1.0
  /// I05: codes and areas of the others.
  public var outOfBand: [String: SquareMeters] = [:]
  /// I06: share of the length of inner borders within 5 m of a barrier, `nil` where there is none.
  public var shareAlongBarriers: Double?
  /// I06: buildings that a cell border cuts.
  public var buildingsCut = 0

  /// Starts with nothing found.
  public init() {}

  /// Whether no rule is broken.
  public var isSound: Bool { !findings.contains { $0.severity == .fault } }
}
