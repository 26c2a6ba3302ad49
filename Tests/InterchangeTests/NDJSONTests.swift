import Foundation
import GeoTypes
import Interchange
import TestKit
import Testing

struct NDJSONTests {
  private func lines(_ text: String, limit: Int = 1 << 24) throws -> [String] {
    let folder = try ScratchFolder()
    var reader = try NDJSONReader(contentsOf: try folder.file("a.ndjson", text), lineLimit: limit)
    var lines: [String] = []
    while let line = try reader.next() {
      switch line.value {
      case .success(let value): lines.append("\(line.number) \(value)")
      case .failure(let error): lines.append("\(line.number) \(error.reason)")
      }
    }
    return lines
  }

  @Test func aBadLineIsAValueAndTheRestComes() throws {
    let got = try lines(
      "\u{FEFF}{\"a\":1}\r\n\n{\"a\":}\n[1] [2]\n" + String(repeating: "[", count: 5000) + "\n{\"a\":NaN}\n\"x\"")
    #expect(
      got == [
        "1 \(PropertyValue.object(["a": .integer(1)]))", "3 the character } stands where a value should be",
        "4 holds 2 values", "5 lists and objects nest deeper than 100 levels", "6 NaN is not a number",
        "7 \(PropertyValue.text("x"))",
      ])
  }

  @Test(arguments: [998, 70_000, 200_000]) func aLineThatIsTooLongIsPassedOver(length: Int) throws {
    let got = try lines("1\n\"" + String(repeating: "x", count: length) + "\"\n3\n", limit: 999)
    #expect(got.map { $0.prefix(8) } == ["1 intege", "2 is lon", "3 intege"])
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var sink = MemorySink()
    let members: [(String, PropertyValue)] = [
      ("grid", .text("路\"\\\n\u{1}")), ("a", .null), ("n", .number(0.1)), ("whole", .number(3)), ("nan", .number(.nan)),
      ("o", .object(["b": .boolean(false), "a": .list([.integer(-1)])])),
    ]
    try NDJSONWriter.write(members, to: &sink)
    #expect(
      sink.text
        == #"{"grid":"路\"\\\n\u0001","a":null,"n":0.1,"whole":3,"nan":null,"o":{"a":[-1],"b":false}}"# + "\n")
    let folder = try ScratchFolder()
    var reader = try NDJSONReader(contentsOf: try folder.file("a", sink.bytes))
    guard case .success(.object(let read))? = try reader.next()?.value else {
      Issue.record("not read back")
      return
    }
    #expect(read["grid"] == .text("路\"\\\n\u{1}"))
    #expect(read["n"] == .number(0.1))
  }
}
