internal import CIntrinsics
internal import IndexFile

/// Shortest ways by labels: these tell over which edges of the contraction a way leads, and each edge consists of two
/// others or is an arc.
///
/// For one thread at a time. Once its lists have grown, a query allocates nothing.
public struct ContractionPathQuery: ~Copyable {
  private let labels: ContractionLabels
  private let ways: ContractionWays
  /// The edges from the source up, and those down to the target from their end back.
  private var upward: [Int32] = []
  private var downward: [Int32] = []
  /// Edges to be replaced, the next one last: twice their number, plus 1 for ways down.
  private var waiting: [Int32] = []

  /// Prepares queries. - Precondition: the labels keep ways; those from files do not.
  public init(_ labels: ContractionLabels) {
    guard let ways = labels.ways else { preconditionFailure("labels without ways tell distances only") }
    self.labels = labels
    self.ways = ways
  }

  /// Finds a way of least weight from one node to another.
  /// - Parameter arcs: becomes the arcs of the graph in the order of the way; empty where there is none.
  /// - Returns: its weight, if it is less than ``SearchWeight/never``; `nil` where there is none.
  /// - Complexity: O(edges above both ends × log hubs + arcs).
  public mutating func path(from source: Int, to target: Int, into arcs: inout [UInt32]) -> UInt32? {
    arcs.removeAll(keepingCapacity: true)
    guard let distance = labels.distance(from: source, to: target) else { return nil }
    upward.removeAll(keepingCapacity: true)
    downward.removeAll(keepingCapacity: true)
    var (s, t, rest) = (rank(source), rank(target), distance)
    while s != t && max(s, t) >= labels.records.count {
      if s > t { leaveFringe(&s, to: t, &rest) } else { leaveFringe(&t, from: s, &rest) }
    }
    if s != t { meet(s, t, Int32(rest)) }
    unpack(into: &arcs)
    return distance
  }

  private func rank(_ node: Int) -> Int {
    let number = Int(labels.fringe.numbers.elements[node])
    return number >= 0 ? number : labels.fringe.numbers.count + number
  }

  /// What ``Fringe/numbers`` say of a rank.
  private func number(_ rank: Int) -> Int32 {
    Int32(truncatingIfNeeded: rank < labels.records.count ? rank : rank - labels.fringe.numbers.count)
  }

  /// The distance of two ranks.
  private func distance(_ source: Int, _ target: Int) -> UInt32 { labels.distance(number(source), number(target)) }

  /// Goes one edge up from the source, which lies lower than the target.
  private mutating func leaveFringe(_ s: inout Int, to t: Int, _ rest: inout UInt32) {
    for edge in Int(ways.up.first[s])..<Int(ways.up.first[s + 1]) {
      let (end, weight) = (Int(ways.up.upper[edge]), UInt32(ways.up.weight[edge]))
      guard weight <= rest, weight + distance(end, t) == rest else { continue }
      upward.append(Int32(edge))
      s = end
      rest -= weight
      return
    }
    preconditionFailure("a shortest way leads up from its lower end")
  }

  /// Goes one edge up against the way from the target, which lies lower than the source.
  private mutating func leaveFringe(_ t: inout Int, from s: Int, _ rest: inout UInt32) {
    for edge in Int(ways.down.first[t])..<Int(ways.down.first[t + 1]) {
      let (end, weight) = (Int(ways.down.upper[edge]), UInt32(ways.down.weight[edge]))
      guard weight <= rest, weight + distance(s, end) == rest else { continue }
      downward.append(Int32(edge))
      t = end
      rest -= weight
      return
    }
    preconditionFailure("a shortest way leads up from its lower end")
  }

  /// Finds the hub between two places, and the edges on both sides of it.
  private mutating func meet(_ s: Int, _ t: Int, _ weight: Int32) {
    guard let words = labels.words.elements.baseAddress else { return }
    let records = labels.records.elements
    guard let (hub, distance) = HubList.meeting(records[s].ways(words), records[t].returns(words), at: weight) else {
      preconditionFailure("the distance is that over a hub")
    }
    ContractionPathQuery.climb(from: s, to: hub, distance, ways.up, records, words, isBack: false, &upward)
    ContractionPathQuery.climb(from: t, to: hub, weight - distance, ways.down, records, words, isBack: true, &downward)
  }

  /// Takes edges upward whose ends know the rest of the way to a hub.
  @inline(__always)
  private static func climb(
    from start: Int, to hub: Int, _ distance: Int32, _ edges: SearchEdges<Int32>,
    _ records: UnsafeBufferPointer<ContractionLabels.Record>, _ words: UnsafePointer<UInt32>, isBack: Bool,
    _ taken: inout [Int32]
  ) {
    var (place, rest) = (start, distance)
    while place != hub {
      var edge = Int(edges.first[place])
      let last = Int(edges.first[place + 1]) - 1
      while edge < last {
        let (end, weight) = (Int(edges.upper[edge]), edges.weight[edge])
        if end >= hub && weight <= rest {
          let list = isBack ? records[end].returns(words) : records[end].ways(words)
          if list.distance(of: hub) == rest - weight { break }
        }
        edge += 1
      }
      precondition(edge <= last, "a hub is known to the end of some edge")
      taken.append(Int32(edge))
      place = Int(edges.upper[edge])
      rest -= edges.weight[edge]
    }
  }

  /// Replaces edges by their halves until arcs are left.
  private mutating func unpack(into arcs: inout [UInt32]) {
    for edge in downward { waiting.append(edge << 1 | 1) }
    for index in upward.indices.reversed() { waiting.append(upward[index] << 1) }
    ways.up.halves.withUnsafeBufferPointer { up in
      ways.down.halves.withUnsafeBufferPointer { down in
        while let code = waiting.popLast() {
          let halves = code & 1 == 0 ? up[Int(code >> 1)] : down[Int(code >> 1)]
          if halves.down < 0 {
            arcs.append(UInt32(bitPattern: halves.up))
          } else {
            // The way down comes at once, the way up after all of it.
            prefetch_for_read(up.baseAddress.map { $0 + Int(halves.up) })
            waiting.append(halves.up << 1)
            waiting.append(halves.down << 1 | 1)
          }
        }
      }
    }
  }
}
