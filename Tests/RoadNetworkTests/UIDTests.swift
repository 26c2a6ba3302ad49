import GeoTypes
import RoadNetwork
import TestKit
import Testing

@Suite struct UIDTests {
  private func uids(_ changes: [UIDChange], _ kind: UIDChange.Kind) -> [[Int64]] {
    changes.filter { $0.kind == kind }.map { $0.old.map(\.rawValue) + [0] + $0.new.map(\.rawValue) }
  }

  /// A road drawn by offsets in metres east of a start, with given cuts at side streets.
  private func road(to end: Double, cuts: [Double] = [], source: String = "road") -> [RoadWay] {
    let sketch = RoadSketch("A", cell: Meters(1))
    func vertex(_ x: Double, _ y: Double) -> Vertex {
      (try? Vertex(rounding: sketch.position(column: x, row: y))) ?? Vertex(x: 0, y: 0)
    }
    let line = ([0] + cuts + [end]).map { vertex($0, 0) }
    let main = RoadWay(
      source: source, line: line, nodeKeys: line.map(\.key),
      attributes: SegmentAttributes(name: "路", roadClass: .branch))
    let sides = cuts.map { cut in
      let line = [vertex(cut, 0), vertex(cut, 200)]
      return RoadWay(
        source: "side\(cut)", line: line, nodeKeys: line.map(\.key), attributes: SegmentAttributes(roadClass: .lane))
    }
    return [main] + sides
  }

  private func reimport(_ first: [RoadWay], _ second: [RoadWay]) throws -> (old: NetworkBuild, new: NetworkBuild) {
    let old = try NetworkBuilder().build(ways: first, nextUID: 1)
    let new = try NetworkBuilder().build(ways: second, previous: old.network, nextUID: old.nextUID)
    #expect(new.network.checkInvariants().isEmpty)
    expectFullAccount(old: old, new: new)
    return (old, new)
  }

  /// Every old uid is kept or retired, every new one kept or new, none is given twice.
  private func expectFullAccount(old: NetworkBuild, new: NetworkBuild) {
    let before = old.network.segments.map(\.uid)
    let after = new.network.segments.map(\.uid)
    let kept = new.log.filter { $0.kind == .kept }.flatMap(\.new)
    #expect((kept + new.log.filter { $0.kind == .retired }.flatMap(\.old)).sorted() == before)
    let fresh = new.log.filter { $0.kind == .new }.flatMap(\.new)
    #expect((kept + fresh).sorted() == after)
    #expect(fresh.allSatisfy { $0.rawValue >= old.nextUID && $0.rawValue < new.nextUID })
  }

  @Test func theSameInputKeepsEveryUID() throws {
    let town = GeneratedTown(blocks: 8, seed: 3)
    let (old, new) = try reimport(town.ways, town.ways)
    #expect(old.network.segments == new.network.segments)
    #expect(old.network.roads == new.network.roads)
    #expect(new.nextUID == old.nextUID)
    #expect(new.log.allSatisfy { $0.kind == .kept })
    #expect(new.successions.isEmpty)
  }

  @Test func theOrderOfTheWaysDoesNotMatter() throws {
    let town = GeneratedTown(blocks: 6, seed: 4)
    let (old, new) = try reimport(town.ways, town.ways.reversed())
    #expect(old.network.segments.map(\.line) == new.network.segments.map(\.line))
  }

  @Test func aRoadTurnedRoundKeepsItsUIDAndTellsSo() throws {
    var turned = road(to: 100)
    turned[0].line.reverse()
    turned[0].nodeKeys.reverse()
    let (old, new) = try reimport(road(to: 100), turned)
    #expect(new.network.segments.map(\.uid) == old.network.segments.map(\.uid))
    #expect(new.successions.map(\.isReversed) == [true])
    let duty = Duty(
      chief: "c", segment: old.network.segments[0].uid, side: .left, fromOffset: Meters(10), toOffset: Meters(40))
    let moved = try #require(DutyFollower(from: old.network, to: new).follow([duty]).duties.first)
    #expect(moved.side == .right)
    #expect(abs(moved.fromOffset.rawValue - 60) < 0.1)
    #expect(abs((moved.toOffset ?? .zero).rawValue - 90) < 0.1)
  }

  @Test(arguments: [(1.0, true), (8.0, true), (9.0, true), (12.0, false), (40.0, false)])
  func nineTenthsOfTheLengthKeepTheUID(cutOff: Double, isKept: Bool) throws {
    // Another source, so that the ends do not speak for it.
    let (_, new) = try reimport(road(to: 100), road(to: 100 - cutOff, source: "other"))
    #expect(uids(new.log, .kept).count == (isKept ? 1 : 0))
    #expect(uids(new.log, .retired) == (isKept ? [] : [[1, 0]]))
    #expect(uids(new.log, .new) == (isKept ? [] : [[0, 2]]))
  }

