public import ArcRouting

/// What made-up roads are like.
public enum GeneratedKind: String, CaseIterable, Hashable, Sendable {
  /// Streets that are served and driven alike in both directions.
  case undirected
  /// With one-way streets.
  case mixed
  /// Uphill is dearer than downhill, served or not.
  case windy
  /// With one-way streets, dumps and a limit on the cost of routes.
  case facilities
}

/// Makes up covering problems on road-like graphs: blocks of unequal size, some built over, ends that lie askew, part of the
/// streets to be served, with demand by length. The same request gives the same problem on every machine.
public struct RoadGenerator: Hashable, Sendable {
  /// The kind of roads.
  public var kind: GeneratedKind
  /// How many links are to be served.
  public var tasks: Int
  /// Where random numbers begin.
  public var seed: UInt64

  /// The most links to be served.
  public static let taskLimit = 20_000

  /// Asks for a problem. - Precondition: 1 to `taskLimit` tasks.
  public init(kind: GeneratedKind, tasks: Int, seed: UInt64) {
    precondition((1...Self.taskLimit).contains(tasks))
    self.kind = kind
    self.tasks = tasks
    self.seed = seed
  }

  /// The problem. - Complexity: O(tasks).
  public func problem() -> RoadProblem {
    var random = GeneratorNumbers(seed: seed)
    let town = GeneratedTown(streets: tasks * 4 / 3 + 8, &random)
    let required = Set(Array(town.streets.indices).drawn(tasks, &random))
    let links = town.streets.enumerated().map { number, street in
      link(street, in: town, isRequired: required.contains(number), &random)
    }
    let demand = links.reduce(0) { $0 + ($1.service?.demand ?? 0) }
    let largest = links.reduce(1) { max($0, $1.service?.demand ?? 0) }
    let perRoute = Int64(random.number(in: 8...24))
    let capacity = max(largest, demand * perRoute / Int64(tasks))
    var problem = RoadProblem(
      name: "\(kind.rawValue)-\(tasks)-\(seed)", nodeCount: town.corners.count, links: links,
      depot: random.number(in: 0...(town.corners.count - 1)), capacity: capacity)
    guard kind == .facilities else { return problem }
    let count = max(2, min(8, tasks / 250))
    problem.facilities = Array(town.corners.indices).drawn(count, &random).sorted()
    problem.emptyingCost = 300
    problem.emptiesBeforeEnd = true
    problem.routeCostLimit = limit(town, links, perRoute: perRoute)
    return problem
  }

  /// A route may empty a vehicle about three times; a way across town and back is always within.
  private func limit(_ town: GeneratedTown, _ links: [RoadLink], perRoute: Int64) -> Int64 {
    let services = links.compactMap(\.service?.forward)
    let mean = services.reduce(0, +) / Int64(max(services.count, 1))
    return 3 * mean * perRoute + 12 * town.extent + 4_000
  }

  /// Serving takes three times the drive and a little for each stop; lengths are metres, prices tenths of seconds or so.
  private func link(
    _ street: GeneratedTown.Street, in town: GeneratedTown, isRequired: Bool, _ random: inout GeneratorNumbers
  ) -> RoadLink {
    let length = town.length(street)
    var (forward, backward): (Int64, Int64?) = (length, length)
    if kind == .windy {
      let slope = town.climb(street)
      (forward, backward) = (max(1, length + slope), max(1, length - slope))
    }
    let isOneWay = (kind == .mixed || kind == .facilities) && street.mayBeOneWay && random.number(in: 0...99) < 45
    if isOneWay { backward = nil }
    let service: RoadLink.Service? =
      isRequired
      ? RoadLink.Service(
        forward: 3 * forward + 10, backward: backward.map { 3 * $0 + 10 },
        demand: max(1, length * Int64(random.number(in: 80...120)) / 100))
      : nil
    let (tail, head) = isOneWay && random.number(in: 0...1) == 1 ? (street.b, street.a) : (street.a, street.b)
    return RoadLink(tail: tail, head: head, forward: forward, backward: backward, service: service)
  }
}
