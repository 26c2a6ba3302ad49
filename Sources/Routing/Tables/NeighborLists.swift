/// For each of many places the targets nearest to it, nearest first; of equally near ones those with lower numbers.
public struct NeighborLists<Weight: SearchWeight>: Equatable, Sendable {
  /// How many targets a list holds at most.
  public let width: Int
  /// List `l` begins at `l * width`.
  private var targetNumbers: [Int32] = []
  private var weights: [Weight] = []
  private var counts: [Int32] = []

  /// Lists without targets. - Precondition: the width is not negative.
  init(count: Int, width: Int) {
    precondition(width >= 0, "a list holds no target or some")
    self.width = width
    for _ in 0..<count { counts.append(0) }
    targetNumbers = Array(repeating: 0, count: count * width)
    weights = Array(repeating: 0, count: count * width)
  }

  /// How many lists there are.
  public var count: Int { counts.count }

  /// The numbers of a list's targets.
  public func targets(of list: Int) -> ArraySlice<Int32> { targetNumbers[range(list)] }

  /// The distances to a list's targets, rising.
  public func distances(of list: Int) -> ArraySlice<Weight> { weights[range(list)] }

  private func range(_ list: Int) -> Range<Int> { list * width..<list * width + Int(counts[list]) }

  /// How many targets a list has.
  @inline(__always)
  func length(of list: Int) -> Int { Int(counts[list]) }

  @inline(__always)
  func entry(_ list: Int, _ index: Int) -> (target: Int32, distance: Weight) {
    (targetNumbers[list * width + index], weights[list * width + index])
  }

  /// Whether a target at a distance may be among the nearest.
  @inline(__always)
  func mayTake(_ distance: Weight, in list: Int) -> Bool {
    counts[list] < width || width > 0 && distance <= weights[(list + 1) * width - 1]
  }

  mutating func clear(_ list: Int) { counts[list] = 0 }

  mutating func append(contentsOf other: NeighborLists) {
    targetNumbers += other.targetNumbers
    weights += other.weights
    counts += other.counts
  }

  /// Takes a target into a list if it is among the nearest.
  /// - Returns: false where it is farther than all of a full list, as any farther one would be.
  /// - Complexity: O(width).
  @inline(__always)
  mutating func offer(_ target: Int32, _ distance: Weight, to list: Int) -> Bool {
    let start = list * width
    var end = start + Int(counts[list])
    if end == start + width {
      guard width > 0, (distance, target) < (weights[end - 1], targetNumbers[end - 1]) else { return false }
    }
    var place = start
    while place < end && targetNumbers[place] != target { place += 1 }
    if place < end {
      if weights[place] <= distance { return true }
    } else if end < start + width {
      counts[list] += 1
      end += 1
    } else {
      place = end - 1
    }
    // Those that are farther make room.
    while place > start && (distance, target) < (weights[place - 1], targetNumbers[place - 1]) {
      weights[place] = weights[place - 1]
      targetNumbers[place] = targetNumbers[place - 1]
      place -= 1
    }
    weights[place] = distance
    targetNumbers[place] = target
    return true
  }

  /// Offers to one list what another has, farther by a weight.
  @inline(__always)
  mutating func offer(from lower: Int, farther weight: Weight, to upper: Int) {
    for index in 0..<length(of: lower) {
      let (target, distance) = entry(lower, index)
      guard distance &+ weight < .never, offer(target, distance &+ weight, to: upper) else { return }
    }
  }
}
