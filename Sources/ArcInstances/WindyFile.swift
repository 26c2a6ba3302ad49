internal import ArcRouting

/// Windy rural postmen (Benavent, Corberán, Piñana, Plana and Sanchis 2005, Computers & Operations Research 32): edges with a price
/// for each direction, `(1,2) coste 69 62`.
///
/// A price of 99999999 closes a direction; in files whose prices stay below 10,000 that is 9999. For a single postman the
/// depot is an end of the first required edge, which every tour passes; several start at node 1.
enum WindyFile {
  private static let pattern = ["(", "#", ",", "#", ")", "coste", "#", "#"]

  static func read(_ lines: [InstanceLine], vehicles: Int?) throws(InstanceError) -> ArcInstance {
    var (fields, section) = (InstanceFields(), "")
    var links: [ListedLink] = []
    for line in lines {
      if line.tokens[0] == "(" {
        guard !section.isEmpty else { throw line.isUnknown }
        guard let numbers = line.numbers(pattern) else { throw line.malformed("(node,node) coste n n") }
        links.append(
          ListedLink(
            line: line, tail: numbers[0], head: numbers[1], forward: numbers[2], backward: numbers[3],
            service: section == "LISTA_ARISTAS_REQ"
              ? RoadLink.Service(forward: numbers[2], backward: numbers[3], demand: 0) : nil))
        continue
      }
      guard let (name, value) = line.field() else { throw line.isUnknown }
      switch name {
      case "LISTA_ARISTAS_REQ", "LISTA_ARISTAS_NOREQ": section = name
      case "NOMBRE", "COMENTARIO", "VERTICES", "ARISTAS_REQ", "ARISTAS_NOREQ": try fields.set(name, value, at: line)
      case "RISTAS_REQ", "RISTAS_NOREQ": try fields.set("A" + name, value, at: line)
      default: throw line.isUnknown
      }
    }
    let requiredCount = links.count { $0.service != nil }
    try fields.hold("ARISTAS_REQ", to: requiredCount)
    try fields.hold("ARISTAS_NOREQ", to: links.count - requiredCount)
    return try instance(fields, links, vehicles: vehicles)
  }

  private static func instance(
    _ fields: InstanceFields, _ links: [ListedLink], vehicles: Int?
  ) throws(InstanceError) -> ArcInstance {
    let nodes = NodeNumbers(first: 1, count: try fields.count("VERTICES"))
    let largest = links.flatMap { [$0.forward ?? 0, $0.backward ?? 0] }.max() ?? 0
    let closed: Int64 = largest > 9_999 ? 99_999_999 : 9_999
    func open(_ price: Int64?) -> Int64? { price == closed ? nil : price }
    var made: [RoadLink] = []
    for listed in links {
      var link = try listed.link(nodes: nodes)
      (link.forward, link.backward) = (open(link.forward), open(link.backward))
      link.service?.forward = link.forward
      link.service?.backward = link.backward
      if link.service != nil, link.forward == nil, link.backward == nil {
        throw listed.line.malformed("open in one direction, since it is required")
      }
      made.append(link)
    }
    let first = made.first { $0.service != nil }?.tail ?? 0
    let problem = RoadProblem(
      name: fields.text("NOMBRE") ?? "", nodeCount: nodes.count, links: made, depot: vehicles == nil ? first : 0,
      vehicleLimit: vehicles ?? 1, goal: vehicles == nil ? .total : .largest)
    return ArcInstance(problem: problem, dialect: .windy, firstNode: 1)
  }
}
