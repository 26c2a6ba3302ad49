import GeoTypes
import Plans
import RoadNetwork
import TestKit
import Testing

@Suite("The revision of what plans are made from")
struct CityRevisionTests {
  /// A city in which every field holds something.
  struct City: Sendable {
    var network: StreetNetwork
    var facilities: [Facility]
    var duties: [Duty]

    init() throws {
      let sketch = RoadSketch(
        """
        A--B>>C
        |  |  |
        D--E--F
        """, names: ["AB": "经十路", "BC": "Rua do Ouro"])
      network = try sketch.network()
      let (first, second) = (network.segments[0], network.segments[1])
      network.segments[1].pair = first.uid
      network.segments[2].attributes.surface = "asphalt"
      network.restrictions = [
        TurnRestriction(source: "a", kind: .no, from: first.uid, via: first.to, to: second.uid),
        TurnRestriction(source: "b", kind: .only, from: second.uid, via: second.to, to: first.uid),
      ]
      let place = first.line.start
      facilities = [
        Facility(id: "d1", name: "停保场", kind: .depot, position: place, hours: "06:00-22:00", serviceTime: Seconds(60)),
        Facility(id: "w1", name: "Water", kind: .water, position: place),
      ]
      duties = [
        Duty(chief: "L1", segment: first.uid), Duty(chief: "L1", segment: first.uid, side: .left, level: "一级"),
        Duty(chief: "L2", segment: second.uid, side: .right, fromOffset: Meters(1), toOffset: Meters(2)),
      ]
    }

    var revision: String { CityRevision.of(network: network, facilities: facilities, duties: duties) }
  }

  /// An edit by name.
  struct Edit: Sendable, CustomStringConvertible {
    var description: String
    var change: @Sendable (inout City) -> Void

    init(_ description: String, _ change: @escaping @Sendable (inout City) -> Void) {
      self.description = description
      self.change = change
    }

    static func segment(_ name: String, _ change: @escaping @Sendable (inout Segment) -> Void) -> Edit {
      Edit("segment: \(name)") { change(&$0.network.segments[2]) }
    }

    static func attribute(_ name: String, _ change: @escaping @Sendable (inout SegmentAttributes) -> Void) -> Edit {
      Edit("attribute: \(name)") { change(&$0.network.segments[2].attributes) }
    }

    static func facility(_ name: String, _ change: @escaping @Sendable (inout Facility) -> Void) -> Edit {
      Edit("facility: \(name)") { change(&$0.facilities[0]) }
    }

    static func duty(_ name: String, _ change: @escaping @Sendable (inout Duty) -> Void) -> Edit {
      Edit("duty: \(name)") { change(&$0.duties[0]) }
    }
  }

