import Casework
import CityImport
import GeoTypes
import Interchange
import Store

/// What is asked of points: which fields, when, on which level, in which frame.
struct LocateQuestion {
  var fields = LocationField.allCases
  var time: CityTime?
  var level: Int?
  /// The frame of points that name none; the city's own by default.
  var frame: String

  /// Reads `?fields=`, `?time=`, `?level=` and `?input-crs=`.
  init(_ query: QueryValues, _ snapshot: CitySnapshot) throws {
    frame = LocateQuestion.frame(of: snapshot)
    if let text = try query.text("fields") { fields = try LocateQuestion.fields(text, "?fields") }
    time = try query.text("time").map { try CityTime(String($0), cityOffset: snapshot.clock) }
    level = try query.integer("level", -1000...1000)
    if let text = try query.text("input-crs") {
      frame = String(text)
      do { try PointFrame.check(frame) } catch { throw Problem.query("input-crs", text, "give EPSG:N, gcj02 or bd09") }
    }
  }

  /// Reads `fields` (or `layers`), `time` and `level` of a body, over those of the query.
  init(_ body: BodyJSON, _ snapshot: CitySnapshot, over question: LocateQuestion) throws {
    self = question
    for name in ["fields", "layers"] {
      guard let values = try body.list(name) else { continue }
      let names = values.map { $0.asText ?? "" }
      fields = try LocateQuestion.fields(Substring(names.joined(separator: ",")), "/\(name)")
    }
    time = try body.text("time").map { try CityTime($0, cityOffset: snapshot.clock) } ?? time
    level = try body.integer("level", -1000...1000) ?? level
  }

  /// Whether it is the usual question, which is answered the quick way.
  var isUsual: Bool { time == nil && level == nil && fields.count == LocationField.allCases.count }

  private static func frame(of snapshot: CitySnapshot) -> String {
    snapshot.metadata.crs == .cgcs2000 ? "EPSG:4490" : "EPSG:4326"
  }

  /// Names as clients of other services call them, too: `road_chief` is `chief`.
  private static func fields(_ text: Substring, _ pointer: String) throws(Problem) -> [LocationField] {
    var fields: Set<LocationField> = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let field = LocationField(rawValue: name == "road_chief" ? "chief" : String(name)) else {
        let all = LocationField.allCases.map(\.rawValue).joined(separator: ",")
        throw .body(pointer, "'\(name.prefix(80))' is not a field: give some of \(all)")
      }
      fields.insert(field)
    }
    return LocationField.allCases.filter(fields.contains)
  }
}
