internal import Foundation

extension RoadSolution {
  static let format = "luwang-arcs-solution/1"

  /// Reads the bytes of a solution file.
  /// - Parameter firstNode: what the file of the instance calls node 0.
  /// - Throws: `InstanceError.json`.
  public init(reading bytes: [UInt8], firstNode: Int) throws(InstanceError) {
    do {
      var solution = try JSONDecoder().decode(SolutionForm.self, from: Data(bytes)).solution
      solution.moveNodes(by: -firstNode)
      self = solution
    } catch let error as DecodingError { throw InstanceError(error) } catch {
      throw .json(path: "", reason: "is no JSON")
    }
  }

  /// The solution as a file, a stop on each line.
  /// - Parameters:
  ///   - firstNode: what the file of the instance calls node 0.
  ///   - facts: more fields for the head of the file, as JSON; readers pass over them.
  public func text(firstNode: Int, facts: [(key: String, json: String)] = []) -> String {
    var moved = self
    moved.moveNodes(by: firstNode)
    var fields = ["\"format\": \"\(Self.format)\"", "\"instance\": \(JSONString.quoted(instance))"]
    fields += ["\"cost\": \(cost)", "\"objective\": \(objective)"]
    if let bound { fields.append("\"bound\": \(bound)") }
    fields += facts.map { "\"\($0.key)\": \($0.json)" }
    fields.append("\"routes\": [" + moved.routes.map { "\n    " + Self.text($0) }.joined(separator: ",") + "\n  ]")
    let left = moved.unserved.map { "{\(Self.text($0.visit)), \"reason\": \(JSONString.quoted($0.reason))}" }
    fields.append("\"unserved\": [\(left.joined(separator: ", "))]")
    return "{\n  " + fields.joined(separator: ",\n  ") + "\n}\n"
  }

  private static func text(_ route: Route) -> String {
    let stops = route.stops.map { stop in
      var fields = [text(stop.visit)]
      if let from = stop.from { fields.append("\"from\": \(from)") }
      if let to = stop.to { fields.append("\"to\": \(to)") }
      if let way = stop.way { fields.append("\"way\": \(way)") }
      fields += ["\"cost\": \(stop.cost)", "\"load\": \(stop.load)"]
      return "\n      {\(fields.joined(separator: ", "))}"
    }
    let back = route.wayBack.map { ", \"way_back\": \($0)" } ?? ""
    return
      "{\"cost\": \(route.cost), \"load\": \(route.load), \"stops\": [\(stops.joined(separator: ","))\n    ]\(back)}"
  }

  private static func text(_ visit: Visit) -> String {
    switch visit {
    case .link(let number, let isForward, let pass):
      "\"link\": \(number), \"mode\": \"\(isForward ? "forward" : "backward")\""
        + (pass == 0 ? "" : ", \"pass\": \(pass)")
    case .requiredNode(let number): "\"required_node\": \(number)"
    case .facility(let number): "\"facility\": \(number)"
    }
  }

  /// Renumbers nodes; one beyond what an integer holds is left as it is, and found wrong by the check.
  private mutating func moveNodes(by step: Int) {
    func moved(_ node: Int) -> Int {
      let (sum, isOver) = node.addingReportingOverflow(step)
      return isOver ? node : sum
    }
    for route in routes.indices {
      routes[route].wayBack = routes[route].wayBack?.map(moved)
      for stop in routes[route].stops.indices {
        routes[route].stops[stop].way = routes[route].stops[stop].way?.map(moved)
        routes[route].stops[stop].from = routes[route].stops[stop].from.map(moved)
        routes[route].stops[stop].to = routes[route].stops[stop].to.map(moved)
      }
    }
  }
}
