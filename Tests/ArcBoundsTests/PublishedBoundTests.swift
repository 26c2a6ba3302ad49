import ArcBounds
import ArcRouting
import Foundation
import TestKit
import Testing

/// Bounds of published instances lie between what is known of them: never above a proven optimum, and not far below.
@Suite(.enabled(if: SharedData.isAvailable, "needs ../shared/data"))
struct PublishedBoundTests {
  struct Known: Sendable {
    let set: String
    let name: String
    let best: Int64
    let bound: Int64
  }

  static let known: [Known] = {
    let table = try? String(contentsOf: SharedData.url("arc-routing/best-known.csv"), encoding: .utf8)
    return (table ?? "").split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }.compactMap { row in
      guard row.count == 4, let best = Int64(row[2]), let bound = Int64(row[3]) else { return nil }
      return Known(set: String(row[0]), name: String(row[1]), best: best, bound: bound)
    }
  }()

  /// A file of the CARPLIB form: `( 1, 2)  coste 13 demanda 1`.
  static func problem(_ known: Known) throws -> RoadProblem {
    let url = SharedData.url("arc-routing/\(known.set)/\(known.name).dat")
    var (fields, links) = ([Substring: Int](), [RoadLink]())
    for line in try String(contentsOf: url, encoding: .isoLatin1).split(whereSeparator: \.isNewline) {
      let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
      if line.contains("coste") {
        let price = Int64(numbers[2])
        let service = numbers.count < 4 ? nil : Int64(numbers[3])
        links.append(
          RoadLink(
            tail: numbers[0] - 1, head: numbers[1] - 1, forward: price, backward: price,
            service: service.map { RoadLink.Service(forward: price, backward: price, demand: $0) }))
      } else if let word = line.split(separator: " ").first, let number = numbers.last {
        fields[word] = number
      }
    }
    return RoadProblem(
      name: known.name, nodeCount: try #require(fields["VERTICES"]), links: links,
      depot: try #require(fields["DEPOSITO"]) - 1, capacity: Int64(try #require(fields["CAPACIDAD"])))
  }

  @Test(arguments: [("gdb", 0.5), ("kshs", 1), ("val", 1.5)]) func isBelowTheOptimum(set: String, gap: Double) throws {
    var gaps: [Double] = []
    let all = PublishedBoundTests.known.filter { $0.set == set }
    for known in all.enumerated().filter({ $0.offset % (all.count / 6) == 0 }).map(\.element) {
      let options = BoundOptions(budget: BoundBudget(seconds: 0.3))
      let bound = try RoadBound(PublishedBoundTests.problem(known), options: options).solve()
      #expect(bound.value <= known.bound, "\(known.name): \(bound)")
      gaps.append(100 * Double(known.best - bound.value) / Double(known.best))
    }
    let mean = gaps.reduce(0, +) / Double(max(gaps.count, 1))
    print("\(set): the bounds are \(mean) % below the best known on average")
    #expect(!gaps.isEmpty && mean <= gap)
  }

  @Test(arguments: ["egl-e1-A", "egl-e4-C"]) func isNearTheBestKnownOfLargerOnes(name: String) throws {
    let known = try #require(PublishedBoundTests.known.first { $0.name == name })
    let options = BoundOptions(budget: BoundBudget(seconds: 2))
    let bound = try RoadBound(PublishedBoundTests.problem(known), options: options).solve()
    #expect(bound.value <= known.bound && Double(bound.value) >= 0.98 * Double(known.best), "\(bound)")
  }
}
