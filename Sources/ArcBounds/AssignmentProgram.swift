internal import ArcRouting

/// The assignment relaxation as a linear program: what follows what, of the cheapest drives.
///
/// Every service in one of its modes is come to once and left once; the base as often as routes begin and end, facilities
/// as often as they are called at; routes and calls bring the fillings that loads ask for. That what follows one another
/// hangs together is left out.
struct AssignmentProgram {
  private enum Row {
    static let empty = LinearProgram.Row(columns: [], elements: [], lower: 0, upper: 0)
  }

  private let model: VisitModel
  private var columns: [LinearProgram.Column] = []
  private var rows: [LinearProgram.Row] = []
  /// The first of the two rows of each mode: that of leaving it; that of coming to it follows.
  private let modeRows: [[Int]]
  private let serviceRows: Int
  private let stationRows: Int
  private let fillingRows: Int
  /// The column of each service for leaving it out.
  private var leavingOut: [Int] = []
  /// Drives from each place to so many others are looked at.
  private static let candidates = 10

  /// `nil` where it was called off. - Complexity: one row of drives for each mode.
  init?(_ model: VisitModel, _ costs: some TravelCosts, isCancelled: () -> Bool) {
    self.model = model
    var next = 0
    modeRows = model.modes.map { modes in
      modes.map { _ in
        defer { next += 2 }
        return next
      }
    }
    serviceRows = next
    stationRows = serviceRows + model.services.count
    fillingRows = stationRows + 2 * model.stationCount
    rows = Array(repeating: Row.empty, count: fillingRows + model.limits.loads.count)
    addVisits()
    guard addDrives(costs, isCancelled) else { return nil }
  }

  private mutating func column(cost: Int64, lower: Double = 0, _ entries: [(row: Int, element: Double)]) {
    for (row, element) in entries {
      rows[row].columns.append(Int32(columns.count))
      rows[row].elements.append(element)
    }
    columns.append(LinearProgram.Column(cost: Double(cost), lower: lower, upper: .infinity))
  }

  /// Modes of services, services left out, calls at stations, and what these come to.
  private mutating func addVisits() {
    // Dearer than what any service is worth, and no so dear that it drowns the rest.
    let penalty = Int64(1) << 34
    for (service, modes) in model.modes.enumerated() {
      for (mode, row) in zip(modes, modeRows[service]) {
        column(cost: mode.price, [(row, -1), (row + 1, -1), (serviceRows + service, 1)])
      }
      leavingOut.append(columns.count)
      column(cost: model.prizes[service] ?? penalty, [(serviceRows + service, 1)])
      rows[serviceRows + service].lower = 1
      rows[serviceRows + service].upper = 1
    }
    let required = model.services.indices.filter { model.prizes[$0] == nil && !model.modes[$0].isEmpty }
    let routes = model.limits.routes(lasting: required.reduce(0) { $0 + model.durations[$1] })
    for station in 0..<model.stationCount {
      let row = stationRows + 2 * station
      var entries = [(row, -1.0), (row + 1, -1.0)]
      for (number, load) in model.limits.loads.enumerated()
      where station == 0 ? load.comesWithRoute : load.facilities.contains(station - 1) {
        entries.append((fillingRows + number, 1))
      }
      column(
        cost: model.price(ofStation: station), lower: station == 0 ? Double(max(required.isEmpty ? 0 : 1, routes)) : 0,
        entries)
    }
    for (number, load) in model.limits.loads.enumerated() {
      let amount = required.reduce(0) { $0 + model.loads[$1][load.dimension] }
      rows[fillingRows + number].lower = Double(model.limits.fillings(amount, of: load))
      rows[fillingRows + number].upper = .infinity
    }
  }

