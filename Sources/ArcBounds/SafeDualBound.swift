/// A bound from prices of rows that holds whatever errors the prices have.
///
/// Any prices of rows give a bound once no column's reduced cost is below zero (Neumaier and Shcherbina 2004,
/// DOI 10.1007/s10107-003-0433-3). Here prices are rounded to integers in units of `1 / scale` and all else is done in
/// integers: the nodes' prices are lowered to what shortest paths allow, then the cuts' to what reduced costs allow, so no bound
/// on variables is called on but that of the passes, and nothing is left to the solver's tolerance.
struct SafeDualBound {
  static let scale = Int128(1) << 24

  private let model: OneIndexModel
  private var nodePrices: [Int128]
  private var cutPrices: [Int128]

  /// - Parameter prices: those of the balance rows, one a node, then those of the cuts.
  init(_ model: OneIndexModel, prices: [Double]) {
    self.model = model
    let nodes = model.isDirected ? model.graph.nodeCount : 0
    nodePrices = prices[..<nodes].map(SafeDualBound.rounded)
    cutPrices = prices[nodes...].map { max(0, SafeDualBound.rounded($0)) }
    if nodes == 0 { nodePrices = [Int128](repeating: 0, count: model.graph.nodeCount) }
  }

  /// The least whole cost that the prices prove.
  mutating func value(of cuts: [Cut]) -> Int128 {
    lowerNodePrices()
    lowerCutPrices(cuts)
    var sum = Int128(0)
    for (cut, price) in zip(cuts, cutPrices) { sum += price * Int128(cut.least) }
    for (surplus, price) in zip(model.surplus, nodePrices) { sum += price * Int128(surplus) }
    for variable in model.variables where variable.role == .servesForward {
      let reduced = reducedCost(of: variable)
      if reduced < 0 { sum += reduced * Int128(model.graph.passes[variable.link]) }
    }
    let unit = step * SafeDualBound.scale
    return model.fixedCost + roundedUp(sum, unit) / SafeDualBound.scale
  }

  /// What all costs of variables are multiples of; the cost that varies is one too.
  private var step: Int128 {
    var step = Int128(0)
    for variable in model.variables {
      var (a, b) = (step, Int128(abs(variable.cost)))
      while b != 0 { (a, b) = (b, a % b) }
      step = a
    }
    return max(step, 1)
  }

  private func roundedUp(_ sum: Int128, _ unit: Int128) -> Int128 {
    let (quotient, rest) = sum.quotientAndRemainder(dividingBy: unit)
    return (rest > 0 ? quotient + 1 : quotient) * unit
  }

  private static func rounded(_ price: Double) -> Int128 {
    guard price.isFinite, abs(price) < 1e17 else { return 0 }
    return Int128((price * Double(scale)).rounded(.down))
  }

  /// The variable's cost less what the nodes' prices give for it; drives over a link are `tail` price less `head` price.
  private func reducedCost(of variable: OneIndexModel.Variable) -> Int128 {
    let (tail, head) = (model.graph.tail[variable.link], model.graph.head[variable.link])
    let leaving = Int128(variable.leaving)
    return Int128(variable.cost) * SafeDualBound.scale - leaving * (nodePrices[tail] - nodePrices[head])
  }

  /// Lowers prices of nodes until none is above another's by more than the price of driving there.
  private mutating func lowerNodePrices() {
    guard model.isDirected else { return }
    let drives = model.variables.filter { $0.role != .servesForward }
    var isStable = false
    while !isStable {
      isStable = true
      for variable in drives {
        let excess = -reducedCost(of: variable)
        guard excess > 0 else { continue }
        let link = variable.link
        nodePrices[variable.role == .drivesForward ? model.graph.tail[link] : model.graph.head[link]] -= excess
        isStable = false
      }
    }
  }

  /// Lowers prices of cuts until those around no link sum up to more than the reduced cost of driving over it.
  private mutating func lowerCutPrices(_ cuts: [Cut]) {
    var rest = [Int128?](repeating: nil, count: model.graph.linkCount)
    for variable in model.variables where variable.role != .servesForward {
      rest[variable.link] = min(rest[variable.link] ?? .max, reducedCost(of: variable))
    }
    for (number, cut) in cuts.enumerated() {
      let allowed = cut.links.reduce(cutPrices[number]) { min($0, rest[$1] ?? $0) }
      cutPrices[number] = max(0, allowed)
      for link in cut.links { rest[link]? -= cutPrices[number] }
    }
  }
}
