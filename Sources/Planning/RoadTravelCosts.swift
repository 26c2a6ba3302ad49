import ArcRouting

/// Ways on roads as the solver asks for them: from where services end to where services begin.
struct RoadTravelCosts: TravelCosts {
  /// What a vehicle's drive costs.
  struct Price: Hashable, Sendable {
    /// Whose ways it drives.
    var table: Int
    /// For a millisecond, at most 1.
    var time: Double
    /// For a millimetre.
    var distance: Double

    func cost(milliseconds: Int64, millimeters: Int64) -> Int64 {
      let cost = (Double(milliseconds) * time + Double(millimeters) * distance).rounded()
      return Int64(min(cost, Double(UInt32.max - 1)))
    }
  }

  let placeCount: Int
  private let rows: [Int32]
  private let columns: [Int32]
  private let ways: [RoadWays]
  private let prices: [Price]

  var profileCount: Int { prices.count }

  /// - Parameters:
  ///   - rows: the row of each place, -1 where no drive starts there.
  ///   - columns: the column of each place, -1 where no drive leads there.
  init(rows: [Int32], columns: [Int32], ways: [RoadWays], prices: [Price]) {
    precondition(rows.count == columns.count)
    placeCount = rows.count
    self.rows = rows
    self.columns = columns
    self.ways = ways
    self.prices = prices
  }

  func leg(from: Place, to: Place, profile: Int) -> TravelLeg {
    let (row, column) = (rows[Int(from.index)], columns[Int(to.index)])
    guard row >= 0, column >= 0 else { return .unreachable }
    let price = prices[profile]
    return ways[price.table].drive(row: Int(row), column: Int(column)).map(price.leg) ?? .unreachable
  }

  /// Finds out once for all places what the drives are looked up in. - Complexity: O(n) for n places.
  func legs(from: Place, to places: [Place], profile: Int, into legs: inout ContiguousArray<TravelLeg>) {
    legs.removeAll(keepingCapacity: true)
    let (row, price) = (Int(rows[Int(from.index)]), prices[profile])
    guard row >= 0 else {
      legs.append(contentsOf: repeatElement(.unreachable, count: places.count))
      return
    }
    switch ways[price.table] {
    case .table(let table):
      for place in places {
        let column = Int(columns[Int(place.index)])
        legs.append(column < 0 ? .unreachable : table.drive(row: row, column: column).map(price.leg) ?? .unreachable)
      }
    case .onDemand(let labels):
      for place in places {
        let column = Int(columns[Int(place.index)])
        legs.append(column < 0 ? .unreachable : labels.drive(row: row, column: column).map(price.leg) ?? .unreachable)
      }
    }
  }

  /// Keeps the best in a short sorted list.
  /// - Complexity: O(n · log count) comparisons where few are wanted; ways on demand are searched for only where those
  ///   that a row knows do not decide.
  func nearest(_ count: Int, of targets: [Place], from: Place, profile: Int) -> [Int] {
    if case .onDemand(let labels) = ways[prices[profile].table], targets.count > WayLabels.width {
      let row = rows[Int(from.index)]
      guard row >= 0 else { return [] }
      let (drives, others) = labels.nearest(row: Int(row))
      var best = CheapestLegs(count)
      for (position, target) in targets.enumerated() {
        guard let drive = drives[Int(columns[Int(target.index)])] else { continue }
        best.offer(position, cost: prices[profile].leg(drive).cost)
      }
      guard let others else { return best.positions }
      let least = prices[profile].cost(milliseconds: Int64(others), millimeters: 0)
      if best.isFull(below: least) { return best.positions }
    }
    var best = CheapestLegs(count)
    for (position, target) in targets.enumerated() {
      let leg = leg(from: from, to: target, profile: profile)
      if leg.isReachable { best.offer(position, cost: leg.cost) }
    }
    return best.positions
  }
}

extension RoadTravelCosts.Price {
  fileprivate func leg(_ drive: WayTable.Drive) -> TravelLeg {
    let cost = cost(milliseconds: Int64(drive.milliseconds), millimeters: Int64(drive.millimeters))
    return TravelLeg(
      duration: drive.milliseconds, distance: drive.millimeters, cost: UInt32(truncatingIfNeeded: cost))
  }
}

/// The cheapest of some legs, of equally cheap ones those offered first.
private struct CheapestLegs {
  private let count: Int
  private var best: [(cost: UInt32, position: Int)] = []

  init(_ count: Int) {
    self.count = count
    best.reserveCapacity(max(0, count) + 1)
  }

  var positions: [Int] { best.map(\.position) }

  /// Whether no leg of at least a cost would be taken any more.
  func isFull(below cost: Int64) -> Bool {
    best.count >= count && best.last.map { Int64($0.cost) < cost } ?? true
  }

  mutating func offer(_ position: Int, cost: UInt32) {
    guard count > 0, best.count < count || cost < best[best.count - 1].cost else { return }
    var (low, high) = (0, best.count)
    while low < high {
      let middle = (low + high) / 2
      if best[middle].cost <= cost { low = middle + 1 } else { high = middle }
    }
    best.insert((cost, position), at: low)
    if best.count > count { best.removeLast() }
  }
}