  @Test func aSplitIsLogged() throws {
    let (old, new) = try reimport(road(to: 200), road(to: 200, cuts: [80]))
    #expect(uids(new.log, .retired) == [[1, 0]])
    #expect(uids(new.log, .split) == [[1, 0, 2, 3]])
    let duty = Duty(chief: "c", segment: old.network.segments[0].uid, fromOffset: Meters(30))
    let outcome = DutyFollower(from: old.network, to: new).follow([duty])
    #expect(outcome.lost.isEmpty)
    #expect(outcome.duties.map(\.segment.rawValue) == [2, 3])
    #expect(abs(outcome.duties[0].fromOffset.rawValue - 30) < 1)
    #expect(outcome.duties[0].toOffset == nil)
    #expect(outcome.duties[1].fromOffset == .zero)
  }

  @Test func aSmallSplitKeepsTheUIDOfTheLargerPiece() throws {
    let (_, new) = try reimport(road(to: 200), road(to: 200, cuts: [190]))
    #expect(uids(new.log, .kept) == [[1, 0, 1]])
    #expect(uids(new.log, .split) == [[1, 0, 1, 2]])
  }

  @Test func aMergeIsLogged() throws {
    let (old, new) = try reimport(road(to: 200, cuts: [80]), road(to: 200))
    let parents = old.network.segments.filter { $0.source == "road" }.map(\.uid.rawValue)
    #expect(parents.count == 2)
    #expect(uids(new.log, .merged) == [parents + [0, old.nextUID]])
    let duty = Duty(chief: "c", segment: SegmentUID(rawValue: parents[1]))
    let moved = DutyFollower(from: old.network, to: new).follow([duty])
    #expect(moved.lost.isEmpty)
    #expect(abs(moved.duties[0].fromOffset.rawValue - 80) < 2)
    #expect(moved.duties[0].toOffset == nil)
  }

  @Test func whatIsGoneIsRetiredAndItsDutiesAreReported() throws {
    let (old, new) = try reimport(road(to: 200, cuts: [80]), road(to: 80))
    let gone = try #require(old.network.segments.first { $0.source == "road" && $0.length > Meters(100) })
    let outcome = DutyFollower(from: old.network, to: new).follow([Duty(chief: "c", segment: gone.uid)])
    #expect(outcome.duties.isEmpty)
    #expect(outcome.lost.map(\.duty.segment) == [gone.uid])
  }

  @Test func aUIDIsNeverGivenAgain() throws {
    let first = try NetworkBuilder().build(ways: road(to: 100), nextUID: 1)
    let empty = try NetworkBuilder().build(ways: [], previous: first.network, nextUID: first.nextUID)
    let third = try NetworkBuilder().build(ways: road(to: 100), previous: empty.network, nextUID: empty.nextUID)
    #expect(third.network.segments.map(\.uid.rawValue) == [2])
    let forgotten = try NetworkBuilder().build(ways: road(to: 50), previous: third.network, nextUID: 1)
    #expect(forgotten.nextUID >= 3)
  }

  @Test func linesOneUponTheOtherKeepTheirUIDsWhenNudged() throws {
    // Out and back as two one-way ways of one number: two segments that only their direction tells apart.
    var out = road(to: 100)[0]
    out.attributes.direction = .forward
    var back = out
    back.line.reverse()
    back.nodeKeys.reverse()
    let nudged = [out, back].map { way in
      var way = way
      way.line = way.line.map { Vertex(x: $0.x + 100, y: $0.y + 60) }
      return way
    }
    let (old, new) = try reimport([out, back], nudged)
    #expect(old.network.segments.count == 2)
    #expect(uids(new.log, .kept) == [[1, 0, 1], [2, 0, 2]])
    #expect(new.successions.allSatisfy { !$0.isReversed })
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func reimportAfterOnePercentOfEditsKeepsNinetyNinePercent(seed: UInt64) throws {
    let town = GeneratedTown(blocks: 30, seed: seed)
    let (old, new) = try reimport(town.ways, town.edited(oneIn: 100, seed: seed))
    let kept = new.log.filter { $0.kind == .kept }.count
    let share = Double(kept) / Double(old.network.segments.count)
    #expect(share >= 0.99, "seed \(seed): \(kept) of \(old.network.segments.count)")
    #expect(share < 1)
  }
}
