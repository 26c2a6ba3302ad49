/// A list of hubs in memory: the steps from each place to the next, two a word, and behind them the distances.
///
/// Where hubs are farther apart than a step reaches, entries without a hub lie between them, whose distance is
/// ``SearchWeight/never``.
struct StepList {
  let words: UnsafePointer<UInt32>
  let count: Int

  /// The longest step.
  static let longest = 0xFFFF

  @inline(__always)
  init(_ words: UnsafePointer<UInt32>, count: Int) {
    self.words = words
    self.count = count
  }

  /// Steps, the first from place 0; one more can be read behind the last.
  @inline(__always)
  var steps: UnsafePointer<UInt16> { UnsafeRawPointer(words).assumingMemoryBound(to: UInt16.self) }

  /// One for each step.
  @inline(__always)
  var distances: UnsafePointer<Int32> {
    UnsafeRawPointer(words + StepList.stepWords(count)).assumingMemoryBound(to: Int32.self)
  }

  /// Words that the steps take.
  @inline(__always)
  static func stepWords(_ count: Int) -> Int { count / 2 + 1 }

  /// Words that a list takes.
  @inline(__always)
  static func words(_ count: Int) -> Int { stepWords(count) + count }

  /// The least sum of distances over hubs of two lists.
  @inline(__always)
  static func least(_ a: StepList, _ b: StepList) -> Int32 {
    let (stepsOfA, stepsOfB) = (a.steps, b.steps)
    let (toHub, fromHub) = (a.distances, b.distances)
    var (i, j) = (0, 0)
    var (hub, other) = (UInt32(stepsOfA[0]), UInt32(stepsOfB[0]))
    var best = Int32.never
    while i < a.count && j < b.count {
      if hub == other { best = min(best, toHub[i] &+ fromHub[j]) }
      let isA: UInt32 = hub <= other ? 1 : 0
      let isB: UInt32 = other <= hub ? 1 : 0
      i &+= Int(isA)
      j &+= Int(isB)
      // The order of hubs is hard to foretell: no jumps.
      hub &+= UInt32(stepsOfA[i]) & (0 &- isA)
      other &+= UInt32(stepsOfB[j]) & (0 &- isB)
    }
    return best
  }
}
