import TestKit

/// Lines of points as legal JSON may write them and hardly anybody does: blanks, escapes in names and texts, exponents,
/// members that nobody asked for, members that stand there twice, numbers of many digits, line breaks of both kinds.
struct UnusualPointLines {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func text(lines: Int) -> String {
    var text = ""
    for number in 0..<lines {
      text += line(number)
      let isLast = number == lines - 1
      text += isLast && chance(0.5) ? "" : one(of: ["\n", "\n", "\r\n", "\n\n", "\n \t\n", "\n\r\n"])
    }
    return text
  }

  private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

  private mutating func one(of texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

  private mutating func blank() -> String { chance(0.2) ? one(of: [" ", "\t", "  ", "\r", " \t "]) : "" }

  private mutating func line(_ number: Int) -> String {
    var members = [
      member(one(of: ["lon", "lon", "lon", "l\\u006fn", "\\u006c\\u006F\\u006e", "LON", "经度"]), coordinate(117)),
      member(one(of: ["lat", "lat", "lat", "l\\u0061t", "Lat", "\\u7eac度"]), coordinate(36.6)),
    ]
    if chance(0.6) { members.append(member(one(of: ["id", "id", "\\u0069d"]), id(number))) }
    if chance(0.2) { members.append(member("layer", one(of: ["0", "1", "-1", "1.0", "1e0", "10E-1", "-0", "null"]))) }
    if chance(0.2) { members.append(member("crs", one(of: ["\"EPSG:4490\"", "\"EPSG\\u003a4326\"", "\"\"", "null"]))) }
    if chance(0.2) { members.append(member(one(of: ["x", "", "l\\\\on", "\\ud83d\\ude80", "lon "]), anything())) }
    if chance(0.1) { members.append(member(one(of: ["lon", "l\\u006fn"]), coordinate(117.001))) }
    if chance(0.2) { members.shuffle(using: &random) }
    return blank() + "{" + blank() + members.joined(separator: "\(blank()),\(blank())") + blank() + "}" + blank()
  }

  private mutating func member(_ name: String, _ value: String) -> String {
    "\"\(name)\"\(blank()):\(blank())\(value)"
  }

  /// A coordinate in about the sample block, or one far off.
  private mutating func coordinate(_ low: Double) -> String {
    let value = low + Double.random(in: -0.004...0.03, using: &random)
    switch Int.random(in: 0..<14, using: &random) {
    case 0: return "\(value * 100)e-2"
    case 1: return "\(value / 10)E+1"
    case 2: return "\(value)0000000000000000000000000000000000"
    case 3: return "\((value * 1e4).rounded() / 1e4)000"
    case 4: return one(of: ["-0", "-0.0", "0", "0e9", "117", "1e2", "36", "-180", "180.0000000000000000000001"])
    case 5:
      return one(of: ["1e400", "1e-400", "12345678901234567890123", "0.1e3", "\"117.01\"", "null", "[117]", "true"])
    case 6: return one(of: ["117.01000000000000511590769747272133827209472656250", "36.600000000000001421"])
    default: return "\(value)"
    }
  }

  private mutating func id(_ number: Int) -> String {
    one(of: [
      "\"P\(number)\"", "\(number)", "-0", "1e3", "18446744073709551616", "\"\\u0041\\n\\\"\\/\\\\\"", "\"\"", "null",
      "\" a\"", "\"\\ud83d\\ude80\"", "\"案件\"", "false", "1.50", "\"a,b\"", "\"\u{7F}\"",
    ])
  }

  private mutating func anything() -> String {
    one(of: [
      "{\"lon\":1,\"lat\":2}", "[[[[[[[[]]]]]]]]",
      String(repeating: "[", count: 300) + String(repeating: "]", count: 300),
      "{\"a\":{\"b\":{\"c\":[1,{\"d\":null}]}}}", "\"\\u0000\"", "-0.0e-0", "\"}\"", "\"{\\\"lon\\\":5}\"",
      "123456789e-99",
    ])
  }
}
