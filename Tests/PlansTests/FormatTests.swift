import Foundation
import GeoTypes
import Plans
import RoadNetwork
import TestKit
import Testing

@Suite struct FormatTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]) func digestsAsTheStandardSays(text: String, digest: String) {
    #expect(ContentDigest.sha256(text.utf8) == "sha256:" + digest)
  }

  @Test(arguments: [
    "2026-05-04T22:00:00+08:00", "1970-01-01T00:00:00+00:00", "2024-02-29T23:59:59.250-03:30",
    "0001-02-01T00:00:00+00:00", "9998-12-31T23:59:59.001+14:00", "1900-03-01T00:00:00+00:00",
  ]) func writesInstantsAsRead(text: String) throws {
    #expect(try #require(PlanInstant(text)).description == text)
  }

  @Test(arguments: [
    "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-05-04T24:00:00Z", "2026-05-04 22:00:00+08:00", "2026-05-04",
    "2026-05-04T22:00:00", "2026-05-04T22:00:00+99:00", "2026-05-04T22:00:00.+08:00", "２026-05-04T22:00:00Z", "",
  ]) func refusesOtherInstants(text: String) {
    #expect(PlanInstant(text) == nil)
  }

  @Test func countsInstantsAsTheSystemDoes() throws {
    let formatter = ISO8601DateFormatter()
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      let seconds = Int64.random(in: -60_000_000_000...250_000_000_000, using: &random)
      let instant = try #require(PlanInstant(milliseconds: seconds * 1000, offsetMinutes: 0))
      #expect(PlanInstant(instant.description) == instant, "seed \(seed)")
      // Before 1583 the system counts Julian days.
      guard seconds > -12_200_000_000 else { continue }
      let expected = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
      #expect(instant.description == expected.replacing("Z", with: "+00:00"), "seed \(seed)")
    }
  }

  @Test func knowsNightShifts() throws {
    let midnight = try #require(PlanInstant("2026-05-04T00:00:00+08:00"))
    for window in [WorkWindow(from: 79_200, to: 21_600), WorkWindow(clock: "22:00-06:00")] {
      let seconds = try #require(window).seconds(after: midnight)
      #expect(seconds.from == 79_200)
      #expect(seconds.to == 108_000)
    }
    #expect(WorkWindow(from: 21_600, to: 21_600) == nil)
    #expect(WorkWindow(clock: "06:00-06:00") == nil)
    #expect(WorkWindow(clock: "25:00-26:00") == nil)
  }

  @Test func readsTheFleetOfTheSample() throws {
    let url = PackageRoot.url.appending(path: "GeoData/sample/block/fleet.json")
    let fleet = try Fleet(json: Data(contentsOf: url), file: "fleet.json")
    #expect(fleet.vehicles.count == 3)
    #expect(fleet.vehicles[1].shift == .daily(from: 79_200, to: 108_000))
    #expect(try Fleet(json: fleet.json.utf8, file: "again") == fleet)
    #expect(try Fleet(json: fleet.json.utf8, file: "again").json == fleet.json)
  }

  @Test func writesRulesAsRead() throws {
    let text = """
      {"kind":"sweep","classes":{"arterial":{"kerbs":"all","passes":2,"time_windows":["22:00-06:00"],"skill":1},
      "branch":{"kerbs":"outer","banned_windows":[[25200,32400]],"service_speed_kmh":8}},
      "segments":[{"segment":17,"side":"left","passes":0}],"one_pass_below_m":6,"restricted_roads":true,
      "loads":[{"name":"sweepings","per_km":300,"reset":"dump"}],"least_temperature_c":4}
      """
    let rules = try WorkRules(json: text.utf8, file: "rules.json")
    #expect(rules.classes[.arterial]?.windows == [.daily(from: 79_200, to: 108_000)])
    #expect(rules.segments[0].rule.passes == 0)
    #expect(try WorkRules(json: rules.json.utf8, file: "again") == rules)
    #expect(rules.digest.count == 71)
  }
}
