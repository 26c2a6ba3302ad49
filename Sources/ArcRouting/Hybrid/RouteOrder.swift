/// The services of a route in order, one more put in after a point where asked for, without a copy.
struct RouteOrder: Sequence, IteratorProtocol {
  private let state: RouteState
  private var point: Int
  private let inserted: Int32
  private let after: Int
  private var isPending = false

  init(_ state: RouteState, _ route: Int, inserting service: Int = -1, after place: Int = -1) {
    self.state = state
    inserted = Int32(service)
    after = place
    point = state.start(of: route)
    isPending = place == point
  }

  mutating func next() -> Int32? {
    if isPending {
      isPending = false
      return inserted
    }
    point = Int(state.next[point])
    guard point < state.services else { return nil }
    isPending = point == after
    return Int32(point)
  }
}
