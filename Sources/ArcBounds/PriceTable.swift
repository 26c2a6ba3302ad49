/// The best two prices of coming to each entry, of different services: what a drive from any service may lead to.
struct PriceTable {
  private var best: ContiguousArray<Int64>
  private var owner: ContiguousArray<Int32>
  private var second: ContiguousArray<Int64>

  /// What coming somewhere costs less the price of being there, at the least, and at the least but for the service that
  /// the first belongs to.
  struct Least {
    var first = VisitModel.noWay
    var owner = Int32(-1)
    var second = VisitModel.noWay

    mutating func offer(_ price: Int64, _ service: Int32) {
      if service == owner {
        first = min(first, price)
      } else if price < first {
        (second, first, owner) = (first, price, service)
      } else {
        second = min(second, price)
      }
    }

    func without(_ service: Int32) -> Int64 { owner == service ? second : first }
  }

  init(_ model: VisitModel, _ prices: VisitPrices) {
    let none = -VisitModel.noWay
    best = ContiguousArray(repeating: none, count: model.entries.count)
    owner = ContiguousArray(repeating: -1, count: model.entries.count)
    second = best
    for (service, modes) in model.modes.enumerated() {
      for (mode, price) in zip(modes, prices.entry[service]) { offer(price, Int32(service), at: mode.entry) }
    }
  }

  private mutating func offer(_ price: Int64, _ service: Int32, at entry: Int) {
    if owner[entry] == service {
      best[entry] = max(best[entry], price)
    } else if price > best[entry] {
      (second[entry], best[entry], owner[entry]) = (best[entry], price, service)
    } else {
      second[entry] = max(second[entry], price)
    }
  }

  /// The least over all services of the drive's price less that of coming there. - Complexity: O(entries).
  func least(_ row: ContiguousArray<Int64>) -> Least {
    var least = Least()
    for entry in row.indices where row[entry] < VisitModel.noWay && owner[entry] >= 0 {
      least.offer(row[entry] - best[entry], owner[entry])
      // Of whom the second is does not matter: it is not the first, and two that are alike exclude nobody else.
      if second[entry] > -VisitModel.noWay { least.offer(row[entry] - second[entry], -2) }
    }
    return least
  }
}
