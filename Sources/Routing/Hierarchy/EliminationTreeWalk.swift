/// Both sides of a search on their way up the elimination tree.
struct EliminationTreeWalk<Weight: SearchWeight> {
  let parents: UnsafeBufferPointer<Int32>
  let forward: SearchFront<Weight>
  let backward: SearchFront<Weight>
  /// The least weight of a way found so far, and the highest rank it leads over.
  private(set) var best = Weight.never
  private(set) var meeting = -1
  /// The lengths of the trails of both sides.
  private(set) var forwardCount = 0
  private(set) var backwardCount = 0

  init(parents: UnsafeBufferPointer<Int32>, forward: SearchFront<Weight>, backward: SearchFront<Weight>) {
    self.parents = parents
    self.forward = forward
    self.backward = backward
  }

  /// From one rank on either side, whose distances are set.
  @inline(__always)
  mutating func climb(_ source: Int, _ target: Int, keepingTrail: Bool) {
    var (s, t) = (source, target)
    while s != t {
      if UInt(bitPattern: s) < UInt(bitPattern: t) {
        forward.leave(s, below: best, keepingTrail: keepingTrail, &forwardCount)
        s = Int(parents[s])
      } else {
        backward.leave(t, below: best, keepingTrail: keepingTrail, &backwardCount)
        t = Int(parents[t])
      }
    }
    climbTogether(s, keepingTrail: keepingTrail)
  }

  /// From any number of ranks, whose distances are set; a rank is given as four times itself, plus 1 for the forward side
  /// and 2 for the backward side, and the list falls.
  @inline(__always)
  mutating func climb(_ fronts: inout [Int], keepingTrail: Bool) {
    while var front = fronts.popLast() {
      while let next = fronts.last, next >> 2 == front >> 2 {
        front |= next
        fronts.removeLast()
      }
      guard !fronts.isEmpty || front & 3 != 3 else { return climbTogether(front >> 2, keepingTrail: keepingTrail) }
      let rank = leave(front, upTo: fronts.last.map { $0 >> 2 } ?? .max, keepingTrail: keepingTrail)
      if rank >= 0 { fronts.insertFalling(rank << 2 | front & 3) }
    }
  }

  /// Leaves a front and those above it below a limit; tells the rank that comes next, -1 behind the root.
  @inline(__always)
  private mutating func leave(_ front: Int, upTo limit: Int, keepingTrail: Bool) -> Int {
    var rank = front >> 2
    repeat {
      if front & 3 == 3 { meet(at: rank) }
      if front & 1 != 0 { forward.leave(rank, below: best, keepingTrail: keepingTrail, &forwardCount) }
      if front & 2 != 0 { backward.leave(rank, below: best, keepingTrail: keepingTrail, &backwardCount) }
      rank = Int(parents[rank])
    } while rank >= 0 && rank < limit
    return rank
  }

  @inline(__always)
  private mutating func climbTogether(_ start: Int, keepingTrail: Bool) {
    var rank = start
    while rank >= 0 {
      meet(at: rank)
      forward.leave(rank, below: best, keepingTrail: keepingTrail, &forwardCount)
      backward.leave(rank, below: best, keepingTrail: keepingTrail, &backwardCount)
      rank = Int(parents[rank])
    }
  }

  @inline(__always)
  private mutating func meet(at rank: Int) {
    let sum = forward.distance[rank] &+ backward.distance[rank]
    if sum < best { (best, meeting) = (sum, rank) }
  }
}

extension [Int] {
  /// Puts a number into a list that falls.
  mutating func insertFalling(_ number: Int) {
    append(number)
    var place = count - 1
    while place > 0 && self[place - 1] < number {
      self[place] = self[place - 1]
      place -= 1
    }
    self[place] = number
  }
}
