import Dispatch
internal import IndexFile
import RoadNetwork

/// Ways between many places without a table: a short list for each place, two of which tell what a drive takes.
///
/// For more places than a table has memory for: lists grow with the places, not with their pairs. A source keeps the arcs
/// of high rank that its shortest ways lead up to, a target those they come down from; a drive is the least sum over arcs
/// in both (hub labels of the places asked for; Abraham, Delling, Goldberg and Werneck 2012, DOI
/// 10.1007/978-3-642-33090-2_4). Nobody writes to it, so that all threads may ask.
public struct DriveLabels: Sendable {
  /// How many sources and targets there are.
  public var sourceCount: Int { sources.count }
  /// How many targets there are.
  public var targetCount: Int { targets.count }
  /// Bytes of all lists.
  public var byteCount: Int { forward.byteCount + backward.byteCount }

  private let sources: [[ArcPlace]]
  private let targets: [[ArcPlace]]
  private let forward: RankLists
  private let backward: RankLists

  /// Makes the lists.
  /// - Parameter threads: how many may work; the lists are the same for any number.
  /// - Precondition: the places are of the index's graph.
  /// - Complexity: for each place, O(edges above it in the hierarchy).
  public init(_ index: DriveIndex, sources: [[ArcPlace]], targets: [[ArcPlace]], threads: Int = 1) {
    self.sources = sources
    self.targets = targets
    let graph = index.graph
    let metric = index.perfected()
    forward = RankLists(metric.topology, climbing: metric.up, against: metric.down, sources, threads) {
      $0.flatMap { DriveEntries.departures($0, graph) }
    }
    backward = RankLists(metric.topology, climbing: metric.down, against: metric.up, targets, threads) {
      $0.map(DriveEntries.arrival)
    }
  }

  /// What the fastest drive from a source to a target takes, `nil` where there is none.
  /// - Precondition: there are such places.
  /// - Complexity: O(entries of both lists), some hundred.
  public func cost(from source: Int, to target: Int) -> DriveCost? {
    let reached = DriveWeight.cost(RankLists.least(forward, source, backward, target))
    guard let direct = DirectDrive(from: sources[source], to: targets[target])?.cost else { return reached }
    return reached.map { min($0, direct) } ?? direct
  }
}

/// For each place the ranks that a search up the hierarchy reaches by shortest ways, rising, and what they take.
private struct RankLists: Sendable {
  private var first: [Int] = [0]
  private var rank: [Int32] = []
  private var weight: [Int64] = []

  var byteCount: Int { first.count * 8 + rank.count * 12 }

  init(
    _ topology: HierarchyTopology, climbing up: SearchEdges<Int64>, against down: SearchEdges<Int64>,
    _ places: [[ArcPlace]], _ threads: Int, _ entries: @Sendable ([ArcPlace]) -> [WeightedNode<Int64>]
  ) {
    let blocks = max(1, min(threads, places.count))
    var parts = [RankLists](repeating: RankLists(), count: blocks)
    parts.withUnsafeMutableBufferPointer { parts in
      // Each block writes to a place of its own.
      nonisolated(unsafe) let parts = parts
      DispatchQueue.concurrentPerform(iterations: blocks) { block in
        var climb = RankClimb(topology, up, down)
        for place in (places.count * block / blocks)..<(places.count * (block + 1) / blocks) {
          parts[block].append(climb.reached(from: entries(places[place])))
        }
      }
    }
    for part in parts {
      let start = rank.count
      first += part.first.dropFirst().map { $0 + start }
      rank += part.rank
      weight += part.weight
    }
  }

  private init() {}

  private mutating func append(_ list: some Sequence<(rank: Int32, weight: Int64)>) {
    for entry in list {
      rank.append(entry.rank)
      weight.append(entry.weight)
    }
    first.append(rank.count)
  }

  /// The least sum over ranks in both lists.
  static func least(_ a: RankLists, _ source: Int, _ b: RankLists, _ target: Int) -> Int64 {
    var (i, j) = (a.first[source], b.first[target])
    let (endI, endJ) = (a.first[source + 1], b.first[target + 1])
    return a.rank.withUnsafeBufferPointer { aRank in
      b.rank.withUnsafeBufferPointer { bRank in
        var best = Int64.never
        while i < endI && j < endJ {
          let (x, y) = (aRank[i], bRank[j])
          if x == y { best = min(best, a.weight[i] &+ b.weight[j]) }
          i += x <= y ? 1 : 0
          j += y <= x ? 1 : 0
        }
        return best
      }
    }
  }
}

/// A search up the hierarchy from a few nodes close together, with scratch that is used again.
private struct RankClimb {
  private let topology: HierarchyTopology
  private let up: SearchEdges<Int64>
  private let down: SearchEdges<Int64>
  private var distance: [Int64]
  private var path: [Int32] = []

  init(_ topology: HierarchyTopology, _ up: SearchEdges<Int64>, _ down: SearchEdges<Int64>) {
    self.topology = topology
    self.up = up
    self.down = down
    distance = Array(repeating: .never, count: topology.nodeCount)
  }

  /// The ranks reached by shortest ways, rising, and what they take.
  mutating func reached(from entries: [WeightedNode<Int64>]) -> [(rank: Int32, weight: Int64)] {
    path.removeAll(keepingCapacity: true)
    var fronts: [Int32] = []
    for entry in entries {
      let rank = topology.rank[Int(entry.node)]
      distance[Int(rank)] = min(distance[Int(rank)], entry.weight)
      if !fronts.contains(rank) { fronts.append(rank) }
    }
    // Ancestors of all fronts, lowest first; fronts that meet go on as one.
    while let lowest = fronts.min() {
      let rank = Int(lowest)
      path.append(lowest)
      if distance[rank] < .never {
        for edge in Int(up.first[rank])..<Int(up.first[rank + 1]) {
          let head = Int(up.upper[edge])
          distance[head] = min(distance[head], distance[rank] &+ up.weight[edge])
        }
      }
      fronts.removeAll { $0 == lowest }
      let parent = Int32(topology.parent(of: rank))
      if parent >= 0 && !fronts.contains(parent) { fronts.append(parent) }
    }
    let reached = path.filter { distance[Int($0)] < .never && !isUndercut(Int($0)) }
      .map { (rank: $0, weight: distance[Int($0)]) }
    for rank in path { distance[Int(rank)] = .never }
    return reached
  }

  /// Whether a way over a higher node comes to this one no later: then that node is the better meeting place.
  private func isUndercut(_ rank: Int) -> Bool {
    (Int(down.first[rank])..<Int(down.first[rank + 1])).contains {
      distance[Int(down.upper[$0])] &+ down.weight[$0] <= distance[rank]
    }
  }
}
