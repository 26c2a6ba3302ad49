import GeoTypes
import Plans
import RoadNetwork
import TestKit
import Testing

/// Itineraries of a drawn crossroads, read as a driver would.
@Suite struct DrawnItineraryTests {
  /// A main street from A to D, crossed at B by one from E to F; C has a lane without a name.
  private static let drawing = """
       E
       |
    A--B--C--D
       |  |
       F  G
    """

  private let network: StreetNetwork
  private let streets: PlanStreets

  init() throws { (network, streets) = try Self.town(.right) }

  private static func town(_ side: DrivingSide) throws -> (StreetNetwork, PlanStreets) {
    let sketch = RoadSketch(
      drawing, names: ["AB": "泺源大街", "BC": "泺源大街", "CD": "泺源大街", "BE": "历山路", "BF": "文化路"],
      classes: ["AB": .arterial, "BC": .arterial, "CD": .arterial, "BE": .secondary, "CG": .lane])
    var options = NetworkOptions()
    options.drivingSide = side
    let network = try sketch.network(options: options)
    return (network, PlanStreets(network))
  }

  /// The arc from one node of the drawing to another.
  private func arc(_ name: String) -> PlanArc {
    for segment in network.segments {
      if segment.source == "sketch:\(name)" { return PlanArc(segment.uid, forward: true) }
      if segment.source == "sketch:\(String(name.reversed()))" { return PlanArc(segment.uid, forward: false) }
    }
    preconditionFailure("no segment \(name)")
  }

  private func at(_ second: Double) throws -> PlanInstant {
    let midnight = try #require(PlanInstant("2026-05-04T00:00:00+08:00"))
    return try #require(midnight.advanced(byMilliseconds: Int64((79_200 + second) * 1000)))
  }

  /// Serves the kerb towards the driving side, right unless said.
  private func serve(
    _ name: String, at second: Double, path: [String] = [], drive: Double = 0, wait: Double = 0, work: Double = 100,
    load: Double, pass: Int = 1, leftSide: Bool = false, both: Bool = false
  ) throws -> PlanStep {
    let arc = arc(name)
    let side: Side = arc.forward != leftSide ? .right : .left
    let task = PlanTask(segment: arc.segment, kerb: both ? nil : ServedKerb(side), forward: arc.forward, pass: pass)
    return PlanStep(
      work: .segment(task), arrival: try at(second), driveTime: Seconds(drive), waitingTime: Seconds(wait),
      serviceTime: Seconds(work), load: [load], path: path.map { self.arc($0) })
  }

  private func legs(_ steps: [PlanStep], _ streets: PlanStreets? = nil) throws -> [ItineraryLeg] {
    try RouteItinerary(PlanRoute(vehicle: 1, steps: steps), in: streets ?? self.streets).legs
  }

  /// Out along the main street, back on the other side, up the side street.
  private func outAndBack() throws -> [PlanStep] {
    [
      PlanStep(work: .start(facility: "depot-1"), arrival: try at(0), load: [0]),
      try serve("AB", at: 0, load: 10), try serve("BC", at: 100, load: 20), try serve("CD", at: 200, load: 30),
      try serve("DC", at: 300, load: 40), try serve("CB", at: 400, load: 50),
      try serve("EB", at: 560, path: ["BE"], drive: 60, wait: 40, load: 60),
      PlanStep(
        work: .facility("dump-1"), arrival: try at(760), driveTime: Seconds(60), serviceTime: Seconds(600), load: [0],
        path: [arc("BF")]),
      PlanStep(
        work: .end(facility: nil), arrival: try at(1500), driveTime: Seconds(140), load: [0],
        path: [arc("FB"), arc("BA")]),
    ]
  }

  @Test func mergesWhatIsOneStretch() throws {
    let legs = try legs(try outAndBack())
    #expect(legs.map(\.roadName) == [nil, "泺源大街", "泺源大街", "历山路", "历山路", "文化路", nil, "文化路", "泺源大街", nil])
    #expect(legs[1].arcs == [arc("AB"), arc("BC"), arc("CD")])
    #expect(legs[1].steps == 1..<4)
    #expect(legs[1].load == [30])
    #expect(legs[1].begin.clock == "22:00:00" && legs[1].end.clock == "22:05:00")
    #expect(abs(legs[1].length.rawValue - 900) < 1)
    #expect(legs[1].side == .right && legs[1].kerb == .outer)
    // The other kerb lies to the right again: only the turn tells it from the first.
    #expect(legs[2].side == .right && legs[2].turn == .uTurn)
    #expect(legs[2].arcs == [arc("DC"), arc("CB")])
    #expect(legs.map(\.turn) == [nil, nil, .uTurn, .near, .uTurn, .straight, nil, nil, .crossing, nil])
  }

  @Test func namesCrossingRoadsByClassAndName() throws {
    let legs = try legs(try outAndBack())
    #expect(legs[1].fromName == nil && legs[1].toName == nil)
    // At B the secondary road goes before the branch road, which sorts first.
    #expect(legs[2].fromName == nil && legs[2].toName == "历山路")
    #expect(legs[3].fromName == "泺源大街" && legs[3].toName == nil)
    #expect(legs[5].fromName == "泺源大街")
  }

