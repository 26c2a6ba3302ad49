public import ArcRouting

extension ArcInstance {
  /// A problem as a file of our own: the same problem gives the same text, a link on each line.
  public static func text(of problem: RoadProblem) -> String {
    var fields = ["\"format\": \"\(ProblemFile.format)\"", "\"name\": \(JSONString.quoted(problem.name))"]
    func set(_ key: String, _ value: (some BinaryInteger)?) {
      if let value { fields.append("\"\(key)\": \(value)") }
    }
    set("nodes", problem.nodeCount)
    set("depot", problem.depot)
    set("capacity", problem.capacity)
    set("vehicle_limit", problem.vehicleLimit)
    set("vehicle_hint", problem.vehicleHint)
    set("route_cost_limit", problem.routeCostLimit)
    if !problem.facilities.isEmpty { fields.append("\"facilities\": \(problem.facilities)") }
    if problem.emptyingCost != 0 { set("emptying_cost", problem.emptyingCost) }
    if problem.emptiesBeforeEnd { fields.append("\"empties_before_end\": true") }
    if problem.goal == .largest { fields.append("\"goal\": \"largest\"") }
    fields.append(list("links", problem.links.map(text)))
    if !problem.requiredNodes.isEmpty {
      let nodes = problem.requiredNodes.map { "{\"node\": \($0.node), \"cost\": \($0.cost), \"demand\": \($0.demand)}" }
      fields.append(list("required_nodes", nodes))
    }
    if let turns = problem.turns {
      let sorted = turns.costs.map { [Int64($0.key.from), Int64($0.key.through), Int64($0.key.to), $0.value] }
      fields.append(list("turns", sorted.sorted { $0.lexicographicallyPrecedes($1) }.map { "\($0)" }))
    }
    return "{\n  " + fields.joined(separator: ",\n  ") + "\n}\n"
  }

  private static func list(_ key: String, _ items: [String]) -> String {
    guard !items.isEmpty else { return "\"\(key)\": []" }
    return "\"\(key)\": [\n    " + items.joined(separator: ",\n    ") + "\n  ]"
  }

  private static func text(_ link: RoadLink) -> String {
    var fields = ["\"tail\": \(link.tail)", "\"head\": \(link.head)"] + prices(link.forward, link.backward)
    if let service = link.service {
      var its = prices(service.forward, service.backward) + ["\"demand\": \(service.demand)"]
      if service.passes != 1 { its.append("\"passes\": \(service.passes)") }
      fields.append("\"service\": {\(its.joined(separator: ", "))}")
    }
    return "{\(fields.joined(separator: ", "))}"
  }

  private static func prices(_ forward: Int64?, _ backward: Int64?) -> [String] {
    [forward.map { "\"forward\": \($0)" }, backward.map { "\"backward\": \($0)" }].compactMap { $0 }
  }
}
