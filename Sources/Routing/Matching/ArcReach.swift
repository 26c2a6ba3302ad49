import RoadNetwork

/// Shortest ways from the end of an arc to the arcs near it, kept as long as one track is matched: consecutive fixes ask
/// from the same arcs again and again.
///
/// Dijkstra's search (1959, DOI 10.1007/BF01386390) on arcs, by length, turns back made longer by a price. Such bounded
/// tables are what Yang and Gidófalvi 2018 (DOI 10.1080/13658816.2017.1400548) keep of a whole city; here only what the
/// track needs is made, so that closures need nothing to be made anew.
struct ArcReach: ~Copyable {
  /// An arc that is reached.
  struct Entry {
    var arc: UInt32
    /// The entry before it on its way; -1 at the first.
    var parent: Int32
    /// Millimetres to its tail.
    var length: UInt32
    /// The same with prices.
    var weight: UInt32
  }

  private struct List {
    var round: UInt32 = 0
    var first: Int32 = 0
    var end: Int32 = 0
    /// All arcs of no greater weight are in the list.
    var limit: UInt32 = 0
  }

  private struct Label {
    var search: UInt32 = 0
    var weight: UInt32 = 0
    var length: UInt32 = 0
    /// An entry; ``settled`` once it is one itself.
    var parent: Int32 = 0
  }

  private static let settled = Int32.min
  /// Beyond this many the lists begin anew.
  private static let capacity = 1 << 20
  /// Millimetres: searches that go farther stop as soon as all that is wanted is reached.
  private static let near: UInt32 = 400_000

  private let graph: ArcGraph
  private let uTurnPrice: UInt32
  private(set) var entries: [Entry] = []
  private var lists: [List]
  private var round: UInt32 = 1
  private var labels: [Label]
  private var search: UInt32 = 0
  /// Weight and arc in one number: the least comes first.
  private var heap: [UInt64] = []
  /// By arc: the wish under which it is wanted, and a number to find again.
  private var wanted: [(wish: UInt32, number: Int32)]
  private var wish: UInt32 = 0
  private var wantedCount = 0

  /// - Parameter uTurnPrice: millimetres that a turn back counts for.
  /// - Complexity: O(arcs).
  init(_ graph: ArcGraph, uTurnPrice: UInt32) {
    self.graph = graph
    self.uTurnPrice = uTurnPrice
    lists = Array(repeating: List(), count: graph.arcCount)
    labels = Array(repeating: Label(), count: graph.arcCount)
    wanted = Array(repeating: (0, 0), count: graph.arcCount)
  }

  /// Forgets all lists.
  mutating func reset() {
    entries.removeAll(keepingCapacity: true)
    if round == .max {
      for arc in lists.indices { lists[arc].round = 0 }
      round = 0
    }
    round += 1
  }

  // MARK: Wanted arcs

  /// Forgets what was wanted.
  mutating func wantNothing() {
    if wish == .max {
      for arc in wanted.indices { wanted[arc].wish = 0 }
      wish = 0
    }
    wish += 1
    wantedCount = 0
  }

  /// Wants an arc, if it is not wanted already.
  mutating func want(_ arc: UInt32, number: Int) {
    guard wanted[Int(arc)].wish != wish else { return }
    wanted[Int(arc)] = (wish, Int32(number))
    wantedCount += 1
  }

  /// The number of a wanted arc, -1 for others.
  @inline(__always)
  func number(of arc: UInt32) -> Int {
    let entry = wanted[Int(arc)]
    return entry.wish == wish ? Int(entry.number) : -1
  }

  // MARK: Search

  /// The entries reached from the end of an arc, by rising weight: all within the limit, or, of a far search, at least
  /// all wanted ones within it.
  mutating func list(from arc: UInt32, within limit: UInt32) -> Range<Int> {
    let list = lists[Int(arc)]
    if list.round == round && list.limit >= limit { return Int(list.first)..<Int(list.end) }
    if entries.count > Self.capacity { reset() }
    let first = entries.count
    let reached = run(from: arc, within: limit)
    lists[Int(arc)] = List(round: round, first: Int32(first), end: Int32(entries.count), limit: reached)
    return first..<entries.count
  }

