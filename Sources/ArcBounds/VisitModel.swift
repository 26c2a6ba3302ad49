internal import ArcRouting

/// A problem as the assignment relaxation sees it: services and what they may be reached by, and the stations that
/// vehicles call at between them: first the base, which stands for all depots at once, then the facilities.
struct VisitModel: Sendable {
  /// A way to do a service; those with the same ends are one, at the least price of any vehicle.
  struct Mode: Hashable, Sendable {
    let entry: Int
    let exit: Place
    let price: Int64
  }

  /// What stands for "cannot be", with room for sums of prices.
  static let noWay = Int64.max / 4

  let services: [ServiceID]
  let modes: [[Mode]]
  /// What is lost where a service is left out; `nil` where it must be done.
  let prizes: [Int64?]
  /// The least load of each service, by dimension.
  let loads: [[Int64]]
  /// The least time of each service.
  let durations: [Int64]
  /// Where drives lead, each place once.
  private(set) var entries: [Place] = []
  /// The entry of each facility.
  private(set) var facilityEntries: [Int] = []
  /// The places where routes end; `nil` where some may end anywhere.
  private(set) var ends: [Int]?
  let facilities: [Facility]
  let limits: RouteLimits
  private let starts: [(place: Place, fixedCost: Int64, tariff: Tariff)]
  private let tariffs: [Tariff]

  /// What a drive costs a vehicle.
  struct Tariff: Hashable, Sendable {
    let profile: Int
    let perDuration: Int64
    let perDistance: Int64

    init(_ type: VehicleType) {
      (profile, perDuration, perDistance) = (type.profile, type.costPerDuration, type.costPerDistance)
    }

    func price(_ leg: TravelLeg) -> Int64 {
      guard leg.isReachable else { return VisitModel.noWay }
      return Int64(leg.cost) + Int64(leg.duration) * perDuration + Int64(leg.distance) * perDistance
    }
  }

  init(_ problem: ArcRoutingProblem) {
    var numbers: [Place: Int] = [:]
    var entries: [Place] = []
    func number(_ place: Place) -> Int {
      if let known = numbers[place] { return known }
      numbers[place] = entries.count
      entries.append(place)
      return entries.count - 1
    }
    services = problem.services
    var (modes, loads, durations) = ([[Mode]](), [[Int64]](), [Int64]())
    for service in services {
      let fitting = VisitModel.fitting(problem, service)
      var ways: [Mode] = []
      for (mode, price) in fitting {
        let entry = number(mode.entry)
        if let same = ways.firstIndex(where: { $0.entry == entry && $0.exit == mode.exit }) {
          ways[same] = Mode(entry: entry, exit: mode.exit, price: min(ways[same].price, price))
        } else {
          ways.append(Mode(entry: entry, exit: mode.exit, price: price))
        }
      }
      modes.append(ways)
      loads.append(problem.loadDimensions.indices.map { load in fitting.map { $0.mode.loads[load] }.min() ?? 0 })
      durations.append(fitting.map(\.mode.duration).min() ?? 0)
    }
    (self.modes, self.loads, self.durations) = (modes, loads, durations)
    prizes = services.map { problem.tasks[$0.task].prize }
    facilities = problem.facilities
    facilityEntries = problem.facilities.map { number($0.entry) }
    let types = problem.vehicleTypes.filter { $0.count != 0 }
    if types.allSatisfy({ $0.endDepot != nil }) {
      ends = types.compactMap(\.endDepot).map { number(problem.depots[$0].end) }
    }
    starts = types.map { type in
      let rests = type.breaks.reduce(0) { $0 + $1.duration } * type.costPerDuration
      return (problem.depots[type.startDepot].start, type.fixedCost + rests, Tariff(type))
    }
    tariffs = Array(Set(types.map(Tariff.init))).sorted {
      ($0.profile, $0.perDuration, $0.perDistance) < ($1.profile, $1.perDuration, $1.perDistance)
    }
    self.entries = entries
    limits = RouteLimits(problem, types)
  }

  /// The modes of a service that some vehicle may do it in, each with its least price.
  private static func fitting(
    _ problem: ArcRoutingProblem, _ service: ServiceID
  ) -> [(mode: ServiceMode, price: Int64)] {
    let task = problem.tasks[service.task]
    return task.modes.compactMap { mode in
      let prices = problem.vehicleTypes.enumerated().compactMap { number, type -> Int64? in
        guard type.count != 0, type.mayServe(service.task, task.passes[service.pass], mode, as: number) else {
          return nil
        }
        return mode.cost + mode.duration * type.costPerDuration + mode.distance * type.costPerDistance
      }
      return prices.min().map { (mode, $0) }
    }
  }

  /// The number of stations: the base and the facilities.
  var stationCount: Int { facilities.count + 1 }

  /// What a visit to a station costs at least by itself.
  func price(ofStation station: Int) -> Int64 {
    guard station > 0 else { return 0 }
    let facility = facilities[station - 1]
    let rate = tariffs.map(\.perDuration).min() ?? 0
    return facility.cost + facility.duration * rate
  }

  // MARK: Drives

  /// The least price of the drive from a place to each entry, whatever the vehicle.
  func prices(
    from place: Place, _ costs: some TravelCosts, _ legs: inout ContiguousArray<TravelLeg>,
    into row: inout ContiguousArray<Int64>
  ) {
    row.removeAll(keepingCapacity: true)
    row.append(contentsOf: repeatElement(VisitModel.noWay, count: entries.count))
    for tariff in tariffs { lower(&row, from: place, tariff, by: 0, costs, &legs) }
  }

  /// The same from a station; a drive from the base has the price of the vehicle in it.
  func prices(
    fromStation station: Int, _ costs: some TravelCosts, _ legs: inout ContiguousArray<TravelLeg>,
    into row: inout ContiguousArray<Int64>
  ) {
    guard station == 0 else { return prices(from: facilities[station - 1].exit, costs, &legs, into: &row) }
    row.removeAll(keepingCapacity: true)
    row.append(contentsOf: repeatElement(VisitModel.noWay, count: entries.count))
    for start in starts { lower(&row, from: start.place, start.tariff, by: start.fixedCost, costs, &legs) }
  }

  private func lower(
    _ row: inout ContiguousArray<Int64>, from place: Place, _ tariff: Tariff, by fixed: Int64,
    _ costs: some TravelCosts, _ legs: inout ContiguousArray<TravelLeg>
  ) {
    costs.legs(from: place, to: entries, profile: tariff.profile, into: &legs)
    for (number, leg) in legs.enumerated() {
      let price = tariff.price(leg)
      if price < VisitModel.noWay { row[number] = min(row[number], price + fixed) }
    }
  }

  /// The price of the way to a station, of a row of prices.
  func price(toStation station: Int, in row: ContiguousArray<Int64>) -> Int64 {
    guard station == 0 else { return row[facilityEntries[station - 1]] }
    guard let ends else { return 0 }
    return ends.reduce(VisitModel.noWay) { min($0, row[$1]) }
  }
}
