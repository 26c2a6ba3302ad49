import GeoTypes

/// Faces merged into regions: who borders whom, over what length and how firmly.
///
/// Regions are named by their lowest face; every choice has a total order, so that the result does not depend on the
/// order in which tables are walked.
struct RegionGraph: Sendable {
  /// The border of two regions.
  struct Border: Sendable {
    /// Metres.
    var length = 0.0
    /// Metres, each counted by ``BorderStrength/mergeWeight``.
    var weight = 0.0
    /// Metres no firmer than a lane.
    var weakLength = 0.0
  }

  /// What is known of a region.
  struct Region: Sendable {
    /// Square metres.
    var area: Double
    /// Metres.
    var perimeter: Double
    /// The division or community it must stay in.
    var division: Int32
    /// Whether it is built up.
    var isBuiltUp: Bool
    /// Cells it stands for, where regions of cells are grouped.
    var count = 1

    /// Twice the area over the perimeter: the width of a long strip.
    var meanWidth: Double { perimeter > 0 ? 2 * area / perimeter : 0 }
  }

  private(set) var regions: [Region]
  /// The borders of each region in its slot, by the slot of the neighbour.
  ///
  /// Of two regions that join, the one with more borders keeps its slot: land with a thousand islands would have all
  /// its borders moved with each of them otherwise.
  private var borders: [[Int32: Border]]
  /// The slot of each region, by name.
  private var slot: [Int32]
  /// The name of the region in each slot.
  private var name: [Int32]
  private var parent: [Int32]
  /// Borders looked at or moved so far: what merging costs.
  private(set) var visitedBorders = 0

  /// Every face a region of its own.
  init(regions: [Region], borders: [[Int32: Border]]) {
    self.regions = regions
    self.borders = borders
    parent = (0..<Int32(regions.count)).map { $0 }
    slot = parent
    name = parent
  }

  /// The region a face belongs to.
  func root(of face: Int32) -> Int32 {
    var face = face
    while parent[Int(face)] != face { face = parent[Int(face)] }
    return face
  }

  /// Whether a face still names its region.
  func isRoot(_ face: Int) -> Bool { parent[face] == Int32(face) }

  /// Counts each region anew.
  mutating func recount(_ count: (Region) -> Int) {
    for face in regions.indices { regions[face].count = isRoot(face) ? count(regions[face]) : 0 }
  }

  /// Declares a region built up.
  mutating func markBuiltUp(_ face: Int32) { regions[Int(root(of: face))].isBuiltUp = true }

  /// The region of each face. - Complexity: O(n), since a region is never named by a higher face than its own.
  var roots: [Int32] {
    var roots = parent
    for face in roots.indices { roots[face] = roots[Int(roots[face])] }
    return roots
  }

  /// Joins two neighbouring regions; the lower number names the result, which is returned.
  @discardableResult
  mutating func merge(_ a: Int32, _ b: Int32) -> Int32 {
    let kept = Int(min(a, b))
    let lost = Int(max(a, b))
    let (first, second) = (slot[kept], slot[lost])
    let shared = borders[Int(first)][second]?.length ?? 0
    regions[kept].area += regions[lost].area
    regions[kept].perimeter += regions[lost].perimeter - 2 * shared
    regions[kept].isBuiltUp = regions[kept].isBuiltUp || regions[lost].isBuiltUp
    regions[kept].count += regions[lost].count
    let firstIsLarger = borders[Int(first)].count >= borders[Int(second)].count
    empty(firstIsLarger ? second : first, into: firstIsLarger ? first : second)
    slot[kept] = firstIsLarger ? first : second
    name[Int(slot[kept])] = Int32(kept)
    parent[lost] = Int32(kept)
    return Int32(kept)
  }

  /// Moves the borders of one slot into another one.
  private mutating func empty(_ source: Int32, into target: Int32) {
    let moved = borders[Int(source)]
    borders[Int(source)] = [:]
    borders[Int(target)][source] = nil
    visitedBorders += moved.count
    for (neighbour, border) in moved where neighbour != target {
      borders[Int(target)][neighbour, default: Border()].add(border)
      borders[Int(neighbour)][target, default: Border()].add(border)
      borders[Int(neighbour)][source] = nil
    }
  }

  /// Merges the smallest region that `isSmall` into the neighbour that `score` likes best (`nil` forbids), again and
  /// again until none is left that can be merged. Returns the number of mergers.
  /// - Complexity: O(n d log n) for n regions with d neighbours each.
  mutating func mergeSmallestFirst(
    size: (Region) -> Double, isSmall: (Region) -> Bool, score: (Region, Region, Border) -> Double?
  ) -> Int {
    var queue = SmallestFirst()
    for face in regions.indices where isRoot(face) && isSmall(regions[face]) {
      queue.insert(Int32(face), size: size(regions[face]))
    }
    var mergers = 0
    while let next = queue.popFirst() {
      guard isRoot(Int(next.face)), size(regions[Int(next.face)]) == next.size else { continue }
      guard let neighbour = bestNeighbour(of: next.face, score: score) else { continue }
      let joined = merge(next.face, neighbour)
      mergers += 1
      if isSmall(regions[Int(joined)]) { queue.insert(joined, size: size(regions[Int(joined)])) }
    }
    return mergers
  }

  private mutating func bestNeighbour(
    of face: Int32, score: (Region, Region, Border) -> Double?
  ) -> Int32? {
    let region = regions[Int(face)]
    let around = borders[Int(slot[Int(face)])]
    visitedBorders += around.count
    var best: (score: Double, face: Int32)?
    for (place, border) in around {
      let neighbour = name[Int(place)]
      let other = regions[Int(neighbour)]
      guard other.division == region.division, let value = score(region, other, border) else { continue }
      if let known = best, (known.score, -known.face) >= (value, -neighbour) { continue }
      best = (value, neighbour)
    }
    return best?.face
  }
}

extension RegionGraph.Border {
  /// Lengthens the border by another.
  mutating func add(_ other: RegionGraph.Border) {
    length += other.length
    weight += other.weight
    weakLength += other.weakLength
  }
}

/// A binary heap of faces by size, then number.
private struct SmallestFirst {
  private var heap: [(size: Double, face: Int32)] = []

  private static func precedes(_ a: (size: Double, face: Int32), _ b: (size: Double, face: Int32)) -> Bool {
    a.size != b.size ? a.size < b.size : a.face < b.face
  }

  mutating func insert(_ face: Int32, size: Double) {
    heap.append((size, face))
    var i = heap.count - 1
    while i > 0, SmallestFirst.precedes(heap[i], heap[(i - 1) / 2]) {
      heap.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  mutating func popFirst() -> (size: Double, face: Int32)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var i = 0
    while true {
      var least = i
      for child in [2 * i + 1, 2 * i + 2] where child < heap.count {
        if SmallestFirst.precedes(heap[child], heap[least]) { least = child }
      }
      if least == i { return first }
      heap.swapAt(i, least)
      i = least
    }
  }
}
