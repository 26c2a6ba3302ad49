/// The best place for each service on each route, remembered as long as the route stays what it was: most rounds are taken
/// back, and most routes are not touched by a round.
final class InsertionMemory {
  /// What one more service costs a route at least, and after which point.
  struct Entry: BitwiseCopyable {
    var version: Int64 = -1
    var delta: Int64 = 0
    var place: Int32 = 0
    /// Whether visits to facilities come with it.
    var hasVisits = false
  }

  let services: Int
  private var entries: FixedArray<Entry>

  init(services: Int) {
    self.services = services
    entries = FixedArray(repeating: Entry(), count: services * Self.firstRoutes)
  }

  private static let firstRoutes = 16

  deinit { entries.deallocate() }

  /// The best place on a route. - Complexity: O(1) where it is known, else O(services on the route · modes²).
  @inline(__always)
  func best(_ service: Int, _ route: Int, _ state: RouteState, _ near: NearServices) -> Entry {
    let index = route * services + service
    if index < entries.count, entries[index].version == state.routes[route].version { return entries[index] }
    return find(service, route, state, near)
  }

  @inline(never)
  private func find(_ service: Int, _ route: Int, _ state: RouteState, _ near: NearServices) -> Entry {
    let index = route * services + service
    if index >= entries.count { grow(to: index) }
    let prices = state.prices(route)
    let end = state.end(of: route)
    let services = self.services
    var (best, place) = (ModeGraph.never, state.start(of: route))
    near.withRow(service) { row in
      var point = place
      var wasNear = false
      while point != end {
        let follower = Int(state.next[point])
        let isNear = follower < services && row[follower / 64] >> UInt64(follower % 64) & 1 != 0
        if isNear || wasNear {
          let cost = state.costInserting(service, after: point, prices)
          if cost < best { (best, place) = (cost, point) }
        }
        (point, wasNear) = (follower, isNear)
      }
    }
    let node = state.routes[route]
    let entry = Entry(version: node.version, delta: best - node.exact, place: Int32(place))
    entries[index] = entry
    return entry
  }

  /// What is remembered of a route as it is.
  func known(_ service: Int, _ route: Int, _ state: RouteState) -> Entry? {
    let index = route * services + service
    guard services > 0, index < entries.count, entries[index].version == state.routes[route].version else { return nil }
    return entries[index]
  }

  /// Remembers an entry.
  func keep(_ entry: Entry, _ service: Int, _ route: Int) {
    let index = route * services + service
    if index >= entries.count { grow(to: index) }
    entries[index] = entry
  }

  private func grow(to index: Int) {
    let count = max(2 * entries.count, (index / services + 1) * services)
    let larger = FixedArray(
      (0..<count).lazy.map { [entries] in $0 < entries.count ? entries[$0] : Entry() })
    entries.deallocate()
    entries = larger
  }
}