  static let edits: [Edit] = [
    Edit("driving side") { $0.network.drivingSide = $0.network.drivingSide == .left ? .right : .left },
    Edit("node") { $0.network.nodes[1].x += 1 },
    Edit("segment removed") { $0.network.segments.removeLast() },
    .segment("uid") { $0.uid = SegmentUID(rawValue: 4711) },
    .segment("line") { $0.line = (try? LineString($0.line.vertices.reversed())) ?? $0.line },
    .segment("from") { $0.from = NodeID(rawValue: ($0.from.rawValue + 1) % 6) },
    .segment("to") { $0.to = NodeID(rawValue: ($0.to.rawValue + 1) % 6) },
    .segment("node that is not there") { $0.to = NodeID(rawValue: 99) },
    .segment("road") { $0.road = RoadID(rawValue: 4711) },
    .segment("length") { $0.length += Meters(1e-6) },
    .segment("pair") { $0.pair = $0.uid },
    .segment("counts as road") { $0.countsAsRoad.toggle() },
    .segment("left division") { $0.leftDivision = "110101" },
    .segment("right division") { $0.rightDivision = "110101" },
    .attribute("name") { $0.name = "" },
    .attribute("class") { $0.roadClass = .lane },
    .attribute("link") { $0.isLink.toggle() },
    .attribute("direction") { $0.direction = .backward },
    .attribute("structure") { $0.structure = .tunnel },
    .attribute("layer") { $0.layer = -1 },
    .attribute("lanes") { $0.lanes = 0 },
    .attribute("width") { $0.width = .zero },
    .attribute("surface") { $0.surface = nil },
    .attribute("speed") { $0.maxSpeed = KilometersPerHour(50) },
    .attribute("access") { $0.access = .restricted },
    .attribute("divided") { $0.isDivided.toggle() },
    .attribute("roundabout") { $0.isRoundabout.toggle() },
    Edit("kerb removed") { $0.network.kerbs.removeLast() },
    Edit("kerb: segment") { $0.network.kerbs[0].segment = SegmentUID(rawValue: 4711) },
    Edit("kerb: side") { $0.network.kerbs[0].side = $0.network.kerbs[0].side.opposite },
    Edit("kerb: kind") { $0.network.kerbs[0].kind = .median },
    Edit("kerb: forward") { $0.network.kerbs[0].forward.toggle() },
    Edit("turn rule removed") { $0.network.restrictions.removeLast() },
    Edit("turn rule: kind") { $0.network.restrictions[0].kind = .only },
    Edit("turn rule: from") { $0.network.restrictions[0].from = SegmentUID(rawValue: 4711) },
    Edit("turn rule: via") { $0.network.restrictions[0].via = $0.network.segments[0].from },
    Edit("turn rule: to") { $0.network.restrictions[0].to = SegmentUID(rawValue: 4711) },
    Edit("facility removed") { $0.facilities.removeLast() },
    .facility("id") { $0.id = "d2" },
    .facility("name") { $0.name = "" },
    .facility("kind") { $0.kind = .station },
    .facility("position") { $0.position.y += 1 },
    .facility("hours") { $0.hours = nil },
    .facility("service time") { $0.serviceTime = nil },
    Edit("duty removed") { $0.duties.removeLast() },
    .duty("chief") { $0.chief = "L3" },
    .duty("segment") { $0.segment = SegmentUID(rawValue: 4711) },
    .duty("side") { $0.side = .right },
    .duty("from") { $0.fromOffset = Meters(1) },
    .duty("to") { $0.toOffset = .zero },
    .duty("level") { $0.level = "" },
    .duty("shift") { $0.shift = "" },
    .duty("valid from") { $0.validFrom = "2026-01-01" },
    .duty("valid to") { $0.validTo = "2026-01-01" },
  ]

  @Test func everyEditGivesAnother() throws {
    let city = try City()
    var seen = [city.revision: "none"]
    for edit in Self.edits {
      var edited = city
      edit.change(&edited)
      if let other = seen.updateValue(edit.description, forKey: edited.revision) {
        Issue.record("'\(edit)' has the revision of '\(other)'")
      }
    }
    #expect(seen.count == Self.edits.count + 1)
    #expect(city.revision.hasPrefix("sha256:"))
    #expect(city.revision.count == 71)
  }

  /// Every stored field is edited above: a new field must be added there, and to the writer.
  @Test func everyFieldIsKnown() throws {
    let city = try City()
    func fields(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
    #expect(fields(city.network) == 6)
    #expect(fields(city.network.segments[0]) == 12)
    #expect(fields(city.network.segments[0].attributes) == 13)
    #expect(fields(city.network.kerbs[0]) == 5)
    #expect(fields(city.network.restrictions[0]) == 5)
    #expect(fields(city.facilities[0]) == 6)
    #expect(fields(city.duties[0]) == 9)
  }

  @Test(arguments: UInt64(0)..<20)
  func orderNumberingAndSourcesDoNotCount(seed: UInt64) throws {
    let city = try City()
    var random = SeededGenerator(seed: seed)
    var other = city
    let numbers = city.network.nodes.indices.map { UInt32($0) }.shuffled(using: &random)
    func renumbered(_ node: NodeID) -> NodeID { NodeID(rawValue: numbers[Int(node.rawValue)]) }
    for (old, new) in numbers.enumerated() { other.network.nodes[Int(new)] = city.network.nodes[old] }
    for index in other.network.segments.indices {
      other.network.segments[index].from = renumbered(city.network.segments[index].from)
      other.network.segments[index].to = renumbered(city.network.segments[index].to)
      other.network.segments[index].source += "x"
    }
    for index in other.network.restrictions.indices {
      other.network.restrictions[index].via = renumbered(city.network.restrictions[index].via)
      other.network.restrictions[index].source += "x"
    }
    other.network.segments.shuffle(using: &random)
    other.network.kerbs.shuffle(using: &random)
    other.network.restrictions.shuffle(using: &random)
    other.network.roads = []
    other.facilities.shuffle(using: &random)
    other.duties.shuffle(using: &random)
    #expect(other.revision == city.revision, "seed \(seed)")
  }
}
