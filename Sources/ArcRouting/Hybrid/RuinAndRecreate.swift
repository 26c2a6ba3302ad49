import Foundation

/// Slack induction by string removals (Christiaens and Vanden Berghe 2020, DOI 10.1287/trsc.2019.0914) for arc routing:
/// strings of adjacent services are taken out of neighbouring routes and put back one by one where they cost least, with a
/// little blindness; worse routes are accepted as in annealing. Every insertion chooses all modes of its route anew.
///
/// Where facilities, times, limits or classes make that cost a lower bound only, the places of a route are judged by joins of the
/// fronts of `RouteFronts`, the cheapest few with visits to facilities beside the service too.
/// - Complexity: a round removes and inserts about ten services, each by O(places tried · modes²).
struct RuinAndRecreate {
  let table: FrontTable
  let instance: SearchInstance
  let state: RouteState
  let near: NearServices
  let isAdditive: Bool
  var random: RandomSource
  /// What judges routes that are not additive.
  let fronts: RouteFronts?
  /// What places their visits to facilities, where there are any.
  let placing: RouteFronts?
  var sum: RoutesSum
  /// Services that are on no route and could be.
  var absent: ContiguousArray<Int32> = []
  /// Whether any service may be left out for a price.
  let hasPrizes: Bool
  /// The price of each service that moves from its former route.
  let changePrice: Int64
  /// The price of leaving each service out.
  let absentPrice: ContiguousArray<Int64>
  /// The services that some vehicle can do.
  let possible: ContiguousArray<Int32>
  let capacities: ContiguousArray<Loads>
  let fromDepot: ContiguousArray<Int32>
  /// How many routes may be in use of each type.
  let typeLimit: ContiguousArray<Int>
  var overload: OverloadPrice
  var undo: RouteUndo
  var scratch = InsertionScratch()
  let memory: InsertionMemory
  /// Whether chance plays a part in insertions: not while first routes are built.
  var draws = true
  /// Whether optional services are put in now and then whatever they cost: only in rounds, which can be taken back.
  var triesOptional = true

  /// Up to so many services chains begin by chance, each elsewhere: their rounds reach everything soon.
  static let variedLimit = 60
  private static let judgedServices = 100
  /// Visits beside two for each service.
  private static let spareVisits = 16

  /// - Parameter allowsOverload: whether routes may hold too much, at a price, where all modes of a service take up the same.
  init(
    _ table: FrontTable, near: NearServices, possible: ContiguousArray<Int32>, seed: UInt64,
    allowsOverload: Bool = false
  ) {
    self.table = table
    instance = table.instance
    let graph = table.graph
    self.near = near
    self.possible = possible
    isAdditive = instance.isAdditive
    let types = instance.problem.vehicleTypes
    typeLimit = ContiguousArray(types.map { min($0.count ?? possible.count, possible.count) })
    // Routes of a former plan are there beside those in use.
    let limit =
      min(typeLimit.reduce(0, +), 4 * possible.count + types.count) + (instance.former?.routes.count ?? 0)
    let hasVisits = !isAdditive && !instance.problem.facilities.isEmpty && instance.dimensions > 0
    state = RouteState(
      graph, routeLimit: limit, isAdditive: isAdditive,
      visitLimit: hasVisits ? 2 * possible.count + Self.spareVisits : 0)
    random = RandomSource(seed: seed)
    fronts = isAdditive ? nil : RouteFronts(table, state, placesVisits: false, joins: true)
    placing = hasVisits ? RouteFronts(table, state, placesVisits: true, joins: false) : nil
    sum = RoutesSum(
      objective: instance.problem.objective, weighsMeasure: instance.weighsMeasure, shift: graph.shift)
    changePrice = (instance.former?.changeCost ?? 0) >> graph.shift
    absentPrice = ContiguousArray(instance.prizes.map { ($0 ?? ModeGraph.never) >> graph.shift })
    hasPrizes = instance.prizes.contains { $0 != nil }
    capacities = ContiguousArray(instance.vehicles.map(\.capacities))
    fromDepot = ContiguousArray(instance.services.indices.map { graph.fromDepot(to: $0) })
    overload = OverloadPrice(isAllowed: allowsOverload && instance.hasLikeLoads && instance.dimensions > 0)
    undo = RouteUndo(routeLimit: limit)
    memory = InsertionMemory(services: possible.count <= Self.fullScanLimit ? state.services : 0)
    scratch.keys = ContiguousArray(repeating: 0, count: instance.services.count)
    absent = possible
    for service in possible { sum.absent += absentPrice[Int(service)] }
  }

  /// Ruins, recreates, and keeps what comes of it or goes back. - Returns: whether it was kept.
  mutating func round(temperature: Double) -> Bool {
    sum.excessPrice = overload.price
    let before = sum
    undo.begin(absent: absent)
    ruin()
    recreate()
    sum.measure(state)
    sum.excessPrice = overload.price
    if sum.energy < before.energy - temperature * log(max(random.unit(), .leastNormalMagnitude)) {
      placeVisits()
      assert(undo.touched.allSatisfy { isJudgedRightly(Int($0)) }, "a route was judged wrongly")
      undo.settle(state)
      undo.forget()
      overload.count(isWithin: sum.excess == 0)
      return true
    }
    absent = undo.rollBack(state)
    if fronts != nil { for route in undo.touched { addUpLoads(Int(route)) } }
    undo.forget()
    sum = before
    overload.count(isWithin: sum.excess == 0)
    return false
  }

  /// Whether driving a route as it would be written costs what the search counts, or less where its visits are placed better;
  /// asked in debug builds after accepted rounds, of problems up to some size.
  private func isJudgedRightly(_ route: Int) -> Bool {
    guard state.services <= Self.judgedServices, state.routes[route].count > 0, excess(route) == 0,
      state.graph.shift == 0, sum.objective == .totalCost
    else {
      return true
    }
    let order = OrderedRoute(type: Int(state.routes[route].type), stops: state.stops(of: route))
    guard let cost = table.evaluatedCost(of: order) else { return false }
    return placing == nil ? cost == state.routes[route].exact : cost <= state.routes[route].exact
  }
}
