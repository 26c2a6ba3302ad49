import IndexFile

/// A walk over streets from both ends at once that does not mind turns.
///
/// It takes as long as the smaller of what can be driven to from the start and what the target can be driven to from:
/// mostly one of the two is a corner of the city that cannot be left or entered.
struct StreetWalk {
  private let graph: ArcGraph
  private let isOpen: (ArcGraph.Passage) -> Bool
  private var ahead: Side
  private var back: Side

  /// One end of the walk: the arcs that it has come to, by number and in their order.
  private struct Side {
    private var seen: [UInt64]
    private var arcs: [UInt32] = []
    private var next = 0

    init(arcCount: Int) { seen = Array(repeating: 0, count: arcCount / 64 + 1) }

    func hasSeen(_ arc: UInt32) -> Bool { seen[Int(arc >> 6)] & 1 << (arc & 63) != 0 }

    mutating func see(_ arc: UInt32) {
      guard !hasSeen(arc) else { return }
      seen[Int(arc >> 6)] |= 1 << (arc & 63)
      arcs.append(arc)
    }

    mutating func leave() -> UInt32? {
      guard next < arcs.count else { return nil }
      next += 1
      return arcs[next - 1]
    }
  }

  /// - Parameter isOpen: which passages count as open.
  init(_ graph: ArcGraph, over isOpen: @escaping (ArcGraph.Passage) -> Bool) {
    self.graph = graph
    self.isOpen = isOpen
    ahead = Side(arcCount: graph.arcCount)
    back = ahead
  }

  /// Whether a way leads from one segment to another, numbered by rising uid.
  /// - Complexity: O(arcs) at worst.
  mutating func leads(from start: Int, to target: Int) -> Bool {
    for direction in 0..<2 {
      if isOpen(arc: UInt32(2 * start + direction)) { ahead.see(UInt32(2 * start + direction)) }
      if isOpen(arc: UInt32(2 * target + direction)) { back.see(UInt32(2 * target + direction)) }
    }
    let streets = graph.streets
    while let last = ahead.leave(), let first = back.leave() {
      for turn in streets.turns(from: Int(last)) {
        let arc = streets.turnHead.elements[turn]
        guard isOpen(arc: arc) else { continue }
        if back.hasSeen(arc) { return true }
        ahead.see(arc)
      }
      // Whatever leaves a node comes to it when driven the other way.
      for turn in streets.turns(from: Int(first ^ 1)) {
        let arc = streets.turnHead.elements[turn] ^ 1
        guard isOpen(arc: arc) else { continue }
        if ahead.hasSeen(arc) { return true }
        back.see(arc)
      }
    }
    return false
  }

  private func isOpen(arc: UInt32) -> Bool {
    let entry = graph.entries[Int(arc >> 1)]
    return isOpen(arc & 1 == 0 ? entry.forward : entry.backward)
  }
}