  @Test func waitsBeforeWorkAndStandsAtFacilities() throws {
    let legs = try legs(try outAndBack())
    #expect(legs[3].action == .drive && legs[3].end.clock == "22:09:20")
    #expect(legs[4].action == .serve && legs[4].begin.clock == "22:10:00")
    #expect(legs[6].action == .visit(facility: "dump-1") && legs[6].arcs.isEmpty)
    #expect(legs[6].line == [try #require(streets.line(of: arc("BF"))).end])
    #expect(legs[0].line == [try #require(streets.line(of: arc("AB"))).start])
    #expect(legs[6].load == [0] && legs[5].load == [60])
    // 140 s home, two fifths of the way on the first road.
    #expect(abs(legs[7].end.milliseconds - legs[7].begin.milliseconds - 56_000) < 100)
    #expect(legs[8].begin == legs[7].end && legs[8].end.clock == "22:25:00")
  }

  @Test func keepsWhatDiffersApart() throws {
    func count(_ second: PlanStep) throws -> Int { try legs([try serve("AB", at: 0, load: 1), second]).count }
    #expect(try count(try serve("BC", at: 100, load: 2)) == 1)
    #expect(try count(try serve("BC", at: 100, load: 2, pass: 2)) == 2)
    #expect(try count(try serve("BC", at: 100, load: 2, leftSide: true)) == 2)
    #expect(try count(try serve("BC", at: 100, load: 2, both: true)) == 2)
    #expect(try count(try serve("BC", at: 100, wait: 5, load: 2)) == 2)
    #expect(try count(try serve("BE", at: 100, load: 2)) == 2)
    #expect(try count(try serve("CD", at: 100, path: ["BC"], load: 2)) == 3)
  }

  @Test func startsAfreshWhereArcsDoNotMeet() throws {
    let legs = try legs([try serve("AB", at: 0, load: 1), try serve("CD", at: 100, load: 2)])
    #expect(legs.count == 2)
    #expect(legs[1].turn == nil)
  }

  @Test func speaksBothLanguages() throws {
    let depot = Facility(id: "depot-1", name: "一号停保场", kind: .depot, position: Vertex(x: 0, y: 0))
    let dump = Facility(id: "dump-1", name: "东郊倾倒点", kind: .dump, position: Vertex(x: 0, y: 0))
    let legs = try legs(try outAndBack())
    func said(_ language: PlanLanguage) -> [String] {
      let text = ItineraryText(language, kind: .sweep, drivingSide: .right, facilities: [depot, dump])
      return text.instructions(for: legs)
    }
    #expect(
      said(.zh) == [
        "从一号停保场出发", "驶入泺源大街，清扫右侧 900 m", "掉头沿泺源大街，清扫右侧 600 m，至历山路", "右转进入历山路，行驶 200 m",
        "掉头沿历山路，清扫右侧 200 m，至泺源大街", "直行进入文化路，行驶 200 m", "到达东郊倾倒点，倾倒 10 分钟",
        "驶入文化路，行驶 200 m，至泺源大街", "左转进入泺源大街，行驶 300 m", "收工",
      ])
    #expect(
      said(.en) == [
        "Start at 一号停保场", "Take 泺源大街, sweep the right side for 900 m",
        "Make a U-turn on 泺源大街, sweep the right side for 600 m, to 历山路", "Turn right into 历山路, drive 200 m",
        "Make a U-turn on 历山路, sweep the right side for 200 m, to 泺源大街", "Go straight on into 文化路, drive 200 m",
        "Stop at 东郊倾倒点: dump, 10 min", "Take 文化路, drive 200 m, to 泺源大街", "Turn left into 泺源大街, drive 300 m",
        "End of the shift",
      ])
  }

  @Test func staysOnTheRoadOverABreak() throws {
    let pause = PlanStep(work: .pause(1), arrival: try at(100), serviceTime: Seconds(900), load: [1])
    let legs = try legs([try serve("AB", at: 0, load: 1), pause, try serve("BC", at: 1000, load: 2)])
    let told = ItineraryText(.zh, kind: .sweep, drivingSide: .right).instructions(for: legs)
    #expect(told == ["驶入泺源大街，清扫右侧 300 m，至历山路", "休息 15 分钟", "继续沿泺源大街，清扫右侧 300 m"])
  }

  @Test func callsUnnamedRoadsByWhatTheyAre() throws {
    let sketch = RoadSketch(
      "A--B--C--D", edit: ["BC": { $0.isRoundabout = true }, "CD": { $0.isLink = true }])
    let network = try sketch.network()
    let path = network.segments.map { PlanArc($0.uid, forward: true) }
    let step = PlanStep(work: .end(facility: nil), arrival: try at(100), driveTime: Seconds(100), path: path)
    let legs = try legs([step], PlanStreets(network))
    #expect(legs.map(\.form) == [.street, .roundabout, .ramp, nil])
    let told = ItineraryText(.zh, kind: .patrol, drivingSide: .right).instructions(for: legs)
    #expect(told == ["驶入无名支路，行驶 300 m", "直行进入环岛，行驶 300 m", "直行进入匝道，行驶 300 m", "收工"])
  }

  /// The same movements where traffic keeps left: near turns go left, and so do sides.
  @Test func mirrorsWhereTrafficKeepsLeft() throws {
    let (_, streets) = try Self.town(.left)
    let legs = try legs(
      [try serve("BA", at: 0, path: ["FB"], load: 1), try serve("BE", at: 300, path: ["AB"], load: 2)], streets)
    #expect(legs.map(\.turn) == [nil, .near, .uTurn, .near])
    let text = ItineraryText(.en, kind: .sweep, drivingSide: .left)
    #expect(text.instructions(for: legs)[1].hasPrefix("Turn left into 泺源大街, sweep the right side"))
    #expect(text.turn(.crossing) == "right")
  }
}
