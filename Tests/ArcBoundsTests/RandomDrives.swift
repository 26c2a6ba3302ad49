import ArcRouting
import TestKit

/// How often a random solution of a problem drives over each link without service.
struct RandomDrives {
  /// The drives over each link of the problem; `nil` where the solution came to nothing.
  let drives: [Int]?

  init(_ cover: ExhaustiveCover, seed: UInt64) {
    let problem = cover.problem
    var random = SeededGenerator(seed: seed)
    var drives = [Int](repeating: 0, count: problem.links.count)
    var (node, load, isPossible) = (problem.depot, Int64(0), true)
    func drive(to end: Int) {
      guard cover.price[node][end] != nil else { return isPossible = false }
      while node != end {
        let (link, next) = RandomDrives.step(problem, cover, node, end)
        drives[link] += 1
        node = next
      }
    }
    for service in cover.services.shuffled(using: &random) {
      if load + service.demand > problem.capacity ?? .max || random.int(in: 0...3) == 0 {
        drive(to: problem.facilities.randomElement(using: &random) ?? problem.depot)
        if random.int(in: 0...1) == 0 { drive(to: problem.depot) }
        load = 0
      }
      guard isPossible, let way = service.ways.randomElement(using: &random) else { break }
      drive(to: way.entry)
      (node, load) = (way.exit, load + service.demand)
    }
    if problem.emptiesBeforeEnd, load > 0 { drive(to: problem.facilities[0]) }
    drive(to: problem.depot)
    self.drives = isPossible ? drives : nil
  }

  /// The first link of a cheapest way, and where it leads; ways without price are not walked in circles.
  private static func step(_ problem: RoadProblem, _ cover: ExhaustiveCover, _ node: Int, _ end: Int) -> (Int, Int) {
    var best: (link: Int, next: Int, price: Int64, hops: Int)?
    let hops = hopCounts(problem, cover, end)
    for (number, link) in problem.links.enumerated() {
      for (from, to, price) in [(link.tail, link.head, link.forward), (link.head, link.tail, link.backward)] {
        guard from == node, let price, let rest = cover.price[to][end] else { continue }
        let whole = (price + rest, hops[to])
        if best.map({ whole < ($0.price, $0.hops) }) != false { best = (number, to, whole.0, whole.1) }
      }
    }
    return best.map { ($0.link, $0.next) } ?? (0, end)
  }

  /// The fewest links of cheapest ways to an end, by trying longer and longer ones.
  private static func hopCounts(_ problem: RoadProblem, _ cover: ExhaustiveCover, _ end: Int) -> [Int] {
    var hops = [Int](repeating: 1000, count: problem.nodeCount)
    hops[end] = 0
    for _ in 0..<problem.nodeCount {
      for link in problem.links {
        for (from, to, price) in [(link.tail, link.head, link.forward), (link.head, link.tail, link.backward)] {
          guard let price, let rest = cover.price[to][end], cover.price[from][end] == price + rest else { continue }
          hops[from] = min(hops[from], hops[to] + 1)
        }
      }
    }
    return hops
  }
}
