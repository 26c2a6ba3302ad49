import Foundation

/// A chain of rounds whose temperature falls from a share of what a service's drives cost to a hundredth part of it or less.
struct Annealing {
  /// Routes by type and order, and what they are worth.
  struct Found: Sendable {
    var value: SolutionValue
    var energy: Double
    var routes: [OrderedRoute]
  }

  /// Temperatures at the begin and at the end, as shares of the mean price of a service's drives.
  static let hottest = 1.0
  static let coldest = 0.01
  /// How often the clock is looked at.
  private var stretch: Int { search.isAdditive ? 64 : 4 }

  var search: RuinAndRecreate
  /// The mean price of the drives of a service, by the first routes.
  private(set) var scale: Double = 1
  private(set) var best: Found
  private(set) var rounds = 0

  /// Builds first routes, or goes on from those given.
  init(_ search: RuinAndRecreate, from routes: [OrderedRoute] = []) {
    self.search = search
    best = Found(value: SolutionValue(missing: .max, objective: .max), energy: .infinity, routes: [])
    if routes.isEmpty {
      self.search.build()
    } else {
      self.search.load(routes)
    }
    scale = self.search.driveScale
    self.search.startOverloadPrice(scale: scale)
    if self.search.sum.excess == 0 { keepBest() }
  }

  /// Goes on from the routes that a search has.
  init(_ search: RuinAndRecreate, scale: Double) {
    self.search = search
    self.scale = scale
    best = Found(value: SolutionValue(missing: .max, objective: .max), energy: .infinity, routes: [])
    if search.sum.excess == 0 { keepBest() }
  }

  /// Anneals until the budget is spent. `improved` hears of each better solution.
  mutating func run(
    _ budget: SearchBudget, hottest: Double = hottest, coldest: Double = coldest,
    improved: (SolutionValue, Int) -> Void = { _, _ in }
  ) {
    let (hot, cold) = (hottest * scale, coldest * scale)
    var temperature = hot
    var done = 0, lastBest = 0
    var told = 0.0
    while true {
      if done % stretch == 0 {
        let spent = budget.spent(rounds: done, sinceBest: done - lastBest, best: best.value)
        budget.tell(spent, told: &told)
        if spent >= 1 { break }
        temperature = hot * pow(cold / hot, spent)
      }
      done += 1
      if search.round(temperature: temperature), search.sum.excess == 0, search.sum.energy < best.energy {
        keepBest()
        lastBest = done
        improved(best.value, rounds + done)
      }
    }
    rounds += done
  }

  private mutating func keepBest() {
    best = Found(value: search.value, energy: search.sum.energy, routes: search.routes)
  }
}

/// A route as an order of services, and of visits to facilities where it has any.
struct OrderedRoute: Sendable, Hashable {
  var type: Int
  var stops: ContiguousArray<OrderedStop>
  /// The route of a previous plan that it continues.
  var number: Int?

  init(type: Int, stops: ContiguousArray<OrderedStop>, number: Int? = nil) {
    self.number = number
    self.type = type
    self.stops = stops
  }

  /// A route without visits.
  init(type: Int, order: some Sequence<Int32>, number: Int? = nil) {
    self.init(type: type, stops: ContiguousArray(order.map(OrderedStop.service)), number: number)
  }

  /// Its services.
  var order: ContiguousArray<Int32> {
    ContiguousArray(stops.compactMap { if case .service(let service) = $0 { service } else { nil } })
  }
}

/// A stop of a route that is kept.
enum OrderedStop: Sendable, Hashable {
  case service(Int32)
  /// A visit to one of some facilities.
  case visit(ContiguousArray<Int32>)
}
