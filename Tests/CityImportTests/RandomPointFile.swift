import TestKit

/// Files of points as they come: mostly plain rows, now and then one that is not, or is wrong.
struct RandomPointFile {
  private var random: SeededGenerator
  private static let frames = ["EPSG:4490", "EPSG:4326", "gcj02", "EPSG:4548", "", " epsg:4490", "EPSG:99", "bd09"]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

  private mutating func one(of texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

  /// A coordinate in about the sample block.
  private mutating func number(_ low: Double) -> String {
    let value = low + Double.random(in: -0.004...0.03, using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return value.description
    case 1: return "\((value * 1e4).rounded() / 1e4)"
    case 2: return one(of: ["", " ", "x", "1e2", "+117.01", "117", "36.60", "9999999", "-0", ".5", "nan", "36,6"])
    default: return "\((value * 1e7).rounded() / 1e7)"
    }
  }

  private mutating func id(_ number: Int) -> String {
    chance(0.8)
      ? "P\(number)" : one(of: ["", "a,b", "案件\(number)", " 前", "x\\y", "say \"so\"", "a\nb", "\u{3000}", "é"])
  }

  /// CSV with line breaks, delimiters and quotes of all kinds.
  mutating func csv(rows: Int) -> String {
    let delimiter = one(of: [",", ",", ";", "\t"])
    let lineBreak = one(of: ["\n", "\n", "\r\n", "\r"])
    let hasFrames = chance(0.5)
    var columns = ["id", "lon", "lat"]
    if hasFrames { columns.append("crs") }
    if chance(0.4) { columns.append("layer") }
    if chance(0.4) { columns.append("text") }
    columns.shuffle(using: &random)
    var text = chance(0.2) ? "\u{FEFF}" : ""
    text += columns.joined(separator: delimiter) + lineBreak
    for number in 0..<rows {
      if chance(0.03) { text += lineBreak }
      var fields: [String] = []
      for column in columns {
        let field =
          switch column {
          case "id": id(number)
          case "lon": self.number(117.0)
          case "lat": self.number(36.6)
          case "crs": chance(0.8) ? "EPSG:4490" : one(of: Self.frames)
          case "layer": one(of: ["", "", "0", "1", "-1", "two", "0007"])
          default: one(of: ["", "plain", "路面破损", "a \"quoted\" word", "two\nlines", "with, comma"])
          }
        fields.append(quoted(field, delimiter))
      }
      if chance(0.03) { fields.removeLast() }
      if chance(0.03) { fields += ["", ""] }
      if chance(0.01) { fields[0] = "\"broken\" quote" }
      text += fields.joined(separator: delimiter) + (number == rows - 1 && chance(0.5) ? "" : lineBreak)
    }
    return text
  }

  private mutating func quoted(_ field: String, _ delimiter: String) -> String {
    let needs = field.contains { "\"\n\r".contains($0) } || field.contains(delimiter)
    guard needs || chance(0.05) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// Lines of JSON, some of them with members in another order, of other kinds, or broken.
  mutating func ndjson(rows: Int) -> String {
    var text = chance(0.2) ? "\u{FEFF}" : ""
    for number in 0..<rows {
      if chance(0.03) { text += one(of: ["\n", "   \n", "\r\n"]) }
      text += line(number) + one(of: ["\n", "\n", "\n", "\r\n"])
    }
    return text
  }

  private mutating func line(_ number: Int) -> String {
    if chance(0.05) {
      return one(of: [
        "{", "[]", "{\"lon\":117.01}", "{\"lon\":117.01,\"lat\":36.6,}", "7", "{\"lon\":1e2,\"lat\":3.66e1}",
        "{\"lon\":117.01,\"lat\":36.6,\"lat\":36.7}", "{\"lon\":\"117.01\",\"lat\":\"36.6\"}",
        "{\"lon\":117.01,\"lat\":36.6,\"x\":{\"y\":[1]}}", "{\"lon\":117.01,\"lat\":036.6}",
        "{\"lon\":null,\"lat\":36}",
        "{\"lon\":117.01,\"lat\":36.6,\"id\":\"a\\u0041\"}", "{\"LON\":117.01,\"纬度\":36.6}",
      ])
    }
    var members = ["\"lon\":\(jsonNumber(117.0))", "\"lat\": \(jsonNumber(36.6))"]
    if chance(0.8) {
      members.append("\"id\":" + one(of: ["\"P\(number)\"", "\(number)", "-5", "1.50", "null", "true", "\"案\""]))
    }
    if chance(0.3) { members.append("\"layer\":" + one(of: ["0", "1", "null", "\"1\"", "0.0", "1.5"])) }
    if chance(0.3) { members.append("\"crs\":" + one(of: ["\"EPSG:4490\"", "\"gcj02\"", "\"\"", "null", "4490"])) }
    if chance(0.2) { members.append("\"text\":" + one(of: ["\"路\"", "\"a\\n\"", "false", "[1]"])) }
    if chance(0.1) { members.shuffle(using: &random) }
    return "{ " + members.joined(separator: one(of: [",", ", ", " ,"])) + "}"
  }

  private mutating func jsonNumber(_ low: Double) -> String {
    chance(0.05)
      ? one(of: ["117", "36.60", "-0", "500.5"]) : "\(low + Double.random(in: -0.004...0.03, using: &random))"
  }
}
