/// For each mode the facilities worth going to afterwards: of those that reset a dimension, the nearest few.
struct NearFacilities: Sendable {
  private let isNear: ContiguousArray<Bool>
  private let facilityCount: Int

  init(
    _ problem: ArcRoutingProblem, modes: ContiguousArray<SearchInstance.Mode>, costs: some TravelCosts, profile: Int,
    perDimension: Int = 3
  ) {
    facilityCount = problem.facilities.count
    var isNear = ContiguousArray(repeating: facilityCount <= perDimension, count: modes.count * facilityCount)
    if facilityCount > perDimension {
      for dimension in problem.loadDimensions.indices {
        let numbers = problem.facilities.indices.filter { problem.facilities[$0].resets.contains(dimension) }
        let entries = numbers.map { problem.facilities[$0].entry }
        for (mode, exit) in modes.map(\.exit).enumerated() {
          for near in costs.nearest(perDimension, of: entries, from: exit, profile: profile) {
            isNear[mode * facilityCount + numbers[near]] = true
          }
        }
      }
    }
    self.isNear = isNear
  }

  func contains(_ facility: Int, after mode: Int) -> Bool { isNear[mode * facilityCount + facility] }
}

extension SearchInstance {
  /// Whether a facility is among the nearest after a step; all are after depots and facilities, and for types that not all
  /// facilities admit.
  func isNear(_ facility: Int, after step: RouteStep, type: Int) -> Bool {
    guard let mode = step.mode, facilities[type].count == problem.facilities.count else { return true }
    return nearFacilities.contains(facility, after: mode)
  }
}
