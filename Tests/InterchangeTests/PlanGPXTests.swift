import Foundation
import GeoTypes
import Interchange
import Plans
import RoadNetwork
import TestKit
import Testing

@Suite struct PlanGPXTests {
  /// The children that GPX 1.1 allows, in the order that it wants them.
  private static let order: [String: [String]] = [
    "gpx": ["metadata", "wpt", "rte", "trk", "extensions"],
    "metadata": ["name", "desc", "author", "copyright", "link", "time", "keywords", "bounds", "extensions"],
    "rte": ["name", "cmt", "desc", "src", "link", "number", "type", "extensions", "rtept"],
    "trk": ["name", "cmt", "desc", "src", "link", "number", "type", "extensions", "trkseg"],
    "trkseg": ["trkpt", "extensions"],
    "rtept": ["ele", "time", "magvar", "geoidheight", "name", "cmt", "desc", "src", "link", "sym", "type"],
    "trkpt": ["ele", "time", "magvar", "geoidheight", "name", "cmt", "desc", "src", "link", "sym", "type"],
    "name": [], "number": [], "time": [], "desc": [], "type": [],
  ]

  private static func town(seed: UInt64) throws -> PlannedTown {
    try .wandering(
      seed: seed,
      ways: seed.isMultiple(of: 3)
        ? RandomStreets(nodeCount: 8, wayCount: 16, oneWayShare: 0.3, ruleCount: 0, seed: seed).ways
        : GeneratedTown(blocks: 3, seed: seed).ways)
  }

  private func gpx(_ town: PlannedTown, _ language: PlanLanguage = .zh) throws -> PlanGPX {
    try PlanGPX(
      plan: town.plan, fleet: town.fleet, streets: PlanStreets(town.network), language: language,
      facilities: town.facilities)
  }

  private func vertices(_ element: XMLElement) throws -> [Vertex] {
    try element.children.filter { $0.name.hasSuffix("pt") }.map { point in
      let longitude = try #require(point.attributes["lon"].flatMap(Double.init))
      let latitude = try #require(point.attributes["lat"].flatMap(Double.init))
      return try Vertex(rounding: LonLat(longitude, latitude))
    }
  }

  private func checkOrder(_ element: XMLElement, seed: UInt64) throws {
    let allowed = try #require(Self.order[element.name], "\(element.name) is no element of GPX")
    let places = element.children.map { allowed.firstIndex(of: $0.name) ?? -1 }
    #expect(!places.contains(-1) && places == places.sorted(), "seed \(seed): children of \(element.name)")
    for child in element.children { try checkOrder(child, seed: seed) }
  }

  @Test(arguments: UInt64(0)..<8) func isInTheOrderOfGPX(seed: UInt64) throws {
    let root = try XMLElement(parsing: try gpx(try Self.town(seed: seed)).bytes)
    #expect(root.attributes["version"] == "1.1")
    #expect(root.attributes["xmlns"] == "http://www.topografix.com/GPX/1/1")
    try checkOrder(root, seed: seed)
  }

