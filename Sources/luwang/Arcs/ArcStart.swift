import ArcInstances
import ArcRouting

/// What a search begins with: one vehicle's tour, whole or, where the largest of several routes counts, cut into such routes.
struct ArcStart {
  let tour: PostmanTour
  /// How many vehicles share the tour; `nil` where it is for one alone.
  let vehicles: Int?

  /// `nil` where loads, turns or limits are in the way, or something cannot be reached: the search tells what.
  /// - Parameters:
  ///   - seed: where random numbers begin.
  ///   - deadline: processor seconds of this process after which no round of improvement begins.
  ///   - interruption: ends them when Ctrl-C is pressed.
  init?(_ instance: ArcInstance, seed: UInt64, until deadline: Double, _ interruption: Interruption) {
    var problem = instance.problem
    let isShared = problem.goal == .largest && problem.vehicleLimit != 1
    vehicles = isShared ? problem.vehicleLimit ?? instance.serviceCount : nil
    if isShared { problem.goal = .total }
    let goesOn = { CPUClock.process < deadline && !interruption.hasCome }
    guard let tour = try? PostmanSolver(problem).tour(seed: seed, while: goesOn) else { return nil }
    self.tour = tour
  }

  /// Whether it is the best solution.
  var isOptimal: Bool { vehicles == nil && tour.isOptimal }

  /// No solution is below it, where it is for one vehicle.
  var bound: Int64? { vehicles == nil ? tour.bound : nil }

  /// Its routes.
  func plans(in conversion: RoadConversion, costs: some TravelCosts) -> [RoutePlan] {
    if let vehicles { return tour.plans(in: conversion, costs: costs, vehicles: vehicles) }
    return tour.visits.isEmpty ? [] : [tour.plan(in: conversion)]
  }
}
