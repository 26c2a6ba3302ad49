import Plans
import TestKit
import Testing

@testable import Store

@Suite("Windows in a cell")
struct StoredWindowTests {
  @Test(arguments: UInt64(0)..<300)
  func windowsAreReadAsWritten(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let window = RandomWork.window(&random)
    #expect(WorkWindow(stored: window.storedText[...]) == window, "seed \(seed): \(window.storedText)")
  }

  @Test(arguments: [
    ("22:00-06:00", 79_200, 108_000), (" 5:00 – 23:30:15", 18_000, 84_615), ("00:00~24:00", 0, 86_400),
    ("25:00-26:00", 90_000, 93_600),
  ]) func windowsAsPeopleWriteThem(text: String, from: Int, to: Int) {
    #expect(WorkWindow(stored: text[...]) == .daily(from: from, to: to))
  }

  @Test(arguments: [
    "", "22:00", "22-06", "22:00-22:00", "22:60-23:00", "49:00-50:00", "-1:00-2:00", "1:2:3:4-5:00", "a-b",
    "2026-05-04T22:00:00+08:00", "2026-05-04T22:00:00+08:00/2026-05-04T22:00:00+08:00", "22:00-06:00/23:00-07:00",
    "99999999999999999999:00-06:00",
  ]) func windowsThatAreNone(text: String) { #expect(WorkWindow(stored: text[...]) == nil) }
}