  /// The pieces of a track together are what is driven, and none comes to a place twice.
  @Test(arguments: UInt64(0)..<60) func piecesNeverLieOverThemselves(seed: UInt64) throws {
    let town = try Self.town(seed: seed)
    let root = try XMLElement(parsing: try gpx(town).bytes)
    let pieces = try root.all("trk").flatMap { $0.all("trkseg") }.map(vertices)
    func edges(_ line: [Vertex]) -> [[Vertex]] { zip(line, line.dropFirst()).map { [$0, $1] } }
    let legs = try RouteItinerary(town.plan.routes[0], in: PlanStreets(town.network)).legs
    #expect(pieces.flatMap(edges) == legs.flatMap { edges($0.line) }, "seed \(seed)")
    for piece in pieces {
      #expect(piece.count > 1 && Set(piece).count == piece.count, "seed \(seed)")
      let isBetweenNodes = [piece[0], piece[piece.count - 1]].allSatisfy(town.network.nodes.contains)
      #expect(isBetweenNodes, "seed \(seed)")
    }
    // Stops at facilities lie between pieces.
    let cuts = pieces.indices.map { pieces[...$0].flatMap(edges).count }
    for (number, leg) in legs.enumerated() {
      guard case .visit = leg.action else { continue }
      let driven = legs[..<number].flatMap { edges($0.line) }.count
      #expect(driven == 0 || cuts.contains(driven), "seed \(seed)")
    }
    // A piece ends only where it must: the drive comes back to it, or stops at a facility.
    let stops = Set(legs.filter { if case .visit = $0.action { true } else { false } }.flatMap(\.line))
    for (piece, next) in zip(pieces, pieces.dropFirst()) where piece.last == next.first {
      let returns = !Set(piece).isDisjoint(with: next.dropFirst())
      #expect(returns || piece.last.map(stops.contains) == true, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<12) func tellsEachLegWithItsNumber(seed: UInt64) throws {
    let town = try Self.town(seed: seed)
    let root = try XMLElement(parsing: try gpx(town).bytes)
    let route = try #require(root.all("rte").first)
    #expect(route["name"] == "扫 7 & co" && route["number"] == "1")
    let legs = try RouteItinerary(town.plan.routes[0], in: PlanStreets(town.network)).legs
    let points = route.all("rtept")
    #expect(points.compactMap { $0["name"] } == legs.indices.map { String($0 + 1) })
    #expect(try vertices(route) == legs.compactMap(\.line.first))
    let words = ItineraryText(.zh, kind: .sweep, drivingSide: town.network.drivingSide, facilities: town.facilities)
    #expect(points.compactMap { $0["desc"] } == words.instructions(for: legs))
    for (index, point) in points.enumerated() {
      let told = try #require(point["time"])
      #expect(told.hasSuffix("Z"))
      let time = try #require(PlanInstant(told))
      #expect(abs(time.milliseconds - legs[index].begin.milliseconds) <= 500, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<12) func timesOfATrackNeverRunBack(seed: UInt64) throws {
    let town = try Self.town(seed: seed)
    let root = try XMLElement(parsing: try gpx(town).bytes)
    let times = try root.all("trk").flatMap { $0.all("trkseg") }.flatMap(\.children).map { point in
      try #require(point["time"].flatMap { PlanInstant($0) })
    }
    #expect(times == times.sorted(), "seed \(seed)")
    let steps = town.plan.routes[0].steps
    #expect(try #require(times.first?.milliseconds) >= steps[0].arrival.milliseconds - 1000)
    #expect(try #require(times.last?.milliseconds) <= steps[steps.count - 1].arrival.milliseconds + 1000)
  }

  @Test func timesStandStillWhereAPlanRunsBack() throws {
    var town = try Self.town(seed: 4)
    for number in town.plan.routes[0].steps.indices.dropFirst() {
      let step = town.plan.routes[0].steps[number]
      town.plan.routes[0].steps[number].arrival = try #require(
        step.arrival.advanced(byMilliseconds: Int64(number) * -99_000))
    }
    let root = try XMLElement(parsing: try gpx(town).bytes)
    let times = root.all("trk").flatMap { $0.all("trkseg") }.flatMap(\.children).compactMap { $0["time"] }
    #expect(times.count > 10 && times == times.sorted())
  }

  /// An arc that comes back to itself is cut where it would.
  @Test func cutsAnArcThatMeetsItself() throws {
    func vertex(_ x: Int32, _ y: Int32) -> Vertex { Vertex(x: 1_170_000_000 + x, y: 360_000_000 + y) }
    let line = try LineString([vertex(0, 0), vertex(900, 0), vertex(900, 900), vertex(0, 0), vertex(-900, 0)])
    let segment = Segment(
      uid: SegmentUID(rawValue: 1), source: "loop", line: line, attributes: SegmentAttributes(roadClass: .lane),
      from: NodeID(rawValue: 0), to: NodeID(rawValue: 1), length: Meters(40))
    let network = StreetNetwork(
      nodes: [line.start, line.end], segments: [segment], kerbs: [], restrictions: [], roads: [], drivingSide: .right)
    let arrival = try #require(PlanInstant("2026-05-04T00:00:00+08:00"))
    var plan = Plan(kind: .patrol, midnight: arrival, cityRevision: "", rulesDigest: "", fleetDigest: "", seed: 0)
    let path = [PlanArc(segment.uid, forward: true)]
    plan.routes = [PlanRoute(vehicle: 2, steps: [PlanStep(work: .end(facility: nil), arrival: arrival, path: path)])]
    let file = try PlanGPX(plan: plan, fleet: Fleet(vehicles: []), streets: PlanStreets(network), language: .en)
    let root = try XMLElement(parsing: file.bytes)
    let pieces = try root.all("trk").flatMap { $0.all("trkseg") }.map(vertices)
    #expect(pieces == [Array(line.vertices[..<3]), Array(line.vertices[2...])])
    #expect(root.all("trk").first?["name"] == "Vehicle 2")
  }

  @Test func isTheSameOnEveryRunAndOnDisk() throws {
    let town = try Self.town(seed: 5)
    let folder = try ScratchFolder()
    let url = folder.url.appendingPathComponent("routes.gpx")
    try gpx(town).write(to: url)
    #expect(try Data(contentsOf: url) == Data(try gpx(town).bytes))
    #expect(throws: InterchangeError.self) {
      try gpx(town).write(to: folder.url.appendingPathComponent("none/routes.gpx"))
    }
  }

  @Test func saysWhatWasAssumed() throws {
    var town = try Self.town(seed: 5)
    let without = try XMLElement(parsing: try gpx(town).bytes)
    #expect(without.all("metadata").first?["name"] == "清扫 2026-05-04")
    #expect(without.all("metadata").first?["desc"] == nil)
    town.plan.assumed = ["one vehicle", "a depot in the middle"]
    let root = try XMLElement(parsing: try gpx(town, .en).bytes)
    #expect(root.all("metadata").first?["desc"] == "Assumed: one vehicle; a depot in the middle")
  }

  @Test func keepsMarkupOutOfText() throws {
    var town = try Self.town(seed: 5)
    town.plan.routes[0].steps[0].work = .start(facility: "a<b>&\"c'\u{1}\u{FFFE}")
    let text = try gpx(town, .en).text
    #expect(text.contains("<desc>Start at a&lt;b&gt;&amp;&quot;c&apos;</desc>"))
    #expect(
      try XMLElement(parsing: Array(text.utf8)).all("rte").first?.all("rtept").first?["desc"] == "Start at a<b>&\"c'")
  }
}
