internal import ArcRouting

extension VisitPrices {
  /// What these prices prove; `nil` where the prices of stations do not settle, or work was called off.
  /// - Complexity: one row of drives for each place where a service ends.
  func proof(
    _ model: VisitModel, _ costs: some TravelCosts, isCancelled: () -> Bool
  ) -> PricedBound.Proof? {
    let table = PriceTable(model, self)
    guard let stations = settled(model, costs, table) else { return nil }
    var worth = [Int64?](repeating: nil, count: model.services.count)
    var byExit: [Place: [(service: Int, mode: Int)]] = [:]
    for (service, modes) in model.modes.enumerated() {
      for (number, mode) in modes.enumerated() { byExit[mode.exit, default: []].append((service, number)) }
    }
    var (row, legs) = (ContiguousArray<Int64>(), ContiguousArray<TravelLeg>())
    for (number, exit) in byExit.keys.sorted(by: { $0.index < $1.index }).enumerated() {
      if number % 16 == 0, isCancelled() { return nil }
      model.prices(from: exit, costs, &legs, into: &row)
      let least = table.least(row)
      let home = (0..<model.stationCount).reduce(VisitModel.noWay) { best, station in
        let price = model.price(toStation: station, in: row)
        return price < VisitModel.noWay ? min(best, price - stations.entry[station]) : best
      }
      for (service, mode) in byExit[exit] ?? [] {
        let leaving = min(home, least.without(Int32(service)))
        guard leaving < VisitModel.noWay / 2 else { continue }
        let due = min(leaving, VisitPrices.limit) + entry[service][mode] + model.modes[service][mode].price
        worth[service] = min(worth[service] ?? .max, due)
      }
    }
    return PricedBound.Proof(worth: worth, filling: filling, route: stations.route)
  }

  /// The prices of coming to each station such that every visit to it pays for the fillings that it brings, and what
  /// is left of each visit to the base.
  private func settled(
    _ model: VisitModel, _ costs: some TravelCosts, _ table: PriceTable
  ) -> (entry: [Int64], route: Int64)? {
    var (rows, least) = ([ContiguousArray<Int64>](), [Int64]())
    var (row, legs) = (ContiguousArray<Int64>(), ContiguousArray<TravelLeg>())
    for station in 0..<model.stationCount {
      model.prices(fromStation: station, costs, &legs, into: &row)
      least.append(table.least(row).first)
      rows.append(ContiguousArray((0..<model.stationCount).map { model.price(toStation: $0, in: row) }))
    }
    let due = (0..<model.stationCount).map { station in
      zip(model.limits.loads, filling).reduce(Int64(0)) { sum, next in
        let brings = station == 0 ? next.0.comesWithRoute : next.0.facilities.contains(station - 1)
        return brings ? sum + next.1 : sum
      }
    }
    var entry = stationEntry
    func leaving(_ station: Int) -> Int64 {
      var price = least[station]
      for other in 0..<model.stationCount where other != station && rows[station][other] < VisitModel.noWay {
        price = min(price, rows[station][other] - entry[other])
      }
      return min(price, VisitPrices.limit)
    }
    for _ in 0...model.stationCount + 1 {
      var isSettled = true
      for station in 0..<model.stationCount {
        let needed = due[station] - model.price(ofStation: station) - leaving(station)
        if entry[station] < needed { (entry[station], isSettled) = (needed, false) }
      }
      if isSettled { return (entry, leaving(0) + entry[0] - due[0]) }
    }
    return nil
  }
}
