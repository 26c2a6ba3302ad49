import SampleCoverage
import TestKit
import Testing

/// The made-up lattice follows its rule.
@Suite struct StreetLatticeTests {
  @Test func theSameSeedGivesTheSameLattice() {
    let (a, b) = (StreetLattice(columns: 30, rows: 20, seed: 4), StreetLattice(columns: 30, rows: 20, seed: 4))
    #expect(a.x == b.x && a.y == b.y && a.tails == b.tails && a.heads == b.heads && a.weights == b.weights)
    #expect(StreetLattice(columns: 30, rows: 20, seed: 5).weights != a.weights)
  }

  @Test func weightsAreTimesAtTheSpeedOfTheLine() {
    let lattice = StreetLattice(columns: 70, rows: 70, seed: 1)
    for arc in lattice.tails.indices {
      let (a, b) = (Int(lattice.tails[arc]), Int(lattice.heads[arc]))
      let (dx, dy) = (Double(lattice.x[b] - lattice.x[a]), Double(lattice.y[b] - lattice.y[a]))
      // The row or the column that both ends lie in.
      func line(_ places: [Int32]) -> Int? {
        let lines = [a, b].map { (Int(places[$0]) + 5_000) / 10_000 }
        return lines[0] == lines[1] ? lines[0] : nil
      }
      let line = line(lattice.y) ?? line(lattice.x) ?? -1
      let level = line == 0 ? 3 : [64, 16, 4].firstIndex { line % $0 == 0 }.map { 3 - $0 } ?? 0
      let speed = [30, 42, 58.8, 82.32][level] / 3.6
      let milliseconds = (dx * dx + dy * dy).squareRoot() / 100 / speed * 1000
      #expect(abs(Double(lattice.weights[arc]) - milliseconds) <= 0.51)
    }
  }

  @Test func sharesAreThoseOfTheRule() {
    let side = 200
    let lattice = StreetLattice(columns: side, rows: side, seed: 2)
    let points = zip(lattice.x, lattice.y).map { (Int($0) + 5_000, Int($1) + 5_000) }
    // Each within 30 m of its place, row by row.
    let places = points.map { ($0 / 10_000) + ($1 / 10_000) * side }
    #expect(places == places.sorted() && Set(places).count == places.count)
    #expect(points.allSatisfy { abs($0 % 10_000 - 5_000) <= 3_000 && abs($1 % 10_000 - 5_000) <= 3_000 })
    // What is not joined both ways is dropped, ends of one-way streets more often than others.
    #expect(lattice.nodeCount > side * side * 92 / 100)
    let arcs = Set(zip(lattice.tails, lattice.heads).map { UInt64($0) << 32 | UInt64($1) })
    let edges = Set(zip(lattice.tails, lattice.heads).map { UInt64(min($0, $1)) << 32 | UInt64(max($0, $1)) })
    let oneWay = edges.filter { !arcs.contains($0) || !arcs.contains($0 << 32 | $0 >> 32) }
    let share = Double(edges.count) / Double(2 * side * (side - 1))
    #expect((0.6...0.65).contains(share), "\(share)")
    #expect((0.075...0.1).contains(Double(oneWay.count) / Double(edges.count)))
  }

  @Test(arguments: UInt64(0)..<12) func everyNodeReachesEveryOther(seed: UInt64) {
    let (columns, rows) = (Int(seed) % 5 + 1, Int(seed) / 2 + 1)
    let lattice = StreetLattice(columns: columns, rows: rows, seed: seed)
    #expect(lattice.nodeCount > 0)
    for source in 0..<lattice.nodeCount {
      let distances = SlowDistances.from(
        source, nodeCount: lattice.nodeCount, tails: lattice.tails, heads: lattice.heads,
        weights: lattice.weights.map { $0 })
      #expect(distances.allSatisfy { $0 != nil }, "seed \(seed)")
    }
  }
}
