/// Which OpenStreetMap nodes stand for which components: a table that a user can replace.
///
/// Columns `class,subclass,tags,note`; `tags` holds `key=value` pairs joined by `;`, all of which a node must have. The
/// first row that fits a node counts. Classes are those of `GeoData`'s component table.
public struct OSMComponentTable: Hashable, Sendable {
  /// A class and the tags that tell it.
  public struct Rule: Hashable, Sendable {
    /// Class, 2 digits.
    public var componentClass: String
    /// Subclass, 2 digits.
    public var subclass: String
    /// Pairs of key and value, all required.
    public var tags: [[String]]
  }

  /// The rules, the first that fits counts.
  public let rules: [Rule]
  private let rulesByKey: [String: [Int]]

  /// The table of `GeoData/osm-components.csv`.
  public static let standard: OSMComponentTable = {
    do throws(InterchangeError) {
      return try OSMComponentTable(csv: standardText)
    } catch {
      preconditionFailure("the built-in component table is broken: \(error)")
    }
  }()

  /// Reads a table.
  /// - Parameter file: how errors name it.
  /// - Throws: ``InterchangeError/malformed(file:place:reason:remedy:)`` for a missing column,
  ///   ``InterchangeError/invalidValue(file:place:value:reason:remedy:)`` for a bad field, with its line.
  public init(csv text: String, file: String = "osm-components.csv") throws(InterchangeError) {
    var rules: [Rule] = []
    for row in try NamedRows(csv: text, file: file, columns: ["class", "subclass", "tags"]).rows {
      for column in ["class", "subclass"] where !Self.isTwoDigits(row[column]) {
        throw row.invalid(column, "has not two digits", "write two digits, such as 01")
      }
      let tags = row["tags"].split(separator: ";").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
      guard !tags.isEmpty, tags.allSatisfy({ $0.count == 2 }) else {
        throw row.invalid("tags", "is no list of key=value", "write pairs such as amenity=toilets, joined by ;")
      }
      rules.append(Rule(componentClass: row["class"], subclass: row["subclass"], tags: tags))
    }
    self.rules = rules
    rulesByKey = Dictionary(grouping: rules.indices) { rules[$0].tags[0][0] }
  }

  private static func isTwoDigits(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  /// The first rule that fits, `nil` where none does.
  func rule(for tags: OSMTags) -> Rule? {
    var best: Int?
    for tag in tags.tags {
      for index in rulesByKey[tag.key] ?? [] where index < best ?? .max {
        if rules[index].tags.allSatisfy({ tags[$0[0]] == $0[1] }) { best = index }
      }
    }
    return best.map { rules[$0] }
  }
}
