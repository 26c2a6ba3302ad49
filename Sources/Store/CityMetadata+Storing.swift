internal import GRDB
import RoadNetwork

extension CityMetadata {
  private static let notePrefix = "note."

  func store(in db: Database) throws {
    var values = [
      "schema_version": "\(CoreTables.schemaVersion)", "name": name, "crs": "EPSG:\(crs.rawValue)",
      "driving_side": drivingSide.rawValue, "next_segment_uid": "\(nextSegmentUID)", "next_road_id": "\(nextRoadID)",
    ]
    for (key, value) in notes { values[Self.notePrefix + key] = value }
    try db.execute(sql: "DELETE FROM luwang_metadata WHERE key != ?", arguments: [CityIdentity.key])
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      try db.execute(sql: "INSERT INTO luwang_metadata VALUES (?, ?)", arguments: [key, value])
    }
  }

  init(from db: Database, path: String) throws {
    var values: [String: String] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT key, value FROM luwang_metadata") {
      guard let key = String.fromDatabaseValue(row[0]) else { continue }
      values[key] = String.fromDatabaseValue(row[1]) ?? Int64.fromDatabaseValue(row[1]).map { String($0) }
    }
    func value<Value>(_ key: String, _ read: (String) -> Value?) throws -> Value {
      guard let text = values[key] else {
        throw CityFileError.layerAltered(path: path, layer: "luwang_metadata", reason: "the key \(key) is missing")
      }
      guard let value = read(text) else {
        throw CityFileError.layerAltered(
          path: path, layer: "luwang_metadata", reason: "the value '\(text)' of \(key) means nothing")
      }
      return value
    }
    self.init(
      name: try value("name") { $0 },
      crs: try value("crs") { text in StorageCRS.allCases.first { "EPSG:\($0.rawValue)" == text } },
      drivingSide: try value("driving_side") { DrivingSide(rawValue: $0) },
      nextSegmentUID: try value("next_segment_uid") { Int64($0) },
      nextRoadID: try value("next_road_id") { Int64($0) })
    for (key, text) in values where key.hasPrefix(Self.notePrefix) {
      notes[String(key.dropFirst(Self.notePrefix.count))] = text
    }
  }
}
