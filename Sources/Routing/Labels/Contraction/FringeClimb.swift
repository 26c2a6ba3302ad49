/// A walk from a node of the fringe up to the last node of its part, or from there back down to it.
struct FringeClimb {
  /// The number at hand.
  private(set) var number: Int32
  /// Its distance.
  private(set) var distance: Int32 = 0
  /// A node farther up to which a way is known.
  private var next = Fringe.none
  private var toNext = Int32.never

  private init(_ number: Int32) { self.number = number }

  /// The least weight of a way within the fringe.
  /// - Precondition: both lie in one part.
  /// - Complexity: O(rounds of ``FringeReduction``).
  static func distance(from source: Int32, to target: Int32, _ records: UnsafeBufferPointer<Fringe.Record>) -> Int32 {
    var (way, back) = (FringeClimb(source), FringeClimb(target))
    var best = Int32.never
    // Numbers rise, so that each node above both is come to by both at once.
    while way.number >= 0 && back.number >= 0 {
      let (low, high) = (way.number, back.number)
      if low == high { best = min(best, way.distance &+ back.distance) }
      if low <= high {
        let record = records[Int(low)]
        way.step(record.parent, record.other, record.toParent, record.toOther)
      }
      if high <= low {
        let record = records[Int(high)]
        back.step(record.parent, record.other, record.fromParent, record.fromOther)
      }
    }
    return best
  }

  /// Goes on to the parent; the number becomes -1 where that is no node of the fringe.
  private mutating func step(_ parent: Int32, _ other: Int32, _ toParent: Int32, _ toOther: Int32) {
    // What a way is known to is one of both: an edge joins it with the node at hand.
    let up = min(.never, distance &+ toParent, parent == next ? toNext : .never)
    let farther = min(.never, distance &+ toOther, other == next ? toNext : .never)
    number = parent < 0 ? ~parent : -1
    distance = up
    next = other
    toNext = farther
  }
}
