/// Rounds that make a walk cheaper: the drives of a stretch of it are taken out, and what falls apart is joined and evened out
/// anew, on roads whose prices are disturbed so that other ways are tried. A little worse walks are gone on from, less and less so
/// (record to record, Dueck 1993, DOI 10.1006/jcph.1993.1010).
struct PostmanImprovement {
  private let network: PostmanNetwork
  private var random: RandomSource
  private var current: [PostmanStep]
  private var currentCost: Int64
  /// The cheapest walk so far, and its cost.
  private(set) var best: [PostmanStep]
  private(set) var cost: Int64

  /// Drives that are taken out at most, and the part of the best cost by which walks may be worse, in thousandths.
  private static let stretch = 30
  private static let slack = 5

  init(_ network: PostmanNetwork, _ first: [PostmanStep], seed: UInt64) {
    self.network = network
    random = RandomSource(seed: seed)
    (best, cost) = (first, network.price(first))
    (current, currentCost) = (best, cost)
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
    guard price <= cost + cost / 1000 * Int64(Self.slack) else { return }
    (current, currentCost) = (found, price)
    if price < cost { (best, cost) = (found, price) }
  }
}
