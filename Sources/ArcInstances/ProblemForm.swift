internal import ArcRouting

/// A problem as our own files write it.
struct ProblemForm: Decodable {
  let format: String
  let problem: RoadProblem

  init(from decoder: any Decoder) throws {
    let object = try StrictObject(
      decoder,
      keys: [
        "format", "name", "nodes", "depot", "capacity", "vehicle_limit", "vehicle_hint", "route_cost_limit",
        "facilities", "emptying_cost", "empties_before_end", "goal", "links", "required_nodes", "turns",
      ])
    format = try object.value("format")
    let goal: String = try object.optional("goal") ?? "total"
    guard let goal = ["total": RoadProblem.Goal.total, "largest": .largest][goal] else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [AnyKey(stringValue: "goal")], debugDescription: "is \(goal); choose total or largest"))
    }
    problem = RoadProblem(
      name: try object.optional("name") ?? "", nodeCount: try object.value("nodes"),
      links: try object.value("links", [LinkForm].self).map(\.link),
      requiredNodes: try object.optional("required_nodes", [NodeForm].self)?.map(\.node) ?? [],
      turns: try object.optional("turns", [TurnForm].self).map(Self.table), depot: try object.value("depot"),
      capacity: try object.optional("capacity"), vehicleLimit: try object.optional("vehicle_limit"),
      vehicleHint: try object.optional("vehicle_hint"), routeCostLimit: try object.optional("route_cost_limit"),
      facilities: try object.optional("facilities") ?? [], emptyingCost: try object.optional("emptying_cost") ?? 0,
      emptiesBeforeEnd: try object.optional("empties_before_end") ?? false, goal: goal)
  }

  private static func table(_ turns: [TurnForm]) throws -> TurnTable {
    var costs: [TurnTable.Turn: Int64] = [:]
    for (number, form) in turns.enumerated() {
      guard costs.updateValue(form.cost, forKey: form.turn) == nil else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: [AnyKey(stringValue: "turns[\(number)]")], debugDescription: "stands a second time"))
      }
    }
    return TurnTable(costs: costs)
  }
}

/// `{"tail": 0, "head": 1, "forward": 3, "backward": 3, "service": {…}}`.
private struct LinkForm: Decodable {
  let link: RoadLink

  init(from decoder: any Decoder) throws {
    let object = try StrictObject(decoder, keys: ["tail", "head", "forward", "backward", "service"])
    link = RoadLink(
      tail: try object.value("tail"), head: try object.value("head"), forward: try object.optional("forward"),
      backward: try object.optional("backward"), service: try object.optional("service", ServiceForm.self)?.service)
  }
}

/// `{"forward": 3, "backward": 3, "demand": 9, "passes": 1}`.
private struct ServiceForm: Decodable {
  let service: RoadLink.Service

  init(from decoder: any Decoder) throws {
    let object = try StrictObject(decoder, keys: ["forward", "backward", "demand", "passes"])
    service = RoadLink.Service(
      forward: try object.optional("forward"), backward: try object.optional("backward"),
      demand: try object.optional("demand") ?? 0, passes: try object.optional("passes") ?? 1)
  }
}

/// `{"node": 4, "cost": 0, "demand": 1}`.
private struct NodeForm: Decodable {
  let node: RequiredNode

  init(from decoder: any Decoder) throws {
    let object = try StrictObject(decoder, keys: ["node", "cost", "demand"])
    node = RequiredNode(
      node: try object.value("node"), cost: try object.optional("cost") ?? 0,
      demand: try object.optional("demand") ?? 0)
  }
}

/// `[from, through, to, cost]`.
private struct TurnForm: Decodable {
  let turn: TurnTable.Turn
  let cost: Int64

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    turn = TurnTable.Turn(
      from: try list.decode(Int.self), through: try list.decode(Int.self), to: try list.decode(Int.self))
    cost = try list.decode(Int64.self)
    guard list.isAtEnd else {
      throw DecodingError.dataCorruptedError(in: list, debugDescription: "has more than four numbers")
    }
  }
}
