import Foundation
import GeoTypes
import NIOCore
import RoadNetwork
import Routing
import TestKit
import Testing

@testable import Service

/// Coordinates beside roads that cannot be driven to from each other.
@Suite struct DriveIslandTests {
  /// Answers about roads without a server.
  private struct Desk {
    let answers: DriveAnswers

    init(_ network: StreetNetwork, closed: Set<SegmentUID> = []) async throws {
      let turns = try StreetTurns(network)
      let makers = DriveRoom.Makers()
      defer { makers.shutDown() }
      let usual = try DriveRoom(
        network: network, hierarchy: StreetHierarchy(turns, nodes: network.nodes), threads: 1, makers: makers)
      let room = try closed.isEmpty ? usual : usual.under(RoadConditions(closed: closed))
      answers = DriveAnswers(
        room: room, drive: try await room.drive("patrol-car"), limits: ServiceOptions.Limits(), version: "test",
        threads: 1)
    }

    func ask(_ service: DriveQuestion.Service, _ places: [LonLat], _ query: String = "") throws -> [String: Any] {
      let body = try answers.answer(DriveQuestion(service, coordinates: places.path, query: query))
      let object = try JSONSerialization.jsonObject(with: Data(body.readableBytesView))
      return try #require(object as? [String: Any])
    }

    func names(_ service: DriveQuestion.Service, _ places: [LonLat], _ query: String = "") throws -> [String] {
      let list = try ask(service, places, query)["waypoints"] as? [[String: Any]] ?? []
      return list.map { $0["name"] as? String ?? "" }
    }
  }

  /// A town, and two roads apart from it and from each other.
  private let named = RoadSketch(
    """
    A---B---C
    |   |   |
    D---E---F

    G-H  J-K
    """, names: ["DE": "town west", "EF": "town east", "GH": "first island", "JK": "second island"])

  private func place(_ a: Character, _ b: Character) -> LonLat {
    let (a, b) = (named[a], named[b])
    return LonLat(
      ((a.longitude + b.longitude) / 2 * 1e6).rounded() / 1e6, ((a.latitude + b.latitude) / 2 * 1e6).rounded() / 1e6)
  }

  @Test func islandsAreLeftWhereAWayWouldNotBe() async throws {
    let desk = try await Desk(named.network())
    let (town, first, second) = (place("D", "E"), place("G", "H"), place("J", "K"))
    #expect(try desk.names(.nearest, [first]) == ["first island"])
    #expect(try desk.names(.route, [town, first]) == ["town west", "town west"])
    #expect(try desk.names(.route, [first, second]) == ["town west", "town east"])
    #expect(try desk.names(.trip, [town, first, second]) == ["town west", "town west", "town east"])
    #expect(try desk.names(.route, [first, named["H"]]) == ["first island", "first island"])
    #expect(try desk.names(.route, [first, second], "approaches=curb;opposite") == ["town west", "town east"])
    #expect(try desk.names(.route, [first, second], "bearings=90,20;") == ["town west", "town east"])
    let rows = try #require(
      try desk.ask(.table, [town, first, second], "radiuses=unlimited;unlimited;unlimited")["durations"] as? [[Any]])
    #expect(rows.joined().allSatisfy { $0 is NSNumber })
  }

  @Test func whereOnlyTheIslandIsInReachThereIsNoRoute() async throws {
    let desk = try await Desk(named.network())
    let (town, first) = (place("D", "E"), place("G", "H"))
    do {
      _ = try desk.ask(.route, [town, first], "radiuses=;50")
      Issue.record("there is no way to the island")
    } catch let fault as DriveFault {
      #expect(fault.code == .noRoute)
      #expect(fault.message.contains("from coordinate 0 to 1 no road joins the two places"), "\(fault.message)")
    }
  }

  @Test func closuresMakeNoIslands() async throws {
    let sketch = RoadSketch("A--B--C--D--E--F", classes: ["CD": .lane])
    let network = try sketch.network()
    let middle = try #require(network.segments.first { $0.sources.contains("sketch:CD") })
    let desk = try await Desk(network, closed: [middle.uid])
    func beside(_ node: Character) -> LonLat { LonLat(sketch[node].longitude, sketch[node].latitude + 0.000_05) }
    do {
      _ = try desk.ask(.route, [beside("B"), beside("F")])
      Issue.record("the only way is closed")
    } catch let fault as DriveFault {
      #expect(fault.code == .noRoute)
      #expect(fault.message.hasSuffix("every way leads over closed roads"), "\(fault.message)")
    }
    let reply = try desk.ask(.route, [beside("E"), beside("F")])
    #expect(reply["code"] as? String == "Ok")
  }

  /// Stops, times and missing ways are those of a search over all roads by all distances.
  @Test(arguments: UInt64(0)..<30) func stopsAreThoseOfASlowSearch(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let streets = RandomStreets(
      nodeCount: random.int(in: 4...14), wayCount: random.int(in: 3...20),
      oneWayShare: random.double(in: 0...1), ruleCount: random.int(in: 0...8), seed: seed)
    let network = try NetworkBuilder().build(ways: streets.ways, restrictions: streets.restrictions).network
    let desk = try await Desk(network)
    let slow = try SlowStops(network)
    for _ in 0..<12 {
      let places = (0..<random.int(in: 2...3)).map { _ in
        LonLat(117 + Double(random.int(in: 0...24_000)) / 1e6, 36.65 + Double(random.int(in: 0...18_000)) / 1e6)
      }
      let expected = try slow.stops(places)
      do {
        let reply = try desk.ask(.route, places, "continue_straight=false&radiuses=\(slow.radiuses(places.count))")
        let told = (reply["waypoints"] as? [[String: Any]] ?? []).compactMap { $0["distance"] as? Double }
        let distances = expected.map { $0.snap.distance.rawValue }
        #expect(zip(told, distances).allSatisfy { abs($0 - $1) < 0.001 }, "seed \(seed): \(places.path)")
        let route = (reply["routes"] as? [[String: Any]])?.first
        let cost = slow.milliseconds(expected)
        #expect(
          (route?["duration"] as? Double).map { Int64(($0 * 1000).rounded()) } == cost, "seed \(seed): \(places.path)")
      } catch let fault as DriveFault {
        #expect(fault.code == .noRoute && slow.milliseconds(expected) == nil, "seed \(seed): \(places.path): \(fault)")
      }
    }
  }
}

