import GeoTypes

/// Turns rules between ways into rules between segments.
struct RestrictionMapper {
  /// A segment as seen from the node where a turn happens.
  private struct Arm {
    var chain: Int
    var way: Int32
    var allowsIn: Bool
    var allowsOut: Bool
  }

  private let waysOfSource: [String: [Int32]]
  private var armsAtNode: [Int32: [Arm]] = [:]

  /// Looks at the ends of all chains that touch one of the nodes.
  init(chains: [Chain], ways: [JoinedWays.Way], nodes: [Int32]) {
    waysOfSource = Dictionary(grouping: ways.indices.map { Int32($0) }) { ways[Int($0)].source }
    for node in nodes { armsAtNode[node] = [] }
    for (number, chain) in chains.enumerated() {
      let direction = chain.attributes.direction
      armsAtNode[chain.from]?.append(
        Arm(
          chain: number, way: chain.firstWay, allowsIn: direction != .forward, allowsOut: direction != .backward))
      armsAtNode[chain.to]?.append(
        Arm(chain: number, way: chain.lastWay, allowsIn: direction != .backward, allowsOut: direction != .forward))
    }
  }

  /// The chains of a rule's two ways at its node.
  func map(_ rule: WayTurnRestriction, node: Int32?) -> Result<(from: Int, to: Int), Refusal> {
    let arms = node.flatMap { armsAtNode[$0] } ?? []
    func arm(of way: String, that allows: (Arm) -> Bool) -> Result<Int, Refusal> {
      let numbers = waysOfSource[way] ?? []
      let ofWay = arms.filter { numbers.contains($0.way) }
      guard !ofWay.isEmpty else { return .failure(Refusal(.restrictionWayMissing(way: way, node: rule.viaNode))) }
      let usable = ofWay.filter(allows)
      guard let first = usable.first else {
        return .failure(Refusal(.restrictionImpossible(way: way, node: rule.viaNode)))
      }
      guard usable.count == 1 else {
        return .failure(Refusal(.restrictionAmbiguous(way: way, node: rule.viaNode)))
      }
      return .success(first.chain)
    }
    return arm(of: rule.fromWay, that: \.allowsIn).flatMap { from in
      arm(of: rule.toWay, that: \.allowsOut).map { (from, $0) }
    }
  }

  /// Why a rule is left out.
  struct Refusal: Error {
    let reason: DroppedInput.Reason

    init(_ reason: DroppedInput.Reason) { self.reason = reason }
  }
}
