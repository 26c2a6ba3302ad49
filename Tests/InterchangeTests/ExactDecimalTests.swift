import Interchange
import TestKit
import Testing

/// Decimals read in place are those that Swift reads, to the last bit.
@Suite struct ExactDecimalTests {
  private func read(_ text: String) -> ExactDecimal? {
    Array(text.utf8).withUnsafeBufferPointer { ExactDecimal($0) }
  }

  private func expectSame(_ text: String, _ note: String = "") {
    guard let decimal = read(text), let wanted = Double(text) else {
      Issue.record("\(text) is a decimal \(note)")
      return
    }
    #expect(decimal.value.bitPattern == wanted.bitPattern, "\(text) \(note)")
    if decimal.isShortest { #expect(text == wanted.description, "\(text) \(note)") }
  }

  @Test(arguments: UInt64(0)..<20) func randomDecimalsAreExact(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1000 {
      let digits = (0..<Int.random(in: 1...19, using: &random)).map { _ in Int.random(in: 0...9, using: &random) }
      let text = digits.map(String.init).joined()
      let point = Int.random(in: 1...digits.count, using: &random)
      let sign = Bool.random(using: &random) ? "-" : ""
      let fraction = text.dropFirst(point)
      expectSame(sign + text.prefix(point) + (fraction.isEmpty ? "" : "." + fraction), "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<20) func printedDoublesAreExact(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1000 { expectSame(Double.random(in: -180...180, using: &random).description, "seed \(seed)") }
  }

  /// Halves between two doubles, and what lies a little beside them.
  @Test func tiesGoToEven() {
    for text in [
      "9007199254740993", "9007199254740992", "9007199254740995", "9007199254740994.5", "9007199254740993.001",
      "4503599627370496.5", "4503599627370497.5", "9223372036854775807", "9999999999999999999", "0.9999999999999999999",
    ] where read(text) != nil { expectSame(text) }
    expectSame("9007199254740993")
    expectSame("-0")
    expectSame("0.0001")
    expectSame("0.00001")
  }

  @Test func otherTextsTakeTheirTime() {
    let others = [
      "", "-", "+1", ".5", "1.", "1e3", "0x1p3", "nan", "inf", " 1", "1 ", "1,5", "--1", "1.2.3",
      "12345678901234567890",
    ]
    for text in others { #expect(read(text) == nil, "\(text)") }
  }

  @Test func onlyWhatSwiftPrintsIsHandedOn() {
    for text in ["117.0201", "-8.61", "0.5", "0.0001"] { #expect(read(text)?.isShortest == true, "\(text)") }
    for text in ["117", "117.0", "117.10", "007.5", "0.00001", "117.12345678901234567"] {
      #expect(read(text)?.isShortest != true, "\(text)")
    }
  }
}
