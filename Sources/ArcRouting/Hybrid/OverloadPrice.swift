/// The price of a unit of load above what a vehicle holds, adapted so that a set share of the routes met keep the limit
/// (Vidal, Crainic, Gendreau, Lahrichi and Rei 2012, DOI 10.1287/opre.1120.1048).
struct OverloadPrice {
  /// Whether routes may hold too much at all.
  let isAllowed: Bool
  private(set) var price = 0.0
  private var rounds = 0
  private var within = 0

  /// The share of rounds that should end within limits, how exactly, and after how many rounds the price is looked at.
  private static let target = 0.4
  private static let tolerance = 0.05
  private static let period = 1_000
  private static let step = 1.1

  init(isAllowed: Bool) { self.isAllowed = isAllowed }

  /// Sets the first price.
  mutating func start(at first: Double) { price = isAllowed ? first : 0 }

  /// Counts what a round ended with.
  @inline(__always)
  mutating func count(isWithin: Bool) {
    guard isAllowed else { return }
    rounds += 1
    if isWithin { within += 1 }
    if rounds == Self.period { adapt() }
  }

  private mutating func adapt() {
    let share = Double(within) / Double(rounds)
    if share < Self.target - Self.tolerance {
      price *= Self.step
    } else if share > Self.target + Self.tolerance {
      price /= Self.step
    }
    (rounds, within) = (0, 0)
  }
}
