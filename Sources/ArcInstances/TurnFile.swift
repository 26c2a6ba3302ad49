internal import ArcRouting

/// Mixed capacitated general routing with prices of turns (Vidal 2017, DOI 10.1287/opre.2017.1595): lists of nodes, edges, arcs
/// and turns, each under a line of dashes and one of headings. A turn that is not listed is forbidden; the fleet is a limit.
enum TurnFile {
  private static let names: Set = [
    "Name", "#Vehicles", "Capacity", "Depot", "#Nodes", "#Edges", "#Arcs", "#Required-N", "#Required-E", "#Required-A",
    "#Nb-Turns",
  ]
  private static let patterns = [
    "NODES": ["#", "#", "#", "_", "_"], "EDGES": ["#", "#", "#", "#", "#"], "ARCS": ["#", "#", "#", "#", "#"],
    "TURNS": ["#", "#", "#", "#", "_"],
  ]

  static func read(_ lines: [InstanceLine]) throws(InstanceError) -> ArcInstance {
    var (fields, section) = (InstanceFields(), "")
    var lists: [String: [(line: InstanceLine, numbers: [Int64])]] = [:]
    for line in lines {
      if line.text.hasPrefix("--") {
        section = line.text.filter { $0 != "-" && $0 != " " }
        guard patterns[section] != nil else { throw line.isUnknown }
      } else if let (name, value) = line.field() {
        guard section.isEmpty, names.contains(name) else { throw line.isUnknown }
        try fields.set(name, value, at: line)
      } else if let pattern = patterns[section] {
        if line.tokens[0].hasPrefix("INDEX") { continue }
        guard let numbers = line.numbers(pattern) else {
          throw line.malformed("\(pattern.count) columns of the list of \(section.lowercased())")
        }
        lists[section, default: []].append((line, numbers))
      } else {
        throw line.isUnknown
      }
    }
    let nodes = NodeNumbers(first: 1, count: try fields.count("#Nodes"))
    let required = try requiredNodes(lists["NODES"] ?? [], nodes)
    let edges = try links(lists["EDGES"] ?? [], nodes, areEdges: true)
    let arcs = try links(lists["ARCS"] ?? [], nodes, areEdges: false)
    let turns = try turnTable(lists["TURNS"] ?? [], nodes)
    try fields.hold("#Nodes", to: lists["NODES"]?.count ?? 0)
    try fields.hold("#Edges", to: edges.count)
    try fields.hold("#Arcs", to: arcs.count)
    try fields.hold("#Required-N", to: required.count)
    try fields.hold("#Required-E", to: edges.count { $0.service != nil })
    try fields.hold("#Required-A", to: arcs.count { $0.service != nil })
    try fields.hold("#Nb-Turns", to: turns.costs.count)
    let problem = RoadProblem(
      name: fields.text("Name") ?? "", nodeCount: nodes.count, links: edges + arcs, requiredNodes: required,
      turns: turns, depot: try nodes.node(try fields.need("Depot"), fields.line("Depot")),
      capacity: try fields.need("Capacity"),
      vehicleLimit: try fields.number("#Vehicles").flatMap { $0 < 0 ? nil : Int($0) })
    return ArcInstance(problem: problem, dialect: .generalWithTurns, firstNode: 1)
  }

  private typealias List = [(line: InstanceLine, numbers: [Int64])]

  private static func requiredNodes(_ list: List, _ nodes: NodeNumbers) throws(InstanceError) -> [RequiredNode] {
    var required: [RequiredNode] = []
    for (line, numbers) in list {
      let node = try nodes.node(numbers[0], line)
      if try isRequired(numbers[2], line) { required.append(RequiredNode(node: node, cost: 0, demand: numbers[1])) }
    }
    return required
  }

  private static func links(
    _ list: List, _ nodes: NodeNumbers, areEdges: Bool
  ) throws(InstanceError) -> [RoadLink] {
    var links: [RoadLink] = []
    for (line, numbers) in list {
      let (cost, back) = (numbers[4], areEdges ? numbers[4] : nil)
      let service = RoadLink.Service(forward: cost, backward: back, demand: numbers[2])
      let listed = ListedLink(
        line: line, tail: numbers[0], head: numbers[1], forward: cost, backward: back,
        service: try isRequired(numbers[3], line) ? service : nil)
      links.append(try listed.link(nodes: nodes))
    }
    return links
  }

  private static func turnTable(_ list: List, _ nodes: NodeNumbers) throws(InstanceError) -> TurnTable {
    var costs: [TurnTable.Turn: Int64] = [:]
    costs.reserveCapacity(list.count)
    for (line, numbers) in list {
      let turn = TurnTable.Turn(
        from: try nodes.node(numbers[0], line), through: try nodes.node(numbers[1], line),
        to: try nodes.node(numbers[2], line))
      guard costs.updateValue(numbers[3], forKey: turn) == nil else {
        throw .repeated(line: line.number, field: "the turn \(line.text)")
      }
    }
    return TurnTable(costs: costs)
  }

  private static func isRequired(_ number: Int64, _ line: InstanceLine) throws(InstanceError) -> Bool {
    guard number == 0 || number == 1 else { throw line.malformed("0 or 1 under IS-REQUIRED") }
    return number == 1
  }
}
