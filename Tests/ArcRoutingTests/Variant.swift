import ArcRouting
import Testing

/// The kinds of problems that the search is held to exhaustive search on; each draws problems whose rule binds.
enum Variant: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case edges, mixedModes, turns, dimensions, facilities, fleets, openRoutes, windows, shifts, breaks, limits, prizes
  case classes, largestCost, largestDuration, largestDistance, weightedCost, partial
  // What `FurtherVariantTests` look at.
  case stages, previousPlan, fewerVehicles, weightedDuration, weightedDistance

  static let further: [Variant] = [.stages, .previousPlan, .fewerVehicles, .weightedDuration, .weightedDistance]
  static let searched = allCases.filter { !further.contains($0) }

  var testDescription: String { rawValue }

  /// A tiny problem of this kind.
  func problem(seed: UInt64) throws -> VariantProblem {
    var draw = self == .turns ? VariantDraw.turns(seed: seed) : VariantDraw(seed: seed)
    switch self {
    case .edges: draw.edges()
    case .mixedModes: draw.mixedModes()
    case .turns: break
    case .dimensions: draw.loadDimensions()
    case .facilities: draw.resets()
    case .fleets: draw.fleets()
    case .openRoutes: draw.openRoutes()
    case .windows: draw.windows()
    case .shifts: draw.shifts()
    case .breaks: draw.breaks()
    case .limits: draw.limits()
    case .prizes: draw.prizes()
    case .classes: draw.classes()
    case .largestCost: draw.largest(.minMax(.cost))
    case .largestDuration: draw.largest(.minMax(.duration))
    case .largestDistance: draw.largest(.minMax(.distance))
    case .weightedCost: draw.weighted(.cost)
    case .weightedDuration: draw.weighted(.duration)
    case .weightedDistance: draw.weighted(.distance)
    case .partial: draw.partial()
    case .stages: draw.stages()
    case .previousPlan: draw.planBefore()
    case .fewerVehicles: draw.fewerVehicles()
    }
    return try draw.finished()
  }
}
