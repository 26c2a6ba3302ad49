import Foundation
import GeoTypes
import Interchange
import Plans
import RoadNetwork
import TestKit
import Testing

@Suite struct PlanRoadsCSVTests {
  private func file(
    _ town: PlannedTown, _ language: PlanLanguage = .en, loads: [String] = ["sweepings"]
  ) throws -> PlanRoadsCSV {
    try PlanRoadsCSV(
      plan: town.plan, fleet: town.fleet, streets: PlanStreets(town.network), language: language, loads: loads,
      facilities: town.facilities)
  }

  private func town(_ seed: UInt64) throws -> PlannedTown {
    try .wandering(seed: seed, ways: GeneratedTown(blocks: 3, seed: seed).ways)
  }

  /// The rows as the slow reader of the test kit has them.
  private func rows(_ file: PlanRoadsCSV) -> [[String]] {
    let bytes = file.bytes
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    return SlowCSV.rows(String(decoding: bytes.dropFirst(3), as: UTF8.self))
  }

  @Test(arguments: UInt64(0)..<10) func hasALineALeg(seed: UInt64) throws {
    let town = try town(seed)
    let rows = rows(try file(town))
    let legs = try RouteItinerary(town.plan.routes[0], in: PlanStreets(town.network)).legs
    #expect(
      rows[0] == [
        "vehicle", "name", "sequence", "action", "road", "class", "from", "to", "side", "kerb", "pass", "turn", "km",
        "start", "end", "sweepings", "total_km",
      ])
    #expect(rows.count == legs.count + 1)
    var total = 0.0
    for (leg, row) in zip(legs, rows.dropFirst()) {
      total += leg.length.rawValue / 1000
      #expect(row[0] == "7" && row[1] == "扫 7 & co")
      if let name = leg.roadName { #expect(row[4] == name) }
      #expect(row[13] == leg.begin.clock && row[14] == leg.end.clock)
      let kilometers = try #require(Double(row[12].isEmpty ? "0" : row[12]))
      #expect(abs(kilometers - leg.length.rawValue / 1000) <= 0.0005 + 1e-9, "seed \(seed)")
      #expect(abs(try #require(Double(row[16])) - total) <= 0.0005 + 1e-9, "seed \(seed)")
      #expect(Double(row[15]) == leg.load.first, "seed \(seed)")
    }
  }

  @Test func speaksChinese() throws {
    let rows = rows(try file(try town(1), .zh, loads: []))
    #expect(rows[0].prefix(5) == ["车辆", "名称", "序号", "动作", "道路"])
    #expect(rows[0].suffix(2) == ["载荷 1", "累计公里"])
    let actions = Set(rows.dropFirst().map { $0[3] })
    #expect(actions.isSubset(of: ["出发", "清扫", "行驶", "倾倒", "休息", "收工"]) && actions.count == 6)
    #expect(rows[rows.count - 1][4] == "depot-1 <北>")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+86", "'+86"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), (" =1", "' =1"), ("\t=1", "'\t=1"),
    ("＝1", "'＝1"), ("泺源=大街", "泺源=大街"), ("", ""), ("a,b", "a,b"),
  ])
  func keepsFormulasOut(name: String, expected: String) throws {
    var town = try town(2)
    var vehicle = town.fleet.vehicles[0]
    vehicle.description = name
    town.fleet = Fleet(vehicles: [vehicle])
    let rows = rows(try file(town, loads: [name.isEmpty ? "x" : name]))
    #expect(rows[1][1] == expected)
    if !name.isEmpty { #expect(rows[0][15] == expected) }
  }

  @Test func isTheSameOnDisk() throws {
    let town = try town(2)
    let folder = try ScratchFolder()
    let url = folder.url.appendingPathComponent("roads.csv")
    try file(town).write(to: url)
    #expect(try Data(contentsOf: url) == Data(try file(town).bytes))
  }
}
