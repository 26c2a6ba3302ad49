/// Reads administrative areas from tags.
enum OSMBoundaryRule {
  /// Whether the tags are those of an administrative area with a level.
  static func fits(_ tags: OSMTags) -> Bool { tags["boundary"] == "administrative" && level(tags) != nil }

  /// OpenStreetMap's levels go from 1 to 12.
  static func level(_ tags: OSMTags) -> Int? {
    tags["admin_level"].flatMap { Int($0) }.flatMap { (1...12).contains($0) ? $0 : nil }
  }

  /// The official code, where a tag gives digits only.
  static func code(_ tags: OSMTags) -> String? {
    for key in ["gb2260", "ref:gb2260", "china:gb2260", "ref"] {
      guard let value = tags[key] else { continue }
      if value.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) { return value }
    }
    return nil
  }
}
