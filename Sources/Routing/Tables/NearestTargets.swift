import Dispatch
internal import IndexFile

/// Some targets, made ready to find those nearest to any place.
///
/// Each node above targets keeps a bucket of those nearest to it on ways down (buckets after Knopp, Sanders, Schultes,
/// Schulz and Wagner 2007, DOI 10.1137/1.9781611972870.4): no other target can be among a place's nearest over it.
public struct NearestTargets<Weight: SearchWeight>: Sendable {
  let metric: PerfectMetric<Weight>
  /// By rank: its bucket, -1 where no target lies below.
  private var bucket: [Int32]
  private var buckets: NeighborLists<Weight>

  /// How many of the nearest are found at most.
  public var width: Int { buckets.width }

  /// Fills buckets from the lowest rank up.
  init(searching metric: PerfectMetric<Weight>, _ targets: [[WeightedNode<Weight>]], nearest width: Int) {
    let count = metric.topology.nodeCount
    var places = PlaceList<Weight>()
    places.fill(with: targets, in: metric.topology)
    var reached = RankSet(rankCount: count)
    for node in places.node { reached.insert(node) }
    var ranks: [Int32] = []
    reached.drain(closedUnder: metric.down, &ranks)
    var bucket = [Int32](repeating: -1, count: count)
    for (index, rank) in ranks.enumerated() { bucket[Int(rank)] = Int32(index) }
    var buckets = NeighborLists<Weight>(count: ranks.count, width: width)
    for target in 0..<places.count {
      for entry in Int(places.first[target])..<Int(places.first[target + 1]) {
        _ = buckets.offer(Int32(target), places.weight[entry], to: Int(bucket[Int(places.node[entry])]))
      }
    }
    metric.down.withEdges { edges in
      for (index, rank) in ranks.enumerated() {
        for edge in Int(edges.first[Int(rank)])..<Int(edges.first[Int(rank) + 1]) {
          buckets.offer(from: index, farther: edges.weight[edge], to: Int(bucket[Int(edges.upper[edge])]))
        }
      }
    }
    self.metric = metric
    self.bucket = bucket
    self.buckets = buckets
  }

  /// Offers to a list what lies in the bucket of a rank.
  @inline(__always)
  func offer(at rank: Int, _ distance: Weight, to list: inout NeighborLists<Weight>) {
    let number = Int(bucket[rank])
    guard number >= 0 else { return }
    for index in 0..<buckets.length(of: number) {
      let (target, farther) = buckets.entry(number, index)
      guard distance &+ farther < .never, list.offer(target, distance &+ farther, to: 0) else { return }
    }
  }

  /// The nearest targets of each of many places.
  /// - Parameter threads: how many may work; the lists are the same for any number.
  func neighborLists(of places: [[WeightedNode<Weight>]], threads: Int) -> NeighborLists<Weight> {
    let share = (places.count + threads - 1) / max(1, threads)
    var parts = [NeighborLists<Weight>](repeating: NeighborLists(count: 0, width: width), count: max(1, threads))
    parts.withUnsafeMutableBufferPointer { parts in
      // Each thread writes to a place of its own.
      nonisolated(unsafe) let parts = parts
      DispatchQueue.concurrentPerform(iterations: parts.count) { thread in
        var search = NearestSearch(self)
        for place in min(places.count, thread * share)..<min(places.count, (thread + 1) * share) {
          search.run(places[place])
          parts[thread].append(contentsOf: search.found)
        }
      }
    }
    return parts.reduce(into: NeighborLists(count: 0, width: width)) { $0.append(contentsOf: $1) }
  }
}

extension NearestTargets where Weight == Int32 {
  /// Makes targets ready.
  /// - Parameter width: how many of the nearest are to be found at most.
  /// - Complexity: O(edges above the targets * width²).
  public init(_ metric: PerfectMetric<Int32>, _ targets: [[WeightedNode<Int32>]], nearest width: Int) {
    self.init(searching: metric, targets, nearest: width)
  }

  /// The nearest targets of each of many places: a table's rows where the whole of it would not fit in memory.
  /// - Parameter threads: how many may work; the lists are the same for any number.
  public func lists(of places: [[WeightedNode<Int32>]], threads: Int = 1) -> NeighborLists<Int32> {
    neighborLists(of: places, threads: threads)
  }
}
