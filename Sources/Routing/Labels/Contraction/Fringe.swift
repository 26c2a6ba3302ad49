internal import IndexFile

/// The nodes outside of the core of a graph: in dead ends, in chains, and in what hangs on these.
///
/// A way out of the fringe leads over one of at most two nodes of the core, and ways within it lead up and down the
/// order in which its nodes were taken out. So nodes of the fringe need no labels.
struct Fringe: Sendable {
  /// Where a way leaves the fringe for the core, and comes back; the place is -1 where there is none.
  struct Exit: BitwiseCopyable, Sendable {
    var place: Int32 = -1
    var out = Int32.never
    var back = Int32.never
  }

  /// What is known of a node of the fringe.
  struct Record: BitwiseCopyable, Sendable {
    /// The nodes to which its edges led when it was taken out, the one that went first before the other, as in
    /// ``Fringe/numbers``; ``Fringe/none`` where it had fewer.
    var parent = Fringe.none
    var other = Fringe.none
    var toParent = Int32.never
    var fromParent = Int32.never
    var toOther = Int32.never
    var fromOther = Int32.never
    /// The last node of its part of the fringe; ways between two parts lead over the core.
    var top: Int32 = -1
    var first = Exit()
    var second = Exit()
  }

  /// Stands for no node.
  static let none = Int32.max

  /// By number of nodes: the place in the order of the core, or the complement (`~`) of the number in the fringe.
  let numbers: FlatArray<Int32>
  /// By number in the fringe; parents have higher ones.
  let records: FlatArray<Record>

  var byteCount: Int { numbers.byteCount + records.byteCount }

  /// Takes a fringe as it is.
  init(numbers: FlatArray<Int32>, records: FlatArray<Record>) {
    self.numbers = numbers
    self.records = records
  }

  /// - Parameters:
  ///   - eliminated: the nodes of the fringe in the order in which they were taken out.
  ///   - core: the other nodes, in the order of their places.
  ///   - graph: whose nodes have kept the edges with which they went.
  /// - Complexity: O(nodes).
  init(eliminated: [Int32], core: [Int32], graph: ShrinkingGraph) {
    let numbers = FlatArray<Int32>(capacity: eliminated.count + core.count) { numbers in
      for (place, node) in core.enumerated() { numbers[Int(node)] = Int32(place) }
      for (number, node) in eliminated.enumerated() { numbers[Int(node)] = ~Int32(number) }
      return numbers.count
    }
    records = FlatArray(capacity: eliminated.count) { records in
      for number in eliminated.indices.reversed() {
        var record = Record(graph.edges(of: Int(eliminated[number])), numbers.elements)
        record.top = record.parent < 0 ? records[Int(~record.parent)].top : Int32(number)
        record.add(record.parent, record.toParent, record.fromParent, in: records)
        record.add(record.other, record.toOther, record.fromOther, in: records)
        records[number] = record
      }
      return records.count
    }
    self.numbers = numbers
  }

  /// The exits of a node by what ``numbers`` say of it; a place of the core is its own.
  @inline(__always)
  func ends(of number: Int32) -> (first: Exit, second: Exit, top: Int32) {
    guard number < 0 else { return (Exit(place: number, out: 0, back: 0), Exit(), -1) }
    let record = records.elements[Int(~number)]
    return (record.first, record.second, record.top)
  }
}

extension Fringe.Record {
  /// - Parameter edges: two at most.
  fileprivate init(
    _ edges: UnsafeMutableBufferPointer<ShrinkingGraph.Edge>, _ numbers: UnsafeBufferPointer<Int32>
  ) {
    if edges.count > 0 {
      (parent, toParent, fromParent) = (numbers[Int(edges[0].head)], edges[0].out, edges[0].into)
    }
    if edges.count > 1 {
      (other, toOther, fromOther) = (numbers[Int(edges[1].head)], edges[1].out, edges[1].into)
    }
    // Of two complements, that of the lower number is the greater.
    if other < 0 && (parent >= 0 || other > parent) {
      (parent, other) = (other, parent)
      (toParent, toOther) = (toOther, toParent)
      (fromParent, fromOther) = (fromOther, fromParent)
    }
  }

  /// Takes in the exits that ways over a neighbour lead to.
  fileprivate mutating func add(
    _ neighbor: Int32, _ out: Int32, _ back: Int32, in records: UnsafeMutableBufferPointer<Self>
  ) {
    guard neighbor != Fringe.none else { return }
    guard neighbor < 0 else { return add(Fringe.Exit(place: neighbor, out: out, back: back)) }
    for var exit in [records[Int(~neighbor)].first, records[Int(~neighbor)].second] where exit.place >= 0 {
      exit.out = min(.never, out &+ exit.out)
      exit.back = min(.never, back &+ exit.back)
      add(exit)
    }
  }

  private mutating func add(_ exit: Fringe.Exit) {
    if first.place < 0 || first.place == exit.place {
      first.take(exit)
    } else {
      assert(second.place < 0 || second.place == exit.place, "two nodes part the fringe from the core")
      second.take(exit)
    }
  }
}

extension Fringe.Exit {
  fileprivate mutating func take(_ exit: Fringe.Exit) {
    place = exit.place
    out = min(out, exit.out)
    back = min(back, exit.back)
  }
}
