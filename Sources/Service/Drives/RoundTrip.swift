/// The order in which places are visited soonest, from the times between each two of them.
///
/// Up to ``exactCount`` places it is the best one (Held and Karp 1962, DOI 10.1137/0110015). Beyond, each of several tours
/// built by cheapest insertion is improved by moving runs of up to three places, as they are or turned round (Or 1976),
/// by turning round longer ones (2-opt with times that differ by direction), and by kicks that swap two runs (the
/// double bridge of Martin, Otto and Felten 1991), which are drawn from a fixed seed: the same question has the same answer.
struct RoundTrip {
  /// How many places are ordered exactly.
  static let exactCount = 12
  /// More than any tour takes; less than what overflows when added up.
  static let never: Int64 = 1 << 40

  private let count: Int
  /// Times, one row a place; at most ``never``.
  private let times: [Int64]

  /// - Parameters:
  ///   - times: one row a place; `nil` where there is no way.
  ///   - isClosed: whether the tour comes back to its start.
  ///   - startsFirst: whether it starts at the first place.
  ///   - endsLast: whether the last place is the last one visited.
  /// - Returns: the places in the order of the tour; `nil` where there is none.
  static func order(
    _ times: [[Int64?]], isClosed: Bool = true, startsFirst: Bool = false, endsLast: Bool = false
  ) -> [Int]? {
    let count = times.count
    guard count > 1 else { return Array(times.indices) }
    // Whatever is asked for becomes a round tour: an open one is closed over a place that takes no time to reach or leave.
    let isOpen = !isClosed && !(startsFirst && endsLast)
    let size = isOpen ? count + 1 : count
    var closed = [Int64](repeating: 0, count: size * size)
    for from in 0..<size {
      for to in 0..<size where from != to {
        closed[from * size + to] =
          if from == count {
            startsFirst && to != 0 ? never : 0
          } else if to == count {
            endsLast && from != count - 1 ? never : 0
          } else {
            times[from][to] ?? never
          }
      }
    }
    if startsFirst && endsLast {
      // The last is followed by the first, and nothing else is.
      for place in 1..<count { closed[(count - 1) * size + place] = never }
      for place in 0..<(count - 1) { closed[place * size] = never }
      if !isClosed { closed[(count - 1) * size] = 0 }
    }
    let trip = RoundTrip(count: size, times: closed)
    let tour = size <= exactCount ? trip.best() : trip.good()
    guard trip.time(of: tour) < never else { return nil }
    let first =
      isOpen ? count : startsFirst ? 0 : endsLast ? tour[((tour.firstIndex(of: count - 1) ?? 0) + 1) % size] : 0
    let start = tour.firstIndex(of: first) ?? 0
    return (tour[start...] + tour[..<start]).filter { $0 < count }
  }

  private init(count: Int, times: [Int64]) {
    self.count = count
    self.times = times
  }

  @inline(__always)
  private func time(_ from: Int, _ to: Int) -> Int64 { times[from * count + to] }

  private func time(of tour: [Int]) -> Int64 {
    var sum: Int64 = 0
    for place in tour.indices { sum += time(tour[place], tour[(place + 1) % tour.count]) }
    return sum
  }

  // MARK: Exact

  /// The best tour. - Complexity: O(2ⁿ n²).
  private func best() -> [Int] {
    // Tours from the last place over sets of the others.
    let (others, home) = (count - 1, count - 1)
    var least = [Int64](repeating: Int64.max / 4, count: (1 << others) * others)
    for place in 0..<others { least[(1 << place) * others + place] = time(home, place) }
    for set in 1..<(1 << others) {
      for last in 0..<others where set & (1 << last) != 0 {
        let sum = least[set * others + last]
        for next in 0..<others where set & (1 << next) == 0 {
          let place = (set | 1 << next) * others + next
          least[place] = min(least[place], sum + time(last, next))
        }
      }
    }
    var (set, next, tour) = ((1 << others) - 1, home, [home])
    while set != 0 {
      var last = -1
      for place in 0..<others where set & (1 << place) != 0 {
        let isBetter =
          last < 0 || least[set * others + place] + time(place, next) < least[set * others + last] + time(last, next)
        if isBetter { last = place }
      }
      tour.append(last)
      (set, next) = (set & ~(1 << last), last)
    }
    return tour.reversed()
  }