/// Where coordinates stand, by asking every arc what it reaches.
private struct SlowStops {
  private let graph: ArcGraph
  private let snaps: SnapIndex
  /// By arc, those that it reaches and that reach it; empty for arcs that may not be driven.
  private let fellows: [Set<UInt32>]
  private let reach = Meters(5000)

  init(_ network: StreetNetwork) throws {
    let graph = try ArcGraph(network, profile: .standard("patrol-car"))
    let arcs = 0..<UInt32(graph.arcCount)
    let reached = arcs.map { start in
      var (seen, waiting): (Set<UInt32>, [UInt32]) = ([start], [start])
      while let arc = waiting.popLast() {
        for turn in graph.turns(from: ArcID(rawValue: arc)) where seen.insert(turn.head.rawValue).inserted {
          waiting.append(turn.head.rawValue)
        }
      }
      return seen
    }
    fellows = arcs.map { arc in
      guard graph.isDrivable(ArcID(rawValue: arc)) else { return [] }
      return reached[Int(arc)].filter { reached[Int($0)].contains(arc) }
    }
    self.graph = graph
    snaps = try SnapIndex(network)
  }

  func radiuses(_ count: Int) -> String {
    Array(repeating: "\(reach.rawValue)", count: count).joined(separator: ";")
  }

  func stops(_ places: [LonLat]) throws -> [DriveStop] {
    let snapper = try Snapper(snaps)
    let largest = fellows.map(\.count).max() ?? 0
    let core = fellows.first { $0.count == largest } ?? []
    var (nearest, inCore): ([DriveStop], [DriveStop]) = ([], [])
    for place in places {
      let all = snapper.candidates(place, within: reach).map { snap in
        DriveStop(snap: snap, stands: graph.places(at: RoadPlace(snap, approach: .any)))
      }.filter { !$0.stands.isEmpty }
      nearest.append(try #require(all.first))
      inCore.append(try #require(all.first { $0.stands.contains { core.contains($0.arc.rawValue) } }))
    }
    let isJoined = nearest[0].stands.contains { stand in
      nearest.allSatisfy { $0.stands.contains { fellows[Int(stand.arc.rawValue)].contains($0.arc.rawValue) } }
    }
    return isJoined ? nearest : inCore
  }

  /// How long the drive over the stops takes; `nil` where there is none.
  func milliseconds(_ stops: [DriveStop]) -> Int64? {
    var total: Int64 = 0
    for (start, end) in zip(stops, stops.dropFirst()) {
      var search = ArcDijkstra(graph)
      guard let path = search.path(from: start.stands, to: end.stands) else { return nil }
      total += path.cost.milliseconds
    }
    return total
  }
}
