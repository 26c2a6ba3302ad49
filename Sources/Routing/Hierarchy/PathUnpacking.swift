internal import CIntrinsics
internal import IndexFile

/// Replaces the edges of a way by their halves until arcs of the graph are left.
///
/// Edges wait in a queue rather than on a stack: the halves of neighbours in it lie far apart in memory, and are read
/// beside each other, having been announced when they were added. A list keeps the order of the way.
struct PathUnpacking {
  /// An edge or an arc of the way.
  private struct Part: BitwiseCopyable {
    /// Twice an edge's number, plus 1 for ways down; in the end an arc.
    var code: Int32
    /// The part behind it; -1 for none.
    var next: Int32
  }

  private var parts: [Part] = []
  /// Places of parts that are edges, the next one first.
  private var waiting: [Int32] = []
  private var first: Int32 = -1
  private var last: Int32 = -1

  /// Puts an edge before all others.
  @inline(__always)
  mutating func prepend(_ edge: Int32, isDown: Bool) {
    let place = add(edge, isDown, before: first)
    if first < 0 { last = place }
    first = place
  }

  /// Puts an edge behind all others.
  @inline(__always)
  mutating func append(_ edge: Int32, isDown: Bool) {
    let place = add(edge, isDown, before: -1)
    if last < 0 { first = place } else { parts[Int(last)].next = place }
    last = place
  }

  @inline(__always)
  private mutating func add(_ edge: Int32, _ isDown: Bool, before next: Int32) -> Int32 {
    let place = Int32(parts.count)
    parts.append(Part(code: edge << 1 | (isDown ? 1 : 0), next: next))
    waiting.append(place)
    return place
  }

  /// Unpacks all edges, and forgets them.
  mutating func unpack<Weight>(_ hierarchy: SearchedHierarchy<Weight>, into arcs: inout [UInt32]) {
    switch hierarchy {
    case .perfect(let metric):
      metric.up.halves.withUnsafeBufferPointer { up in
        metric.down.halves.withUnsafeBufferPointer { down in
          unpackWaiting(announcing: { code in
            let list = code & 1 == 0 ? up : down
            prefetch_for_read(list.baseAddress.map { $0 + Int(code >> 1) })
          }) { code in code & 1 == 0 ? up[Int(code >> 1)] : down[Int(code >> 1)] }
        }
      }
    case .customized(let metric): unpackWaiting(announcing: { _ in }) { code in metric.halves(of: code) }
    }
    var place = first
    while place >= 0 {
      arcs.append(UInt32(bitPattern: parts[Int(place)].code))
      place = parts[Int(place)].next
    }
    parts.removeAll(keepingCapacity: true)
    waiting.removeAll(keepingCapacity: true)
    (first, last) = (-1, -1)
  }

  /// - Parameters:
  ///   - announcing: takes an edge that will be unpacked later.
  ///   - halves: tells what an edge stands for.
  @inline(__always)
  private mutating func unpackWaiting(announcing: (Int32) -> Void, _ halves: (Int32) -> EdgeHalves) {
    var number = 0
    while number < waiting.count {
      let place = Int(waiting[number])
      number += 1
      let halves = halves(parts[place].code)
      if halves.down < 0 {
        parts[place].code = halves.up
      } else {
        announcing(halves.up << 1)
        announcing(halves.down << 1 | 1)
        let second = Int32(parts.count)
        parts.append(Part(code: halves.up << 1, next: parts[place].next))
        parts[place] = Part(code: halves.down << 1 | 1, next: second)
        waiting.append(Int32(place))
        waiting.append(second)
      }
    }
  }
}

extension CustomizedMetric {
  /// An arc, or two edges over a lower node, that cost as much as an edge does.
  /// - Parameter code: twice an edge of the topology, plus 1 for the way down; there is such a way.
  /// - Complexity: O(lower triangles of the edge).
  func halves(of code: Int32) -> EdgeHalves {
    let edge = Int(code >> 1)
    let isUp = code & 1 == 0
    let weight = isUp ? up[edge] : down[edge]
    let below = topology.below
    let lower = Int(below.lower[edge])
    for place in below.arcPlaces(of: lower) {
      let arc = Int(below.arc[place])
      if topology.place[arc] == code && arcWeights[arc] == weight { return .arc(arc) }
    }
    let upper = topology.upper[edge]
    for place in below.places(of: lower) {
      let near = Int(below.edge[place])
      guard (isUp ? down[near] : up[near]) <= weight else { continue }
      let end = topology.edges(of: Int(below.lower[near])).upperBound
      var far = near + 1
      while far < end && topology.upper[far] < upper { far += 1 }
      guard far < end, topology.upper[far] == upper else { continue }
      if isUp ? down[near] &+ up[far] == weight : down[far] &+ up[near] == weight {
        return isUp ? EdgeHalves(down: Int32(near), up: Int32(far)) : EdgeHalves(down: Int32(far), up: Int32(near))
      }
    }
    preconditionFailure("the weight of an edge is that of an arc or of a lower triangle")
  }
}
