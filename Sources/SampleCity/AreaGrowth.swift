import GeoTypes
import RoadNetwork

/// Shares out blocks of a lattice among connected areas whose borders keep to rivers, railways and wide roads.
struct AreaGrowth {
  private let lattice: Lattice
  private let blockOfCell: [CellIndex: Int]
  private let centers: [PlanarPoint]
  private let weights: [Double]

  /// - Parameter weights: how much of an area's fair share a block takes.
  init(_ lattice: Lattice, weights: [Double]) {
    self.lattice = lattice
    self.weights = weights
    var blockOfCell: [CellIndex: Int] = [:]
    for (index, block) in lattice.blocks.enumerated() {
      for cell in block { blockOfCell[cell] = index }
    }
    self.blockOfCell = blockOfCell
    centers = lattice.blocks.map { lattice.interior(of: $0).point(0.5, 0.5) }
  }

  /// Connected groups of some connected blocks, `count` of them, ordered from the middle of the place outwards.
  /// - Complexity: O(n (log n + count)) in the number of blocks.
  func grouped(_ members: [Int], into count: Int, random: inout SampleRandom) -> [[Int]] {
    let seeds = seeds(members, count: count, random: &random)
    var owner: [Int: Int] = [:]
    var heap = MinimumHeap()
    for (group, seed) in seeds.enumerated() { heap.push((0, seed, group)) }
    let members = Set(members)
    while let (cost, block, group) = heap.pop() {
      guard owner[block] == nil else { continue }
      owner[block] = group
      for (next, step) in steps(from: block) where members.contains(next) && owner[next] == nil {
        heap.push((cost + step, next, group))
      }
    }
    var groups = Array(repeating: [Int](), count: count)
    for block in members.sorted() { groups[owner[block] ?? 0].append(block) }
    return groups
  }

  /// Blocks apart from each other, by Lloyd's method on weighted centres (Lloyd 1982, doi:10.1109/TIT.1982.1056489).
  private func seeds(_ members: [Int], count: Int, random: inout SampleRandom) -> [Int] {
    precondition(count <= members.count, "fewer blocks than areas")
    var means = random.shuffled(members).prefix(count).map { centers[$0] }
    for _ in 0..<30 {
      var sums = Array(repeating: (x: 0.0, y: 0.0, weight: 0.0), count: count)
      for block in members {
        let group = nearest(to: centers[block], of: means)
        sums[group].x += centers[block].x * weights[block]
        sums[group].y += centers[block].y * weights[block]
        sums[group].weight += weights[block]
      }
      for (group, sum) in sums.enumerated() where sum.weight > 0 {
        means[group] = PlanarPoint(sum.x / sum.weight, sum.y / sum.weight)
      }
    }
    var free = Set(members)
    return means.map { mean in
      let seed = free.sorted().min { squared(centers[$0], mean) < squared(centers[$1], mean) } ?? members[0]
      free.remove(seed)
      return seed
    }
  }

  private func nearest(to point: PlanarPoint, of means: [PlanarPoint]) -> Int {
    var best = 0
    for group in means.indices where squared(point, means[group]) < squared(point, means[best]) { best = group }
    return best
  }

  private func squared(_ a: PlanarPoint, _ b: PlanarPoint) -> Double {
    (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
  }

  /// Neighbouring blocks and what it costs to grow into them.
  private func steps(from block: Int) -> [(Int, Double)] {
    lattice.blocks[block].flatMap { cell in
      LandMask.neighbours(of: cell).compactMap { next -> (Int, Double)? in
        guard let other = blockOfCell[next], other != block else { return nil }
        let line =
          next.row == cell.row ? lattice.columns[max(next.column, cell.column)] : lattice.rows[max(next.row, cell.row)]
        return (other, centers[block].distance(to: centers[other]).rawValue * line.resistance)
      }
    }
  }
}

extension LatticeLine {
  /// How unwillingly an area grows across it.
  fileprivate var resistance: Double {
    switch kind {
    case .river: 4
    case .railway: 2.5
    case .dual: 1.8
    case .single: roadClass == .secondary ? 1.25 : 1
    }
  }
}

/// A binary heap of blocks by cost; ties go to the lower block, then to the lower group.
private struct MinimumHeap {
  typealias Entry = (cost: Double, block: Int, group: Int)

  private var entries: [Entry] = []

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var place = entries.count - 1
    while place > 0, entries[place] < entries[(place - 1) / 2] {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func pop() -> Entry? {
    guard let first = entries.first else { return nil }
    entries[0] = entries[entries.count - 1]
    entries.removeLast()
    var place = 0
    while true {
      let children = [2 * place + 1, 2 * place + 2].filter { $0 < entries.count }
      guard let child = children.min(by: { entries[$0] < entries[$1] }), entries[child] < entries[place] else { break }
      entries.swapAt(place, child)
      place = child
    }
    return first
  }
}