  /// Adds entries; up to which weight they are complete.
  private mutating func run(from arc: UInt32, within limit: UInt32) -> UInt32 {
    if search == .max {
      for arc in labels.indices { labels[arc].search = 0 }
      search = 0
    }
    search += 1
    heap.removeAll(keepingCapacity: true)
    var pending = limit > Self.near ? wantedCount : .max
    offerTurns(of: arc, weight: 0, length: 0, parent: -1, limit)
    while let key = popLeast() {
      let (next, weight) = (UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32))
      let label = labels[Int(next)]
      guard label.parent != Self.settled, label.weight == weight else { continue }
      labels[Int(next)].parent = Self.settled
      entries.append(Entry(arc: next, parent: label.parent, length: label.length, weight: weight))
      if wanted[Int(next)].wish == wish {
        pending -= 1
        if pending == 0 { return weight }
      }
      let along = graph.arcLength[Int(next)]
      let (far, isFar) = weight.addingReportingOverflow(along)
      guard !isFar, far <= limit else { continue }
      offerTurns(of: next, weight: far, length: label.length + along, parent: Int32(entries.count - 1), limit)
    }
    return limit
  }

  @inline(__always)
  private mutating func offerTurns(
    of arc: UInt32, weight: UInt32, length: UInt32, parent: Int32, _ limit: UInt32
  ) {
    for turn in Int(graph.firstTurn[Int(arc)])..<Int(graph.firstTurn[Int(arc) + 1]) {
      var (total, isOver) = (weight, false)
      if case .uTurn = graph.turnKind[turn] { (total, isOver) = weight.addingReportingOverflow(uTurnPrice) }
      guard !isOver, total <= limit else { continue }
      let head = graph.turnHead[turn]
      let label = labels[Int(head)]
      if label.search == search, label.parent == Self.settled || label.weight <= total { continue }
      labels[Int(head)] = Label(search: search, weight: total, length: length, parent: parent)
      push(UInt64(total) << 32 | UInt64(head))
    }
  }

  @inline(__always)
  private mutating func push(_ key: UInt64) {
    var place = heap.count
    heap.append(key)
    while place > 0 {
      let above = (place - 1) / 4
      guard key < heap[above] else { break }
      heap[place] = heap[above]
      place = above
    }
    heap[place] = key
  }

  @inline(__always)
  private mutating func popLeast() -> UInt64? {
    guard let least = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return least }
    var place = 0
    while 4 * place + 1 < heap.count {
      var below = 4 * place + 1
      for child in below + 1..<max(below + 1, min(below + 4, heap.count)) where heap[child] < heap[below] {
        below = child
      }
      guard heap[below] < last else { break }
      heap[place] = heap[below]
      place = below
    }
    heap[place] = last
    return least
  }

  // MARK: Ways

  /// The arcs from the one after a source to a target, both ends included; `nil` where no way of a limit leads there.
  mutating func way(from arc: UInt32, to target: UInt32, within limit: UInt32) -> [UInt32]? {
    let known = lists[Int(arc)]
    if known.round == round, let way = way(to: target, in: Int(known.first)..<Int(known.end)) { return way }
    wantNothing()
    want(target, number: 0)
    return way(to: target, in: list(from: arc, within: limit))
  }

  private func way(to target: UInt32, in list: Range<Int>) -> [UInt32]? {
    guard var entry = list.first(where: { entries[$0].arc == target }) else { return nil }
    var arcs = [entries[entry].arc]
    while entries[entry].parent >= 0 {
      entry = Int(entries[entry].parent)
      arcs.append(entries[entry].arc)
    }
    arcs.reverse()
    return arcs
  }
}
