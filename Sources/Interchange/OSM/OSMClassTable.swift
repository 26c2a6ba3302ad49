public import RoadNetwork

/// Which OpenStreetMap ways are roads, and of which class: a table that a user can replace.
///
/// Columns `key,value,class,link,oneway,access,note`. A row with the key `highway` decides whether a way is a road
/// (class `none`: it is not), whether it is a link, whether it is one-way where the way itself says nothing, and who
/// may use it by default. A row with another key changes only the class; keys go in the order of their first rows.
public struct OSMClassTable: Hashable, Sendable {
  /// What the table says about a way.
  public struct Verdict: Hashable, Sendable {
    /// The road's class.
    public var roadClass: RoadClass
    /// Whether it is a slip road or ramp.
    public var isLink: Bool
    /// Whether it is one-way where the way itself says nothing.
    public var isOneWay: Bool
    /// Who may use it where the way itself says nothing.
    public var access: Access
  }

  /// What the table says about a value of `highway`.
  enum Ruling: Hashable {
    case road(Verdict)
    case notARoad
  }

  private struct Refinement: Hashable {
    var key: String
    var classes: [String: RoadClass]
  }

  private var rulings: [String: Ruling] = [:]
  private var refinements: [Refinement] = []

  /// The table of `GeoData/osm-classes.csv`.
  public static let standard: OSMClassTable = {
    do throws(InterchangeError) {
      return try OSMClassTable(csv: standardText)
    } catch {
      preconditionFailure("the built-in class table is broken: \(error)")
    }
  }()

  /// Reads a table.
  /// - Parameter file: how errors name it.
  /// - Throws: ``InterchangeError/malformed(file:place:reason:remedy:)`` for a missing column,
  ///   ``InterchangeError/invalidValue(file:place:value:reason:remedy:)`` for an unknown word, with its line.
  public init(csv text: String, file: String = "osm-classes.csv") throws(InterchangeError) {
    let rows = try NamedRows(csv: text, file: file, columns: ["key", "value", "class", "link", "oneway", "access"])
    for row in rows.rows { try add(row, file: file) }
    guard !rulings.isEmpty else {
      throw .malformed(
        file: file, place: nil, reason: "no row has the key highway", remedy: "name at least one highway value")
    }
  }

  private mutating func add(_ row: NamedRows.Row, file: String) throws(InterchangeError) {
    let className = row["class"]
    let roadClass = RoadClass(rawValue: className)
    if roadClass == nil, className != "none" {
      throw row.invalid("class", "is not a road class", "use \(RoadClass.allCases.map(\.rawValue)) or none")
    }
    guard row["key"] == "highway" else {
      if let roadClass { refine(key: row["key"], value: row["value"], roadClass) }
      return
    }
    guard let roadClass else {
      rulings[row["value"]] = .notARoad
      return
    }
    guard let access = row["access"].isEmpty ? .open : Access(rawValue: row["access"]) else {
      throw row.invalid("access", "is not a kind of access", "use open, restricted or closed")
    }
    rulings[row["value"]] = .road(
      Verdict(
        roadClass: roadClass, isLink: try row.flag("link"), isOneWay: try row.flag("oneway"), access: access))
  }

  private mutating func refine(key: String, value: String, _ roadClass: RoadClass) {
    if let index = refinements.firstIndex(where: { $0.key == key }) {
      refinements[index].classes[value] = roadClass
    } else {
      refinements.append(Refinement(key: key, classes: [value: roadClass]))
    }
  }

  /// What the table says about a way with these tags, `nil` where its `highway` value is not listed.
  func ruling(highway: String, _ tags: OSMTags) -> Ruling? {
    guard case .road(var verdict) = rulings[highway] else { return rulings[highway] }
    for refinement in refinements {
      guard let value = tags[refinement.key], let roadClass = refinement.classes[value] else { continue }
      verdict.roadClass = roadClass
      break
    }
    return .road(verdict)
  }

  /// The verdict on a way with one tag, `nil` where it is no road.
  public func verdict(highway: String) -> Verdict? {
    guard case .road(let verdict) = rulings[highway] else { return nil }
    return verdict
  }
}
