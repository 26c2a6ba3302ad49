public import ArcRouting

/// Recomputes cost, loads, times and coverage of a solution from the problem alone: by its own ways, turn by turn, and by
/// nothing that the solver or its evaluator use.
public struct SolutionCheck: Sendable {
  /// The problem.
  public let problem: RoadProblem

  /// What the words of findings call node 0.
  public let firstNode: Int

  /// Takes a problem, which has been checked.
  public init(_ problem: RoadProblem, firstNode: Int = 0) {
    self.problem = problem
    self.firstNode = firstNode
  }

  /// Every fault of a solution; empty for a right and complete one.
  /// - Complexity: linear in stops and nodes of ways; a search through the graph for each way that is not stated.
  public func findings(in solution: RoadSolution) -> [SolutionFinding] {
    var findings: [SolutionFinding] = []
    if solution.instance != problem.name {
      findings.append(SolutionFinding(.otherInstance, detail: "'\(solution.instance)', not '\(problem.name)'"))
    }
    findings += visitFindings(solution) + coverageFindings(solution)
    if let limit = problem.vehicleLimit, solution.routes.count > limit {
      findings.append(
        SolutionFinding(.tooManyVehicles, stated: Int64(limit), found: Int64(solution.routes.count)))
    }
    let roads = CheckedRoads(problem)
    var costs: [Int64] = []
    for (number, route) in solution.routes.enumerated() {
      var check = RouteCheck(roads, number: number, firstNode: firstNode)
      check.drive(route)
      findings += check.findings
      costs.append(check.cost)
    }
    // Sums say nothing where a route could not be followed.
    guard findings.allSatisfy({ Self.leavesSums.contains($0.reason) }) else { return findings }
    let (total, largest) = (costs.reduce(0, +), costs.max() ?? 0)
    let objective = problem.goal == .largest ? largest : total
    if solution.cost != total {
      findings.append(SolutionFinding(.totalMisstated, stated: solution.cost, found: total))
    }
    if solution.objective != objective {
      findings.append(SolutionFinding(.objectiveMisstated, stated: solution.objective, found: objective))
    }
    if let bound = solution.bound, bound > objective {
      findings.append(SolutionFinding(.boundBroken, stated: bound, found: objective))
    }
    return findings
  }

  private static let leavesSums: Set<SolutionFinding.Reason> = [
    .otherInstance, .endsMisstated, .servedTwice, .missing, .unservedMisstated, .overload, .notEmptied, .tooLong,
    .tooManyVehicles, .emptyRoute,
    .costMisstated, .loadMisstated,
  ]

  /// Visits that mean nothing in this problem.
  private func visitFindings(_ solution: RoadSolution) -> [SolutionFinding] {
    var findings: [SolutionFinding] = []
    for (number, route) in solution.routes.enumerated() {
      for (position, stop) in route.stops.enumerated() {
        guard let (reason, detail) = fault(of: stop.visit) else { continue }
        findings.append(SolutionFinding(reason, route: number, stop: position, detail: detail))
      }
    }
    return findings
  }

  private func fault(of visit: RoadSolution.Visit) -> (SolutionFinding.Reason, String)? {
    switch visit {
    case .facility(let number):
      return problem.facilities.indices.contains(number) ? nil : (.unknownVisit, "facility \(number)")
    case .requiredNode(let number):
      return problem.requiredNodes.indices.contains(number) ? nil : (.unknownVisit, "required node \(number)")
    case .link(let number, let isForward, let pass):
      guard problem.links.indices.contains(number) else { return (.unknownVisit, "link \(number)") }
      guard let service = problem.links[number].service else { return (.notRequired, "link \(number)") }
      guard (isForward ? service.forward : service.backward) != nil else {
        return (.wrongMode, "link \(number) \(isForward ? "forward" : "backward")")
      }
      guard (0..<service.passes).contains(pass) else { return (.unknownPass, "link \(number), pass \(pass)") }
      return nil
    }
  }

  /// What is to be served, and how often it is.
  private func coverageFindings(_ solution: RoadSolution) -> [SolutionFinding] {
    var times: [Service: Int] = [:]
    for visit in solution.routes.flatMap(\.stops).map(\.visit) {
      if let service = Service(visit) { times[service, default: 0] += 1 }
    }
    var left: Set<Service> = []
    var findings: [SolutionFinding] = []
    for service in solution.unserved.compactMap({ Service($0.visit) }) where !left.insert(service).inserted {
      findings.append(SolutionFinding(.unservedMisstated, detail: "\(service) stands twice"))
    }
    var wanted: Set<Service> = []
    for (number, link) in problem.links.enumerated() {
      for pass in 0..<(link.service?.passes ?? 0) { wanted.insert(.link(number, pass: pass)) }
    }
    for number in problem.requiredNodes.indices { wanted.insert(.requiredNode(number)) }
    for service in wanted.sorted(by: { $0.order < $1.order }) {
      let count = times[service] ?? 0
      if count > 1 { findings.append(SolutionFinding(.servedTwice, found: Int64(count), detail: "\(service)")) }
      if count == 0 { findings.append(SolutionFinding(.missing, detail: "\(service)")) }
      if (count == 0) != left.contains(service) {
        let detail = count == 0 ? "\(service) is left out and not listed" : "\(service) is listed and served"
        findings.append(SolutionFinding(.unservedMisstated, detail: detail))
      }
    }
    for service in left.subtracting(wanted).sorted(by: { $0.order < $1.order }) {
      findings.append(SolutionFinding(.unservedMisstated, detail: "\(service) need not be served"))
    }
    return findings
  }
}

/// Something to be served once.
private enum Service: Hashable, CustomStringConvertible {
  case link(Int, pass: Int)
  case requiredNode(Int)

  init?(_ visit: RoadSolution.Visit) {
    switch visit {
    case .link(let number, _, let pass): self = .link(number, pass: pass)
    case .requiredNode(let number): self = .requiredNode(number)
    case .facility: return nil
    }
  }

  var order: (Int, Int, Int) {
    switch self {
    case .link(let number, let pass): (0, number, pass)
    case .requiredNode(let number): (1, number, 0)
    }
  }

  var description: String {
    switch self {
    case .link(let number, let pass): "link \(number), pass \(pass)"
    case .requiredNode(let number): "required node \(number)"
    }
  }
}
