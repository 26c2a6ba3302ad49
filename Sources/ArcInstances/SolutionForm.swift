/// A solution as files write it.
struct SolutionForm: Decodable {
  let solution: RoadSolution

  init(from decoder: any Decoder) throws {
    let object = try StrictObject(
      decoder,
      keys: [
        "format", "instance", "cost", "objective", "bound", "routes", "unserved", "bound_relaxation", "bound_ignores",
        "gap_percent", "seed", "iterations", "seconds", "solver",
      ])
    let format: String = try object.value("format")
    guard format == RoadSolution.format else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: [AnyKey(stringValue: "format")],
          debugDescription: "is \(format); known is \(RoadSolution.format)"))
    }
    solution = RoadSolution(
      instance: try object.value("instance"), cost: try object.amount("cost"),
      objective: try object.amount("objective"),
      bound: try object.optionalAmount("bound"), routes: try object.value("routes", [RouteForm].self).map(\.route),
      unserved: try object.optional("unserved", [UnservedForm].self)?.map(\.unserved) ?? [])
  }
}

/// `{"cost": 65, "load": 5, "stops": […], "way_back": [7, 1]}`.
private struct RouteForm: Decodable {
  let route: RoadSolution.Route

  init(from decoder: any Decoder) throws {
    let object = try StrictObject(decoder, keys: ["cost", "load", "stops", "way_back"])
    route = RoadSolution.Route(
      stops: try object.value("stops", [StopForm].self).map(\.stop), wayBack: try object.optional("way_back"),
      cost: try object.amount("cost"), load: try object.amount("load"))
  }
}

/// `{"link": 3, "mode": "forward", "from": 1, "to": 2, "way": [1], "cost": 13, "load": 1}`.
private struct StopForm: Decodable {
  let stop: RoadSolution.Stop

  init(from decoder: any Decoder) throws {
    let object = try StrictObject(
      decoder,
      keys: ["link", "mode", "pass", "required_node", "facility", "from", "to", "way", "cost", "load"])
    stop = RoadSolution.Stop(
      visit: try object.visit(), from: try object.optional("from"), to: try object.optional("to"),
      way: try object.optional("way"), cost: try object.amount("cost"), load: try object.amount("load"))
  }
}

/// `{"link": 3, "mode": "forward", "reason": "capacity"}`.
private struct UnservedForm: Decodable {
  let unserved: RoadSolution.Unserved

  init(from decoder: any Decoder) throws {
    let object = try StrictObject(decoder, keys: ["link", "mode", "pass", "required_node", "facility", "reason"])
    unserved = RoadSolution.Unserved(visit: try object.visit(), reason: try object.optional("reason") ?? "")
  }
}

extension StrictObject {
  /// A sum that leaves room to be reckoned with.
  fileprivate func amount(_ key: String) throws -> Int64 {
    let amount: Int64 = try value(key)
    return try bounded(amount, key)
  }

  fileprivate func optionalAmount(_ key: String) throws -> Int64? {
    try optional(key, Int64.self).map { try bounded($0, key) }
  }

  private func bounded(_ amount: Int64, _ key: String) throws -> Int64 {
    guard abs(amount.clamped) < 1 << 60 else { throw fault(key, "is too large") }
    return amount
  }

  fileprivate func visit() throws -> RoadSolution.Visit {
    let link: Int? = try optional("link")
    let node: Int? = try optional("required_node")
    let facility: Int? = try optional("facility")
    switch (link, node, facility) {
    case (let link?, nil, nil):
      let mode: String = try value("mode")
      guard mode == "forward" || mode == "backward" else {
        throw fault("mode", "is \(mode); choose forward or backward")
      }
      return .link(link, isForward: mode == "forward", pass: try optional("pass") ?? 0)
    case (nil, let node?, nil): return .requiredNode(node)
    case (nil, nil, let facility?): return .facility(facility)
    default: throw fault("link", "give one of link, required_node and facility")
    }
  }
}

extension Int64 {
  /// The same, or next to the least, whose magnitude an integer holds.
  fileprivate var clamped: Int64 { Swift.max(self, -Int64.max) }
}
