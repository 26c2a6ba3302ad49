import RoadNetwork

/// The turn rules of a network by the node and segment they start from.
struct TurnRules {
  private struct Approach: Hashable {
    var via: NodeID
    var from: SegmentUID
  }

  private struct Rule {
    var banned: Set<SegmentUID> = []
    /// Where not empty, nothing else is allowed.
    var commanded: Set<SegmentUID> = []
  }

  private var rules: [Approach: Rule] = [:]

  init(_ restrictions: [TurnRestriction]) {
    for restriction in restrictions {
      let approach = Approach(via: restriction.via, from: restriction.from)
      switch restriction.kind {
      case .no: rules[approach, default: Rule()].banned.insert(restriction.to)
      case .only: rules[approach, default: Rule()].commanded.insert(restriction.to)
      }
    }
  }

  /// Whether the rules let a vehicle go from one segment over a node into another.
  func allow(from: SegmentUID, via: NodeID, to: SegmentUID) -> Bool {
    guard let rule = rules[Approach(via: via, from: from)] else { return true }
    return !rule.banned.contains(to) && (rule.commanded.isEmpty || rule.commanded.contains(to))
  }
}
