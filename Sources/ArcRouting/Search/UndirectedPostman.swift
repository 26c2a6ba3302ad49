/// The undirected rural postman: see `RuralPostman`.
struct UndirectedPostman {
  /// Largest number of services for which all ways are tabled.
  private static let serviceLimit = 1_500

  /// A required service or an added way between two places.
  private struct Link {
    var ends: (Int, Int)
    var service: Int32?
  }

  private var places: [Place] = []
  private var links: [Link] = []
  private let depot: Int
  private var distance: [[Int64]] = []

  /// `nil` where a service has no mode back, ways are not symmetric or a place cannot be reached.
  init?(_ instance: SearchInstance, services: [Int32], type: Int) {
    let facts = instance.vehicles[type]
    guard services.count <= Self.serviceLimit, facts.end == facts.start else { return nil }
    var number: [Place: Int] = [:]
    var places: [Place] = []
    func index(_ place: Place) -> Int {
      if let found = number[place] { return found }
      number[place] = places.count
      places.append(place)
      return places.count - 1
    }
    depot = index(facts.start)
    for service in services {
      let modes = instance.modes(of: Int(service)).filter { instance.isAllowed($0, for: type) }.map {
        instance.modes[$0]
      }
      guard let there = modes.first, modes.contains(where: { $0.entry == there.exit && $0.exit == there.entry }) else {
        return nil
      }
      links.append(Link(ends: (index(there.entry), index(there.exit)), service: service))
    }
    self.places = places
    for from in places {
      var row: [Int64] = []
      for to in places {
        let leg = instance.costs.leg(from: from, to: to, profile: facts.profile)
        guard leg.isReachable, leg == instance.costs.leg(from: to, to: from, profile: facts.profile) else {
          return nil
        }
        row.append(Int64(leg.cost))
      }
      distance.append(row)
    }
  }

  /// The services in the order of an Euler tour from the depot.
  consuming func tour() -> ContiguousArray<Int32> {
    connect()
    match()
    return eulerTour()
  }

  /// Joins the components of required links and the depot by a shortest tree (Kruskal 1956).
  private mutating func connect() {
    var parent = Array(places.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while parent[place] != place { place = parent[place] }
      return place
    }
    for link in links { parent[root(link.ends.0)] = root(link.ends.1) }
    var pairs: [(cost: Int64, a: Int, b: Int)] = []
    for a in places.indices {
      for b in 0..<a where root(a) != root(b) { pairs.append((distance[a][b], a, b)) }
    }
    pairs.sort { ($0.cost, $0.a, $0.b) < ($1.cost, $1.a, $1.b) }
    for (_, a, b) in pairs where root(a) != root(b) {
      parent[root(a)] = root(b)
      links.append(Link(ends: (a, b), service: nil))
    }
  }

  /// Pairs the places of odd degree by the shortest ways in all.
  private mutating func match() {
    var degree = [Int](repeating: 0, count: places.count)
    for link in links {
      degree[link.ends.0] += 1
      degree[link.ends.1] += 1
    }
    let odd = places.indices.filter { degree[$0] % 2 == 1 }
    let table = PointTable(costs: odd.map { a in odd.map { distance[a][$0] } })
    guard let matching = WayMatching(table) else { preconditionFailure("an odd number of odd places") }
    links += matching.pairs.map { Link(ends: (odd[$0.a], odd[$0.b]), service: nil) }
  }

  /// Walks every link once (Hierholzer 1873, DOI 10.1007/BF01442866), with a stack of its own.
  private func eulerTour() -> ContiguousArray<Int32> {
    var incident = [[Int]](repeating: [], count: places.count)
    for (number, link) in links.enumerated() {
      incident[link.ends.0].append(number)
      if link.ends.1 != link.ends.0 { incident[link.ends.1].append(number) }
    }
    var walked = [Bool](repeating: false, count: links.count)
    var stack: [(place: Int, link: Int?)] = [(depot, nil)]
    var tour: ContiguousArray<Int32> = []
    while let (place, link) = stack.last {
      if let next = incident[place].popLast() {
        if walked[next] { continue }
        walked[next] = true
        let ends = links[next].ends
        stack.append((ends.0 == place ? ends.1 : ends.0, next))
      } else {
        stack.removeLast()
        if let link, let service = links[link].service { tour.append(service) }
      }
    }
    return ContiguousArray(tour.reversed())
  }
}
