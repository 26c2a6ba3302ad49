import Plans
import TestKit
import Testing

@Suite struct BadFileTests {
  @Test(arguments: [
    (#"{"vehicles":[]}"#, "at least one vehicle"), ("", "cut off"), (#"{"vehicles":[{"id":1"#, "cut off"),
    (#"{"vehicles":[{"id":1}]}"#, "/vehicles/0/profile is missing"),
    (#"{"vehicles":[{"id":1,"profile":"x","wheels":4}]}"#, "/vehicles/0/wheels is not a known field"),
    (#"{"vehicles":[{"id":"1","profile":"x"}]}"#, "/vehicles/0/id is \"1\""),
    (#"{"vehicles":[{"id":1.5,"profile":"x"}]}"#, "whole number"),
    (#"{"vehicles":[{"id":NaN,"profile":"x"}]}"#, "line 1, column 20"),
    (#"{"vehicles":[{"id":1e999,"profile":"x"}]}"#, "too large"),
    (#"{"vehicles":[{"id":1,"profile":"x","speed_factor":99999999999999999999}]}"#, "from 0.01 to 2.0"),
    (#"{"vehicles":[{"id":1,"profile":"x"},{"id":1,"profile":"x"}]}"#, "its own number"),
    (#"{"vehicles":[{"id":1,"profile":"x","time_window":[21600,21600]}]}"#, "needs a length"),
    (
      #"{"vehicles":[{"id":1,"profile":"x","time_window":["2026-05-04T22:00:00+08:00","2026-05-04T06:00:00+08:00"]}]}"#,
      "end after it starts"
    ),
    (#"{"vehicles":[{"id":1,"profile":"x","start":[36.6,117.0]}]}"#, "from -90.0 to 90.0"),
    (#"{"vehicles":[{"id":1,"id":2,"profile":"x"}]}"#, "stands twice"), (#"{"vehicles":[]} x"#, "follows the end"),
    (#"[]"#, "give an object"), (#"{"vehicles":[{"id":1,"profile":"\ud800"}]}"#, "surrogate"),
    (#"{"vehicles":[{"id":1,"profile":"x","capacity":[-1]}]}"#, "/vehicles/0/capacity/0 is -1"),
  ]) func refusesFleets(text: String, words: String) {
    let error = #expect(throws: PlanFileError.self) { try Fleet(json: text.utf8, file: "fleet.json") }
    let message = error?.description ?? ""
    #expect(message.hasPrefix("fleet.json: "))
    #expect(message.contains(words), "\(message)")
  }

  @Test(arguments: [
    (#"{"kind":"mow","classes":{}}"#, "/kind is \"mow\""), (#"{"kind":"sweep"}"#, "/classes is missing"),
    (#"{"kind":"sweep","classes":{"motorway":{}}}"#, "/classes/motorway"),
    (#"{"kind":"sweep","classes":{"branch":{"passes":-1}}}"#, "from 0 to 10"),
    (#"{"kind":"sweep","classes":{"branch":{"time_windows":[[1,2,3]]}}}"#, "seconds of the day"),
  ]) func refusesRules(text: String, words: String) {
    let error = #expect(throws: PlanFileError.self) { try WorkRules(json: text.utf8, file: "rules.json") }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test func refusesDeepNesting() {
    let text = String(repeating: "[", count: 1_000_000)
    let error = #expect(throws: PlanFileError.self) { try Plan(json: text.utf8, file: "plan.json") }
    #expect(error?.description.contains("nested deeper") == true)
  }

  @Test func refusesAnotherVersion() {
    let error = #expect(throws: PlanFileError.self) { try Plan(json: #"{"schema_version":2}"#.utf8, file: "plan.json") }
    #expect(error == .unsupportedVersion(file: "plan.json", version: 2, supported: 1))
  }

  @Test(arguments: UInt64(0)..<300) func neverTraps(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes = Array(PlanExample.plan.json.utf8)
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = .random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place...)
      default: bytes.insert(contentsOf: [0x2D, 0x39, 0x65, 0x39], at: place)
      }
      if bytes.isEmpty { break }
    }
    if let plan = try? Plan(json: bytes, file: "plan.json") {
      #expect((try? Plan(json: plan.json.utf8, file: "again")) == plan, "seed \(seed)")
    }
  }
}
