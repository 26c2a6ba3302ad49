/// Prices of places that prove a bound: no drive costs less than the price of leaving one place and that of coming to
/// another, so all routes together cost no less than what is due for each visit.
///
/// Any prices of coming give a bound once those of leaving are what drives allow, which are looked up one and all; so it
/// holds whatever the linear program's tolerances are, whichever drives it knows of, and wherever it stops.
struct VisitPrices: Sendable {
  /// The price of coming to each mode of each service.
  var entry: [[Int64]]
  /// That of coming to each station.
  var stationEntry: [Int64]
  /// What every filling of each load of the limits is worth.
  var filling: [Int64]

  /// Prices are kept within this, so that sums of fifty thousand services stay whole.
  static let limit = Int64(1) << 42

  init(entry: [[Int64]], stationEntry: [Int64], filling: [Int64]) {
    func clamped(_ price: Int64) -> Int64 { min(max(price, -Self.limit), Self.limit) }
    self.entry = entry.map { $0.map(clamped) }
    self.stationEntry = stationEntry.map(clamped)
    self.filling = filling.map { max(0, clamped($0)) }
  }
}