  private mutating func addDrives(_ costs: some TravelCosts, _ isCancelled: () -> Bool) -> Bool {
    var at = [[(service: Int, row: Int)]](repeating: [], count: model.entries.count)
    for (service, modes) in model.modes.enumerated() {
      for (mode, row) in zip(modes, modeRows[service]) { at[mode.entry].append((service, row + 1)) }
    }
    var (row, legs) = (ContiguousArray<Int64>(), ContiguousArray<TravelLeg>())
    let places = at.indices.filter { !at[$0].isEmpty }
    for station in 0..<model.stationCount {
      model.prices(fromStation: station, costs, &legs, into: &row)
      connect(stationRows + 2 * station, nil, row, at, places.filter { row[$0] < VisitModel.noWay })
      for other in 0..<model.stationCount where other != station {
        add(stationRows + 2 * station, stationRows + 2 * other + 1, model.price(toStation: other, in: row))
      }
    }
    for (service, modes) in model.modes.enumerated() {
      if service % 16 == 0, isCancelled() { return false }
      for (mode, leaving) in zip(modes, modeRows[service]) {
        model.prices(from: mode.exit, costs, &legs, into: &row)
        connect(leaving, service, row, at, nearest(row, of: places))
        for station in 0..<model.stationCount {
          add(leaving, stationRows + 2 * station + 1, model.price(toStation: station, in: row))
        }
      }
    }
    return true
  }

  private mutating func connect(
    _ leaving: Int, _ service: Int?, _ row: ContiguousArray<Int64>, _ at: [[(service: Int, row: Int)]], _ places: [Int]
  ) {
    for place in places {
      for (other, coming) in at[place] where other != service { add(leaving, coming, row[place]) }
    }
  }

  private mutating func add(_ leaving: Int, _ coming: Int, _ price: Int64) {
    if price < VisitModel.noWay { column(cost: price, [(leaving, 1), (coming, 1)]) }
  }

  /// The places that are cheapest to come to.
  private func nearest(_ row: ContiguousArray<Int64>, of places: [Int]) -> [Int] {
    var best: [(price: Int64, place: Int)] = []
    for place in places where row[place] < VisitModel.noWay {
      guard best.count < Self.candidates || row[place] < best[best.count - 1].price else { continue }
      var number = best.count
      while number > 0, row[place] < best[number - 1].price { number -= 1 }
      best.insert((row[place], place), at: number)
      if best.count > Self.candidates { best.removeLast() }
    }
    return best.map(\.place)
  }

  // MARK: Solving

  /// What solving came to.
  struct Outcome {
    let prices: VisitPrices
    let isComplete: Bool
    /// The services that are not done.
    let left: [Int]
    /// How often the solver was set to work.
    let rounds: Int
  }

  /// Lets services be left out for nothing, so that what they would have cost is in no other's price.
  mutating func release(_ services: [Int]) {
    for service in services { columns[leavingOut[service]].cost = 0 }
  }

  /// Solves it; prices where work is called off are good for a bound, too.
  /// - Parameters:
  ///   - slice: seconds after which it is asked whether to stop.
  ///   - isOver: whether to stop after so many rounds.
  func solve(slice: Double, isOver: (Int) -> Bool) throws(BoundError) -> Outcome {
    var program = try LinearProgram(columns: columns)
    program.add(rows)
    var outcome = LinearProgram.Outcome.stopped
    var rounds = 0
    while outcome == .stopped, rounds == 0 || !isOver(rounds) {
      outcome = program.solve(seconds: slice)
      rounds += 1
    }
    let (found, point) = (program.prices, program.point)
    func price(_ row: Int) -> Int64 {
      found[row].isFinite && abs(found[row]) < 1e15 ? Int64(found[row].rounded(.down)) : 0
    }
    let entry = modeRows.map { $0.map { price($0 + 1) } }
    let stations = (0..<model.stationCount).map { price(stationRows + 2 * $0 + 1) }
    let fillings = model.limits.loads.indices.map { price(fillingRows + $0) }
    return Outcome(
      prices: VisitPrices(entry: entry, stationEntry: stations, filling: fillings), isComplete: outcome == .optimal,
      left: outcome == .optimal ? leavingOut.indices.filter { point[leavingOut[$0]] > 0.5 } : [],
      rounds: rounds)
  }
}
