import ArcRouting

/// Tables of ways on roads as the solver asks for them: from where services end to where services begin.
struct RoadTravelCosts: TravelCosts {
  /// What a vehicle's drive costs.
  struct Price: Hashable, Sendable {
    /// Which table it drives by.
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
  private let tables: [WayTable]
  private let prices: [Price]

  var profileCount: Int { prices.count }

  /// - Parameters:
  ///   - rows: the row of each place, -1 where no drive starts there.
  ///   - columns: the column of each place, -1 where no drive leads there.
  init(rows: [Int32], columns: [Int32], tables: [WayTable], prices: [Price]) {
    precondition(rows.count == columns.count)
    placeCount = rows.count
    self.rows = rows
    self.columns = columns
    self.tables = tables
    self.prices = prices
  }

  func leg(from: Place, to: Place, profile: Int) -> TravelLeg {
    let (row, column) = (rows[Int(from.index)], columns[Int(to.index)])
    guard row >= 0, column >= 0 else { return .unreachable }
    let price = prices[profile]
    let table = tables[price.table]
    let cell = Int(row) * table.columnCount + Int(column)
    let time = table.milliseconds[cell]
    guard time != .max else { return .unreachable }
    let length = table.millimeters[cell]
    let cost = price.cost(milliseconds: Int64(time), millimeters: Int64(length))
    return TravelLeg(duration: time, distance: length, cost: UInt32(truncatingIfNeeded: cost))
  }

  /// Keeps the best in a short sorted list. - Complexity: O(n · log count) comparisons where few are wanted.
  func nearest(_ count: Int, of targets: [Place], from: Place, profile: Int) -> [Int] {
    guard count > 0 else { return [] }
    var best: [(cost: UInt32, position: Int)] = []
    best.reserveCapacity(count + 1)
    for (position, target) in targets.enumerated() {
      let leg = leg(from: from, to: target, profile: profile)
      guard leg.isReachable, best.count < count || leg.cost < best[best.count - 1].cost else { continue }
      var (low, high) = (0, best.count)
      while low < high {
        let middle = (low + high) / 2
        if best[middle].cost <= leg.cost { low = middle + 1 } else { high = middle }
      }
      best.insert((leg.cost, position), at: low)
      if best.count > count { best.removeLast() }
    }
    return best.map(\.position)
  }
}
