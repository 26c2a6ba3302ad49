import GeoTypes
import Plans
import RoadNetwork
import TestKit
import Testing

@testable import PlanCheck

@Suite struct ProfileTests {
  /// The checker reads turns with code of its own; both readings must agree.
  @Test(arguments: UInt64(0)..<400) func readsTurnsAsTheNetworkDoes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let node = Vertex(x: random.vertexNumber(1_170_000_000), y: random.vertexNumber(366_000_000))
    let incoming = try random.segment(1, at: node)
    var outgoing = try random.segment(2, at: node)
    if Bool.random(using: &random) { outgoing.segment.pair = incoming.segment.uid }
    let arms = Int.random(in: 2...4, using: &random)
    let side: DrivingSide = Bool.random(using: &random) ? .left : .right
    let kind = TurnSense(drivingSide: side).kind(
      from: DirectedSegment(incoming.segment, forward: !incoming.leaves),
      to: DirectedSegment(outgoing.segment, forward: outgoing.leaves), arms: arms)
    let reading = TurnReading.read(
      from: Movement(segment: incoming.segment, forward: !incoming.leaves),
      to: Movement(segment: outgoing.segment, forward: outgoing.leaves), arms: arms, drivingSide: side)
    let expected: TurnReading =
      switch kind {
      case .straight: .straight
      case .near: .near
      case .crossing: .crossing
      case .uTurn: .uTurn
      }
    #expect(reading == expected, "seed \(seed)")
  }

  /// Obstacles and times of a profile are those that the network's own reading gives.
  @Test(arguments: VehicleProfile.standardNames, [UInt64](0..<40))
  func takesProfilesAsTheyAre(name: String, seed: UInt64) throws {
    let profile = try VehicleProfile.standard(name)
    var random = SeededGenerator(seed: seed)
    var segment = try random.segment(1, at: Vertex(x: 1_170_000_000, y: 366_000_000)).segment
    segment.attributes = random.attributes()
    let limits = VehicleLimits(
      vehicle: .init(id: 1, profile: name), rules: MovementRules(profile), closures: [])
    for forward in [true, false] {
      let obstacle = profile.obstacle(on: segment.attributes, forward: forward)
      #expect((limits.obstacle(Movement(segment: segment, forward: forward)) == nil) == (obstacle == nil))
    }
    guard profile.obstacle(on: segment.attributes) == nil else { return }
    let travel = try #require(profile.travelSpeed(on: segment.attributes)).rawValue
    #expect(try #require(limits.travelTime(segment)) == segment.length.rawValue * 3.6 / travel)
    let service = profile.serviceSpeed(on: segment.attributes)?.rawValue
    #expect(limits.serviceTime(segment, limit: nil) == service.map { segment.length.rawValue * 3.6 / $0 })
  }
}

extension SeededGenerator {
  fileprivate mutating func vertexNumber(_ middle: Int32) -> Int32 { middle + Int32(int(in: -1000...1000)) }

  /// A bent segment that leaves a node or comes to it.
  fileprivate mutating func segment(_ uid: Int64, at node: Vertex) throws -> (segment: Segment, leaves: Bool) {
    var vertices = [node]
    for _ in 0..<int(in: 1...3) {
      let last = vertices[vertices.count - 1]
      vertices.append(Vertex(x: last.x + Int32(int(in: -3000...3000)), y: last.y + Int32(int(in: -3000...3000))))
    }
    let leaves = Bool.random(using: &self)
    let line = try LineString(leaves ? vertices : vertices.reversed())
    var attributes = SegmentAttributes(roadClass: .branch)
    attributes.isRoundabout = int(in: 0...3) == 0
    let segment = Segment(
      uid: SegmentUID(rawValue: uid), source: "test", line: line, attributes: attributes, from: NodeID(rawValue: 0),
      to: NodeID(rawValue: 1), length: Meters(double(in: 10...500)))
    return (segment, leaves)
  }

  fileprivate mutating func attributes() -> SegmentAttributes {
    var attributes = SegmentAttributes(roadClass: RoadClass.allCases[int(in: 0...4)])
    attributes.isLink = Bool.random(using: &self)
    attributes.direction = [.both, .forward, .backward][int(in: 0...2)]
    attributes.structure = [.ground, .bridge, .tunnel][int(in: 0...2)]
    attributes.width = Bool.random(using: &self) ? Meters(double(in: 1...8)) : nil
    attributes.surface = [nil, "asphalt", "unpaved", "paving_stones", "gravel", "steps"][int(in: 0...5)]
    attributes.maxSpeed = Bool.random(using: &self) ? KilometersPerHour(double(in: 0...80)) : nil
    attributes.access = [.open, .open, .restricted, .closed][int(in: 0...3)]
    return attributes
  }
}
