/// Groups of neighbouring routes, by cuts through the town in directions of chance.
///
/// Two services are drawn; routes are ranked by how much nearer their services lie to the one than to the other on average,
/// and the row is cut in two; so on with each part. Only travel costs are needed, no coordinates: those from the two services
/// stand for a projection as in FastMap (Faloutsos and Lin 1995, DOI 10.1145/223784.223812). Other cuts each time let every
/// pair of neighbours meet sooner or later. Decomposition by routes near each other is that of Vidal, Crainic, Gendreau and
/// Prins 2013 (DOI 10.1016/j.cor.2012.07.018), who sort them by the angle of their barycentres.
struct RouteClusters {
  private let instance: SearchInstance
  private let routes: [ContiguousArray<Int32>]
  private var random: RandomSource

  init(_ instance: SearchInstance, _ routes: [ContiguousArray<Int32>], _ random: RandomSource) {
    self.instance = instance
    self.routes = routes
    self.random = random
  }

  /// The numbers of the routes of each group; about as many services in each.
  /// - Complexity: O(n log groups) legs for n services.
  mutating func groups(_ count: Int) -> [[Int]] {
    var groups: [[Int]] = []
    split(Array(routes.indices), into: count, &groups)
    return groups
  }

  private mutating func split(_ members: [Int], into parts: Int, _ groups: inout [[Int]]) {
    guard parts > 1, members.count > 1 else {
      if !members.isEmpty { groups.append(members) }
      return
    }
    let ranked = ranked(members)
    let total = members.reduce(0) { $0 + routes[$1].count }
    var (cut, services) = (0, 0)
    while cut < ranked.count - 1, cut == 0 || services * parts < total * (parts / 2) {
      services += routes[ranked[cut]].count
      cut += 1
    }
    split(Array(ranked[..<cut]), into: parts / 2, &groups)
    split(Array(ranked[cut...]), into: parts - parts / 2, &groups)
  }

  private mutating func ranked(_ members: [Int]) -> [Int] {
    let near = anyService(members)
    // The farthest of some, so that the direction is one of chance and the two are well apart.
    let others = (0..<3).map { _ in anyService(members) }
    let far = others.max { way(near, $0) < way(near, $1) } ?? near
    let keyed = members.map { member in
      let sum = routes[member].reduce(Int64(0)) { $0 + way(near, Int($1)) - way(far, Int($1)) }
      return (key: Double(sum) / Double(max(1, routes[member].count)), member: member)
    }
    return keyed.sorted { ($0.key, $0.member) < ($1.key, $1.member) }.map(\.member)
  }

  private mutating func anyService(_ members: [Int]) -> Int {
    let route = routes[members[random.below(members.count)]]
    return Int(route[random.below(route.count)])
  }

  /// From the end of one service to the beginning of another, in their first modes.
  private func way(_ from: Int, _ to: Int) -> Int64 {
    let exit = instance.modes[Int(instance.firstMode[from])].exit
    let entry = instance.modes[Int(instance.firstMode[to])].entry
    return Int64(instance.costs.leg(from: exit, to: entry, profile: instance.vehicles[0].profile).cost)
  }
}
