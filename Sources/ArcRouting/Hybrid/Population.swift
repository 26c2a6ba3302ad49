/// The best routes found so far, no two of the same worth.
struct Population: Sendable {
  private let limit: Int
  private var members: [Annealing.Found] = []

  init(limit: Int) { self.limit = limit }

  /// The best of all.
  var best: Annealing.Found? { members.first }

  /// Takes one in, unless another is worth the same or there are enough that are better.
  mutating func add(_ found: Annealing.Found) {
    guard !found.routes.isEmpty, !members.contains(where: { $0.value == found.value }) else { return }
    let place = members.firstIndex { found.energy < $0.energy } ?? members.count
    members.insert(found, at: place)
    if members.count > limit { members.removeLast() }
  }

  /// Two members, the better of two drawn and another.
  func pair(_ random: inout RandomSource) -> (Annealing.Found, Annealing.Found) {
    let first = min(random.below(members.count), random.below(members.count))
    guard members.count > 1 else { return (members[first], members[first]) }
    let second = (first + 1 + random.below(members.count - 1)) % members.count
    return (members[first], members[second])
  }
}
