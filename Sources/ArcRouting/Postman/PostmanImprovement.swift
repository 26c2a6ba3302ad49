/// Rounds that make a walk cheaper: the drives of a stretch of it are taken out, and what falls apart is joined and evened out
/// anew, on roads whose prices are disturbed so that other ways are tried. Walks a little worse than the best are gone on from
/// (record to record, Dueck 1993, DOI 10.1006/jcph.1993.1010).
struct PostmanImprovement {
  private let network: PostmanNetwork
  private var random: RandomSource
  private var current: [PostmanStep]
  /// The cheapest walk so far, and its cost.
  private(set) var best: [PostmanStep]
  private(set) var cost: Int64

  /// Drives that are taken out at most.
  private static let stretch = 30
  /// By how much walks may be worse than the best.
  private let slack: Int64

  init(_ network: PostmanNetwork, _ first: [PostmanStep], seed: UInt64) {
    self.network = network
    random = RandomSource(seed: seed)
    (best, cost) = (first, network.price(first))
    current = best
    // Two fifths of what passing one of the pieces costs.
    slack = 2 * cost / Int64(5 * max(network.pieces.count, 1))
  }

  mutating func round() {
    let drives = current.indices.filter { current[$0].service == nil }
    guard !drives.isEmpty else { return }
    let from = random.below(drives.count)
    let length = 1 + random.below(min(Self.stretch, drives.count))
    let out = Set((0..<length).map { drives[(from + $0) % drives.count] })
    let kept = drives.filter { !out.contains($0) }.map { network.drive(current[$0].from, current[$0].to) }
    guard let ways = network.roads.disturbed(by: random.next()) else { return }
    guard let found = network.closed(network.joined(network.pieces + kept, on: ways), on: ways) else { return }
    let price = network.price(found)
    guard price <= cost + slack else { return }
    current = found
    if price < cost { (best, cost) = (found, price) }
  }
}
