import Casework
import Foundation
import TestKit
import Testing

@Suite("Times by the city's clock")
struct CityTimeTests {
  @Test(arguments: [
    ("2026-01-31", "2026-01-31", 0), ("2026-01-31T08:30", "2026-01-31", 510),
    ("2026-01-31 08:30:15.250", "2026-01-31", 510), ("2024-02-29T23:59:60Z", "2024-02-29", 1439),
    ("2026-01-31T08:30+0800", "2026-01-31", 510), ("2026-01-31t08:30-03", "2026-01-31", 510),
  ])
  func readAsWritten(text: String, date: String, minute: Int) throws {
    let time = try CityTime(text)
    #expect(time.date == date)
    #expect(time.minute == minute)
  }

  @Test func broughtToTheCitysClock() throws {
    let time = try CityTime("2025-12-31T20:15Z", cityOffset: 480)
    #expect(time.date == "2026-01-01" && time.minute == 255)
    #expect(try CityTime("2026-01-01T04:15+08:00", cityOffset: 480) == time)
    #expect(try CityTime("2026-01-01T04:15", cityOffset: 480) == time)
    #expect(try CityTime("2026-01-01T00:15+05:30", cityOffset: -210) == CityTime("2025-12-31T15:15"))
  }

  @Test(arguments: [
    "", "2026", "2026-1-31", "2026-13-01", "2026-04-31", "2026-02-29", "2026-01-00", "2026-01-31T", "2026-01-31T24:00",
    "2026-01-31T08", "2026-01-31T08:60", "2026-01-31T08:30:61", "2026-01-31T08:30.", "2026-01-31T08:30+", "today",
    "2026-01-31T08:30+08:00x", "2026-01-31Z", "2026-01-31T08:30:15.", "２０２６-01-31", "2026-01-31T08:30+15:00",
  ])
  func refused(text: String) {
    let error = #expect(throws: CityTimeError.self) { try CityTime(text) }
    #expect(error?.description.contains("'\(text)'") == true)
  }

  @Test(arguments: UInt64(0)..<3) func agreesWithFoundation(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let format = Date.ISO8601FormatStyle(timeZone: TimeZone(secondsFromGMT: 0) ?? .gmt)
    for _ in 0..<300 {
      let seconds = random.int(in: -62_000_000_000...250_000_000_000)
      let zone = random.int(in: -14 * 60...14 * 60)
      let text = format.format(Date(timeIntervalSince1970: Double(seconds)))
      let local = format.format(Date(timeIntervalSince1970: Double(seconds + zone * 60)))
      guard text.utf8.count == 20, local.utf8.count == 20 else { continue }
      let time = try CityTime(text, cityOffset: zone)
      #expect(try time == CityTime(local), "seed \(seed): \(text) \(zone)")
      #expect(local.hasPrefix(time.date), "seed \(seed): \(text) \(zone)")
    }
  }
}
