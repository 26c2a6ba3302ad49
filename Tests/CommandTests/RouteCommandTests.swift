import Foundation
import GeoTypes
import RoadNetwork
import Routing
import Store
import TestKit
import Testing

/// `route`: a drive with its turns, or the reason why there is none.
@Suite("luwang route")
struct RouteCommandTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// Two places in the middle of roads of the sample, and its network.
  private func places(_ city: ScratchCity) throws -> (network: StreetNetwork, points: [String]) {
    let file = try CityFile.openReadOnly(city.url)
    defer { try? file.close() }
    let network = try file.network()
    let open = network.segments.filter { $0.attributes.access == .open && $0.attributes.direction == .both }
    let ends = [try #require(open.first), try #require(open.last)]
    return (
      network,
      ends.map { segment in
        let middle = segment.part(from: segment.length * 0.5, to: segment.length, forward: true)?.start
        let place = LonLat(middle ?? segment.line.start)
        return "\(place.longitude),\(place.latitude)"
      }
    )
  }

  @Test func aRouteAddsUpAndItsLineIsAsLong() throws {
    let city = try ScratchCity()
    let (network, points) = try places(city)
    let line = city.folder.url.appendingPathComponent("line.geojson")
    let result = try city.run("route", points[0], points[1], "--json", "--geojson", line.path)
    let route = try object(result.output)
    let legs = try #require(route["legs"] as? [[String: Any]])
    let steps = try #require(legs.first?["steps"] as? [[String: Any]])
    func sum(_ key: String) -> Double { steps.reduce(0) { $0 + (($1[key] as? Double) ?? .nan) } }
    #expect(legs.count == 1 && steps.count > 1)
    #expect(abs(sum("time_s") + sum("turn_s") - (route["time_s"] as? Double ?? 0)) < 1e-6)
    #expect(abs(sum("length_m") - (route["length_m"] as? Double ?? 0)) < 0.01)
    #expect(steps[0]["turn"] is NSNull || steps[0]["turn"] == nil)
    // Each segment starts where the one before ends.
    let segments = Dictionary(uniqueKeysWithValues: network.segments.map { ($0.uid.rawValue, $0) })
    let driven = try steps.map { step in
      let uid = try #require(step["segment"] as? Int)
      return DirectedSegment(
        try #require(segments[Int64(uid)]), forward: try #require(step["direction"] as? String) == "forward")
    }
    for (from, to) in zip(driven, driven.dropFirst()) { #expect(from.head == to.tail) }
    let features = try #require(try object(String(contentsOf: line, encoding: .utf8))["features"] as? [[String: Any]])
    let geometry = try #require(features.first?["geometry"] as? [String: Any])
    let positions = try #require(geometry["coordinates"] as? [[Double]])
    let ends = points.map { $0.split(separator: ",").compactMap { Double($0) } }
    for (position, point) in [(positions.first, ends[0]), (positions.last, ends[1])] {
      let position = try #require(position)
      #expect(abs(position[0] - point[0]) < 2e-7 && abs(position[1] - point[1]) < 2e-7)
    }
    let text = try city.run("route", points[0], points[1]).output
    #expect(text.hasPrefix("start: ") && text.contains("in all: "))
  }

  @Test func aUsersProfileIsTakenFromItsFile() throws {
    let city = try ScratchCity()
    let points = try places(city).points
    let slow = try city.folder.file(
      "slow.json",
      #"""
      {"name": "slow", "travel_kmh": {"expressway": 1, "arterial": 1, "secondary": 1, "branch": 1, "lane": 1},
       "turn_s": {"near": 0, "crossing": 0, "u_turn": 0}, "u_turns": "allow", "access": ["open", "restricted"]}
      """#)
    let route = try object(city.run("route", points[0], points[1], "--json", "--profile", slow.path).output)
    let length = try #require(route["length_m"] as? Double)
    let time = try #require(route["time_s"] as? Double)
    #expect(abs(time - length * 3.6) < 0.1, "one km/h all the way")
  }

  /// Each segment of a drive closed in turn: the drive avoids it and is no faster, or the reason is told.
  @Test func closedAndSlowSegmentsChangeTheDrive() throws {
    let city = try ScratchCity()
    let points = try places(city).points
    func answer(_ words: String...) throws -> (status: Int32, route: [String: Any]) {
      let result = try CommandRunner.luwang(["route", city.url.path] + points + ["--json"] + words)
      return (result.status, try object(result.output))
    }
    func segments(_ route: [String: Any]) throws -> [Int] {
      let legs = try #require(route["legs"] as? [[String: Any]])
      let steps = try legs.flatMap { try #require($0["steps"] as? [[String: Any]]) }
      return try steps.map { try #require($0["segment"] as? Int) }
    }
    let usual = try answer().route
    let driven = try segments(usual)
    let time = try #require(usual["time_s"] as? Double)
    for uid in [driven[1], driven[driven.count / 2]] {
      let (status, route) = try answer("--close", "\(uid)")
      if status == 0 {
        #expect(try !segments(route).contains(uid))
        #expect(try #require(route["time_s"] as? Double) >= time)
      } else {
        #expect(status == 3 && ["closed", "one_way_trap", "turn_bans"].contains(route["reason"] as? String))
      }
    }
    let shut = try answer(
      "--close", Set(driven.dropFirst().dropLast()).sorted().map(String.init).joined(separator: ","))
    #expect(try shut.status == 3 || segments(shut.route) != driven)
    let classes = "expressway=0.5,arterial=0.5,secondary=0.5,branch=0.5"
    let snow = try #require(try answer("--slow", classes, "--slow", "lane=0.5").route["time_s"] as? Double)
    #expect(snow > time * 1.5 && snow < time * 2.001)
    let slower = try #require(try answer("--slow", "\(driven[1])=0.01").route["time_s"] as? Double)
    #expect(slower > time)
  }

  @Test func noRouteIsExitCodeThreeWithItsReason() throws {
    let city = try ScratchCity()
    let points = try places(city).points
    let far = try city.luwang("route", points[0], "0,0", "--json")
    #expect(far.status == 3)
    #expect(try object(far.output)["reason"] as? String == "no_road")
    #expect(far.errors.contains("point 2"))
  }

  @Test func wrongWordsAreRefusedWithTheRightOnes() throws {
    let city = try ScratchCity()
    let points = try places(city).points
    let broken = try city.folder.file("broken.json", #"{"name": "x", "travel_kmh": {"arterial": -1}}"#)
    let cases: [([String], [String])] = [
      (points + ["--profile", "tank"], ["tank", "sweeper", "patrol-car"]),
      (points + ["--profile", "nowhere/tank.json"], ["tank.json"]),
      (points + ["--profile", broken.path], ["broken.json", "travel_kmh"]),
      (points + ["--approach", "left"], ["--approach left", "curb"]),
      (points + ["--reach", "nan"], ["--reach"]),
      (points + ["--close", "99999"], ["--close", "99999"]),
      (points + ["--close", "a"], ["--close", "'a'"]),
      (points + ["--slow", "arterial=0"], ["--slow arterial=0", "above 0"]),
      (points + ["--slow", "motorway=0.5"], ["motorway", "arterial"]),
      (points + ["--slow", "99999=0.5"], ["--slow", "99999"]),
      ([points[0]], ["two points"]),
      ([points[0], "1;2"], ["1;2"]),
    ]
    for (arguments, words) in cases {
      let result = try CommandRunner.luwang(["route", city.url.path] + arguments)
      #expect(result.status == 2, "\(arguments): \(result.errors)")
      for word in words { #expect(result.errors.contains(word), "\(result.errors)") }
    }
  }

  /// No drive takes a turn that the map bans, and each commanded turn is the only one, in a city that keeps left.
  @Test(.enabled(if: SharedData.isAvailable, "needs ../shared/data"))
  func everyTurnRestrictionOfSingaporeIsObeyed() throws {
    let folder = try ScratchFolder()
    let url = folder.url.appendingPathComponent("singapore.gpkg")
    let source = SharedData.url("osm/bayfront_singapore.osm.pbf").path
    try expectDone(CommandRunner.luwang("import", url.path, "--osm", source))
    let file = try CityFile.openReadOnly(url)
    defer { try? file.close() }
    let network = try file.network()
    #expect(network.drivingSide == .left)
    try #require(!network.restrictions.isEmpty)
    var free = network
    free.restrictions = []
    let profile = try VehicleProfile.standard("patrol-car")
    let graph = try ArcGraph(network, profile: profile)
    let freeGraph = try ArcGraph(free, profile: profile)
    let segments = Dictionary(uniqueKeysWithValues: network.segments.map { ($0.uid, $0) })
    var query = ArcDijkstra(graph)
    var freeQuery = ArcDijkstra(freeGraph)
    var bindings = 0
    for rule in network.restrictions {
      let from = try #require(segments[rule.from])
      let to = try #require(segments[rule.to])
      let approach = from.to == rule.via
      guard let before = graph.arc(rule.from, forward: approach) else { continue }
      let after = graph.arc(rule.to, forward: to.from == rule.via)
      let comment: Comment = "\(rule.source): \(rule.from.rawValue) to \(rule.to.rawValue)"
      switch rule.kind {
      case .no:
        guard let after else { continue }
        #expect(graph.turn(from: before, into: after) == nil, comment)
        // The drive from the one road into the other goes another way, or there is none.
        let path = query.path(from: [graph.start(of: before)], to: [graph.end(of: after)])
        let pairs = path.map { zip($0.steps, $0.steps.dropFirst()) }
        let takesIt = pairs?.contains { $0.arc == before && $1.arc == after } ?? false
        #expect(!takesIt, comment)
        let short = freeQuery.time(from: [freeGraph.start(of: before)], to: [freeGraph.end(of: after)])
        if let short, path.map({ $0.time > short }) ?? true { bindings += 1 }
      case .only:
        let turns = graph.turns(from: before).map(\.head)
        #expect(turns.allSatisfy { graph.segment(of: $0) == rule.to }, comment)
        if freeGraph.turns(from: before).count > turns.count { bindings += 1 }
      }
    }
    #expect(bindings > 0, "rules that change nothing would prove nothing")
  }
}
