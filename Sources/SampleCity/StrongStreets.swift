import GeoTypes
import RoadNetwork

/// Takes away the streets of a plan that cannot be both reached and left, such as the last reach of a one-way bank road
/// beyond the last bridge; they go on as lines that borders follow.
enum StrongStreets {
  static func kept(of plan: StreetPlan) -> StreetPlan {
    let (chains, nodes) = StreetNoder.join(plan.drafts)
    var onward = Array(repeating: [Int](), count: nodes.points.count)
    var back = onward
    for (draft, chain) in zip(plan.drafts, chains) where draft.meeting != .ghost {
      for (a, b) in zip(chain, chain.dropFirst()) {
        if draft.attributes.direction != .backward {
          onward[a].append(b)
          back[b].append(a)
        }
        if draft.attributes.direction != .forward {
          onward[b].append(a)
          back[a].append(b)
        }
      }
    }
    // Most of the place is one part, so a street in its middle belongs to it.
    let start = middleNode(of: plan, chains: chains)
    let isLeft = reached(from: start, over: onward)
    let isReached = reached(from: start, over: back)
    var kept = plan
    for (index, chain) in chains.enumerated() where !chain.allSatisfy({ isLeft[$0] && isReached[$0] }) {
      kept.drafts[index].meeting = .ghost
    }
    for draft in kept.drafts.indices {
      // A carriageway whose other half is gone is a street of its own.
      if let other = kept.drafts[draft].opposite, kept.drafts[other].meeting == .ghost {
        kept.drafts[draft].opposite = nil
      }
    }
    kept.innerStreets.removeAll { kept.drafts[$0].meeting == .ghost }
    return kept
  }

  /// A node of the dual road nearest to the middle.
  private static func middleNode(of plan: StreetPlan, chains: [[Int]]) -> Int {
    let x = plan.lattice.width / 2
    let y = plan.lattice.height / 2
    let nearest = plan.drafts.indices.filter { plan.drafts[$0].opposite != nil }.min { a, b in
      let (p, q) = (plan.drafts[a].points[0], plan.drafts[b].points[0])
      return abs(p.x - x) + abs(p.y - y) < abs(q.x - x) + abs(q.y - y)
    }
    return chains[nearest ?? 0][0]
  }

  private static func reached(from start: Int, over next: [[Int]]) -> [Bool] {
    var isSeen = Array(repeating: false, count: next.count)
    isSeen[start] = true
    var pending = [start]
    while let node = pending.popLast() {
      for other in next[node] where !isSeen[other] {
        isSeen[other] = true
        pending.append(other)
      }
    }
    return isSeen
  }
}
