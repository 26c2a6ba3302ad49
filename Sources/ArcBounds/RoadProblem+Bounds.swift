internal import ArcRouting

extension RoadProblem {
  /// Makes sure that there can be a solution at all and that sums can be held.
  ///
  /// Sums of prices stay below what floating point holds without rounding, and far below 64 bits.
  func checkForBounds() throws(BoundError) {
    do throws(RoadProblemError) { try check() } catch { throw .unsound(error) }
    let services = links.compactMap(\.service)
    if let vehicleLimit, vehicleLimit < 1, !(services.isEmpty && requiredNodes.isEmpty) { throw .noVehicles }
    let demands =
      services.reduce(Int128(0)) { $0 + Int128($1.demand) * Int128($1.passes) }
      + requiredNodes.reduce(Int128(0)) { $0 + Int128($1.demand) }
    if let capacity, capacity < 1, demands > 0 { throw .noCapacity }
    var prices = requiredNodes.reduce(Int128(0)) { $0 + Int128($1.cost) }
    for link in links {
      prices += Int128(link.forward ?? 0) + Int128(link.backward ?? 0)
      guard let service = link.service else { continue }
      prices += Int128(max(service.forward ?? 0, service.backward ?? 0)) * Int128(service.passes)
    }
    let loads = capacity.map { demands / Int128(max($0, 1)) + 1 } ?? 1
    if demands > Int128(1) << 60 || prices + Int128(emptyingCost) * loads > Int128(1) << 52 { throw .tooLarge }
  }

  /// The rules of the problem that no cut takes account of.
  var rulesIgnoredByBounds: [LowerBound.IgnoredRule] {
    var rules: [LowerBound.IgnoredRule] = []
    if routeCostLimit != nil { rules.append(.routeCostLimit) }
    if vehicleLimit != nil { rules.append(.vehicleLimit) }
    if turns != nil { rules.append(.turns) }
    if !facilities.isEmpty { rules.append(.waysToFacilities) }
    if links.contains(where: { ($0.service?.passes ?? 1) > 1 }) { rules.append(.spacingOfPasses) }
    return rules
  }
}
