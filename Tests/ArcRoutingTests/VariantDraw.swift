import ArcRouting
import TestKit

/// A tiny problem in the making: a small one-way town, drawn from a seed, to which a variant adds its rules.
struct VariantDraw {
  var random: SeededGenerator
  let placeCount: Int
  /// The arcs of each profile.
  var arcs: [[TravelArc]] = []
  var tasks: [ServiceTask] = []
  var types: [VehicleType] = []
  var depots: [Depot] = []
  var dimensions: [LoadDimension] = []
  var facilities: [Facility] = []
  var objective = Objective.totalCost
  var precedence = Precedence.none
  var previousPlan: PreviousPlan?

  /// A strongly connected graph of some places, and a vehicle without limits.
  init(seed: UInt64, places: Int? = nil) {
    var random = SeededGenerator(seed: seed &* 104_729 &+ 71)
    placeCount = places ?? random.int(in: 5...7)
    self.random = random
    if places == nil { addProfile() }
    depots = [Depot(name: "a", start: place(), end: place())]
    types = [VehicleType(name: "v0")]
  }

  mutating func chance(_ percent: Int) -> Bool { random.int(in: 1...100) <= percent }

  mutating func number(_ range: ClosedRange<Int>) -> Int64 { Int64(random.int(in: range)) }

  mutating func place() -> Place { Place(UInt32(random.int(in: 0...placeCount - 1))) }

  mutating func leg() -> TravelLeg {
    TravelLeg(
      duration: UInt32(random.int(in: 1...9)), distance: UInt32(random.int(in: 1...9)),
      cost: UInt32(random.int(in: 1...20)))
  }

  /// A ring and some arcs across, for vehicles of one more profile.
  mutating func addProfile() {
    var profile: [TravelArc] = []
    for tail in 0..<placeCount {
      for head in 0..<placeCount where head != tail && (head == (tail + 1) % placeCount || chance(35)) {
        profile.append(TravelArc(from: Place(UInt32(tail)), to: Place(UInt32(head)), leg()))
      }
    }
    arcs.append(profile)
  }

  /// Adds edges, some of them one-way, with a load in each dimension.
  mutating func addEdges(_ count: ClosedRange<Int>, oneWay: Int = 30, loads: ClosedRange<Int> = 1...5) {
    for _ in 0..<random.int(in: count) {
      let amounts = dimensions.map { _ in number(loads) }
      var task = ServiceTask.edge(
        "t\(tasks.count)", place(), place(), cost: number(0...9), duration: number(0...5), distance: number(0...5),
        loads: amounts)
      if chance(oneWay) {
        task.kind = .arc
        task.modes.removeLast()
      }
      tasks.append(task)
    }
  }

  mutating func addDimension(_ change: LoadDimension.Change = .filled) {
    dimensions.append(LoadDimension(name: "d\(dimensions.count)", change: change))
  }

  /// A capacity that holds the largest task and this part of all of them, in per cent.
  mutating func capacity(_ dimension: Int, _ percent: ClosedRange<Int>) -> Int64 {
    let loads = tasks.map { task in task.modes.map { $0.loads[dimension] }.max() ?? 0 }
    return max(loads.max() ?? 0, loads.reduce(0, +) * number(percent) / 100)
  }

  /// Gives every vehicle type capacities of this part of all loads.
  mutating func setCapacities(_ percent: ClosedRange<Int>) {
    for type in types.indices { types[type].capacities = dimensions.indices.map { capacity($0, percent) } }
  }

  func finished() throws -> VariantProblem {
    let tables = try arcs.map { try DenseTravelCosts(placeCount: placeCount, arcs: $0) }
    let costs = try DenseTravelCosts(placeCount: placeCount, profileCount: tables.count) { from, to, profile in
      tables[profile].leg(from: from, to: to, profile: 0)
    }
    let problem = try ArcRoutingProblem(
      placeCount: placeCount, profileCount: tables.count, tasks: tasks, vehicleTypes: types, depots: depots,
      loadDimensions: dimensions, facilities: facilities, objective: objective, precedence: precedence,
      previousPlan: previousPlan)
    return VariantProblem(problem: problem, costs: costs)
  }
}

/// A tiny problem and its travel costs.
struct VariantProblem {
  let problem: ArcRoutingProblem
  let costs: DenseTravelCosts
}
