import Interchange
import RoadNetwork
import Testing

@Suite struct OSMRestrictionTests {
  /// Roads 1, 2 and 3 meet at node 2; path 4 starts there; road 5 does not touch it.
  private static func read(_ tags: [String: String], _ members: [String]) throws -> OSMContent {
    var sketch = OSMSketch()
    for id in 1...6 { sketch.node(Int64(id), id, id * id) }
    sketch.way(1, [1, 2], ["highway": "primary"])
    sketch.way(2, [2, 3], ["highway": "primary"])
    sketch.way(3, [2, 4], ["highway": "primary"])
    sketch.way(4, [2, 5], ["highway": "footway"])
    sketch.way(5, [5, 6], ["highway": "primary"])
    sketch.relation(1, members, ["type": "restriction"].merging(tags) { $1 })
    return try sketch.read()
  }

  private static let viaNode = ["way 1 from", "node 2 via", "way 2 to"]

  @Test(arguments: [
    ("no_left_turn", TurnRestrictionKind.no), ("no_right_turn", .no), ("no_straight_on", .no), ("no_u_turn", .no),
    ("only_left_turn", .only), ("only_right_turn", .only), ("only_straight_on", .only),
  ])
  func readsKinds(value: String, kind: TurnRestrictionKind) throws {
    let content = try Self.read(["restriction": value], Self.viaNode)
    #expect(
      content.restrictions == [
        WayTurnRestriction(
          source: "osm:relation/1", kind: kind, fromWay: "osm:way/1", viaNode: 2, toWay: "osm:way/2")
      ])
    #expect(content.omissions.allSatisfy { $0.reason == .notARoad })
  }

  @Test func unfoldsNoEntryAndNoExit() throws {
    let entry = try Self.read(
      ["restriction": "no_entry"], ["way 1 from", "way 3 from", "node 2 via", "way 2 to"])
    #expect(entry.restrictions.map(\.fromWay) == ["osm:way/1", "osm:way/3"])
    let exit = try Self.read(["restriction": "no_exit"], ["way 1 from", "node 2 via", "way 2 to", "way 3 to"])
    #expect(exit.restrictions.map(\.toWay) == ["osm:way/2", "osm:way/3"])
  }

  @Test(
    arguments: [
      (["restriction": "no_u_turn"], ["way 1 from", "way 3 via", "way 2 to"], OSMOmissionReason.restrictionViaWay),
      (["restriction:conditional": "no_left_turn @ (07:00-09:00)"], viaNode, .restrictionConditional),
      (["restriction": "no_left_turn", "hour_on": "07:00"], viaNode, .restrictionConditional),
      (["restriction:hgv": "no_left_turn"], viaNode, .restrictionForVehicles),
      (["restriction": "no_left_turn", "except": "bus;motorcar"], viaNode, .restrictionExcept),
      (["restriction": "no_fun"], viaNode, .restrictionKindUnknown),
      ([:], viaNode, .restrictionKindUnknown),
      (["restriction": "no_left_turn"], ["way 1 from", "way 2 to"], .restrictionIncomplete),
      (
        ["restriction": "no_left_turn"], ["way 1 from", "way 3 from", "node 2 via", "way 2 to"], .restrictionIncomplete
      ),
      (["restriction": "no_left_turn"], [], .restrictionIncomplete),
      (["restriction": "no_left_turn"], ["way 1 from", "node 2 via", "way 4 to"], .restrictionMemberMissing),
      (["restriction": "no_left_turn"], ["way 1 from", "node 2 via", "way 77 to"], .restrictionMemberMissing),
      (["restriction": "no_left_turn"], ["way 1 from", "node 2 via", "way 5 to"], .restrictionNotConnected),
    ] as [([String: String], [String], OSMOmissionReason)])
  func countsWhatIsNotSupported(tags: [String: String], members: [String], reason: OSMOmissionReason) throws {
    let content = try Self.read(tags, members)
    #expect(content.restrictions.isEmpty)
    #expect(content.omissions.map(\.reason).filter { $0 != .notARoad } == [reason])
    #expect(content.counts.restrictionRelations == 1)
  }

  @Test(arguments: ["bicycle", "psv;bus", "emergency"])
  func holdsWhereOnlyOtherVehiclesAreExcepted(except: String) throws {
    #expect(try Self.read(["restriction": "no_left_turn", "except": except], Self.viaNode).restrictions.count == 1)
  }
}
