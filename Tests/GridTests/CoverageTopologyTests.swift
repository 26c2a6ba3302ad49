import GeoTypes
import Geometry
import Grid
import TestKit
import Testing

@Suite struct CoverageTopologyTests {
  /// The unit squares of a board.
  private static func board(_ side: Int) -> [Polygon] {
    (0..<side * side).map { TownPlan.rectangle(Double($0 % side) * 100, Double($0 / side) * 100, 100, 100) }
  }

  private static func doubledArea(_ area: MultiPolygon) -> Int128 { area.rings.reduce(0) { $0 + $1.doubledArea } }

  @Test(arguments: UInt64(0)..<20) func groupsOfSquaresKeepTheirAreaAndAreValid(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let faces = Self.board(7)
    let groups = faces.map { _ in Int32(random.int(in: -1...3)) }
    let areas = try CoverageTopology(faces: faces).areas(of: groups, count: 4)
    for (group, area) in areas.enumerated() {
      let expected = zip(faces, groups).filter { $0.1 == Int32(group) }
        .reduce(Int128(0)) { $0 + Self.doubledArea(MultiPolygon([$1.0])) }
      #expect(Self.doubledArea(area) == expected, "seed \(seed), group \(group)")
      #expect(try Validity.fault(in: area) == nil, "seed \(seed), group \(group)")
    }
  }

  @Test func aRingTouchingItselfBecomesShellAndHole() throws {
    // A ring of eight squares whose hole touches the outside in a corner once a corner square is gone.
    let faces = Self.board(3)
    var groups: [Int32] = Array(repeating: 0, count: 9)
    groups[4] = -1
    groups[8] = -1
    let area = try CoverageTopology(faces: faces).areas(of: groups, count: 1)[0]
    #expect(area.polygons.count == 1)
    #expect(area.polygons[0].holes.count == 1)
    #expect(try Validity.fault(in: area) == nil)
  }

  @Test func squaresThatTouchInACornerStayApart() throws {
    let area = try CoverageTopology(faces: Self.board(2)).areas(of: [0, -1, -1, 0], count: 1)[0]
    #expect(area.polygons.count == 2)
  }

  @Test func overlappingFacesAreRefused() {
    let square = TownPlan.rectangle(0, 0, 100, 100)
    #expect(throws: GridError.self) { try CoverageTopology(faces: [square, square]) }
  }

  @Test func chainsHoldEveryEdgeOnce() throws {
    let topology = try CoverageTopology(faces: Self.board(4))
    let pieces = topology.chains().map { $0.vertices.count - 1 }
    #expect(pieces.reduce(0, +) == topology.edges.count)
    // Only the four corners of the board are run through; all others are nodes.
    #expect(pieces.filter { $0 > 1 }.count == 4)
  }
}