  // MARK: Good

  /// How many kicks a tour has, times its places: so that long tours take not much longer than short ones.
  private static let effort = 40_000

  /// A tour that no small change makes better. - Complexity: O(n³) for each kick at worst, O(n²) mostly.
  private func good() -> [Int] {
    var tour = inserted()
    improve(&tour)
    var (best, bestTime) = (tour, time(of: tour))
    var random: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<(RoundTrip.effort / count) {
      tour = kicked(best, &random)
      improve(&tour)
      let time = time(of: tour)
      if time < bestTime { (best, bestTime) = (tour, time) }
    }
    return best
  }

  /// Puts each place where it adds least, the one that adds least first.
  private func inserted() -> [Int] {
    var (tour, left) = ([0], Set(1..<count))
    while !left.isEmpty {
      var best = (added: Int64.max, place: 0, at: 0)
      for place in left.sorted() {
        for at in tour.indices {
          let (before, after) = (tour[at], tour[(at + 1) % tour.count])
          let added = time(before, place) + time(place, after) - (tour.count > 1 ? time(before, after) : 0)
          if added < best.added { best = (added, place, at + 1) }
        }
      }
      tour.insert(best.place, at: best.at)
      left.remove(best.place)
    }
    return tour
  }

  /// Swaps two neighbouring runs.
  private func kicked(_ tour: [Int], _ random: inout UInt64) -> [Int] {
    func draw(_ below: Int) -> Int {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      return Int(random % UInt64(below))
    }
    let reach = min(count - 1, 50)
    let start = draw(count)
    let cuts = [draw(reach) + 1, draw(reach) + 1].sorted()
    guard cuts[0] < cuts[1] else { return tour }
    let turned = Array(tour[start...] + tour[..<start])
    return Array(turned[cuts[0]..<cuts[1]] + turned[..<cuts[0]] + turned[cuts[1]...])
  }

  /// Makes every change that helps until none does.
  private func improve(_ tour: inout [Int]) {
    while moveRun(&tour) || turnRun(&tour) {}
  }

  /// Moves the first run of up to three places that is better elsewhere, perhaps turned round.
  private func moveRun(_ tour: inout [Int]) -> Bool {
    // Twice round, so that every run lies in one piece.
    let ring = tour + tour
    for length in 1...min(3, count - 2) {
      for start in 0..<count {
        let (first, last) = (ring[start], ring[start + length - 1])
        let (before, after) = (ring[start + count - 1], ring[start + length])
        let saved = time(before, first) + time(last, after) - time(before, after)
        var back: Int64 = 0
        for place in start..<(start + length - 1) {
          back += time(ring[place + 1], ring[place]) - time(ring[place], ring[place + 1])
        }
        for place in (start + length)..<(start + count - 1) {
          let (left, right) = (ring[place], ring[place + 1])
          let gap = saved + time(left, right)
          let (forward, backward) = (
            time(left, first) + time(last, right), time(left, last) + time(first, right) + back
          )
          guard min(forward, backward) < gap else { continue }
          let run = ring[start..<(start + length)]
          tour = Array(ring[(start + length)...place])
          tour += forward <= backward ? Array(run) : run.reversed()
          tour += ring[(place + 1)..<(start + count)]
          return true
        }
      }
    }
    return false
  }

  /// Turns round the first run that is better driven the other way.
  private func turnRun(_ tour: inout [Int]) -> Bool {
    let ring = tour + tour
    for start in 0..<count {
      let (first, before) = (ring[start], ring[start + count - 1])
      var change: Int64 = 0
      for end in (start + 1)..<max(start + 1, start + count - 2) {
        let (last, after) = (ring[end], ring[end + 1])
        change += time(last, ring[end - 1]) - time(ring[end - 1], last)
        let ends = time(before, last) + time(first, after) - time(before, first) - time(last, after)
        guard change + ends < 0 else { continue }
        tour = ring[start...end].reversed() + ring[(end + 1)..<(start + count)]
        return true
      }
    }
    return false
  }
}
