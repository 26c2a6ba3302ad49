internal import ArcRouting

/// Mixed capacitated arc routing (Belenguer et al. 2006, DOI 10.1016/j.cor.2005.02.009) and its extension by facilities and a
/// limit of time (Willemse and Joubert 2016, DOI 10.1016/j.cor.2015.10.010): edges and one-way arcs, prices of service and of
/// travel. Where sites are named each route is emptied at one before it ends.
enum MixedFile {
  private static let names: Set = [
    "NAME", "COMMENT", "UPPER_BOUND", "UPPER BOUND", "LOWER_BOUND", "LOWER BOUND", "NODES", "REQ_EDGES", "NOREQ_EDGES",
    "REQ_ARCS", "NOREQ_ARCS", "VEHICLES", "CAPACITY", "DUMPING_COST", "MAX_TRIP", "DEPOT", "DUMPING_SITES",
  ]
  private static let sections = ["REQ_EDGES", "NOREQ_EDGES", "REQ_ARCS", "NOREQ_ARCS"]
  private static let required = ["(", "#", ",", "#", ")", "serv_cost", "#", "trav_cost", "#", "demand", "#"]
  private static let optional = ["(", "#", ",", "#", ")", "cost", "#"]

  static func read(_ lines: [InstanceLine]) throws(InstanceError) -> ArcInstance {
    var (fields, lists, section) = (InstanceFields(), [String: [ListedLink]](), "")
    for line in lines {
      if line.tokens[0] == "(" {
        guard !section.isEmpty else { throw line.isUnknown }
        lists[section, default: []].append(try link(line, section))
        continue
      }
      guard let (name, value) = line.field() else { throw line.isUnknown }
      if name.hasPrefix("LIST_"), sections.contains(String(name.dropFirst(5))) {
        section = String(name.dropFirst(5))
      } else if names.contains(name) {
        try fields.set(name, value, at: line)
      } else {
        throw line.isUnknown
      }
    }
    for section in sections { try fields.hold(section, to: lists[section]?.count ?? 0) }
    return try instance(fields, sections.flatMap { lists[$0] ?? [] })
  }

  private static func link(_ line: InstanceLine, _ section: String) throws(InstanceError) -> ListedLink {
    let isEdge = section.hasSuffix("EDGES")
    guard !section.hasPrefix("NOREQ") else {
      guard let numbers = line.numbers(optional) else { throw line.malformed("(node,node) cost n") }
      return ListedLink(
        line: line, tail: numbers[0], head: numbers[1], forward: numbers[2], backward: isEdge ? numbers[2] : nil)
    }
    guard let numbers = line.numbers(required) else {
      throw line.malformed("(node,node) serv_cost n trav_cost n demand n")
    }
    return ListedLink(
      line: line, tail: numbers[0], head: numbers[1], forward: numbers[3], backward: isEdge ? numbers[3] : nil,
      service: RoadLink.Service(forward: numbers[2], backward: isEdge ? numbers[2] : nil, demand: numbers[4]))
  }

  private static func instance(_ fields: InstanceFields, _ links: [ListedLink]) throws(InstanceError) -> ArcInstance {
    let depot = try fields.need("DEPOT")
    let nodes = NodeNumbers(numbering: links, depot: depot, count: try fields.count("NODES"))
    var made: [RoadLink] = []
    for link in links { made.append(try link.link(nodes: nodes)) }
    var sites: [Int] = []
    if let list = fields.text("DUMPING_SITES") {
      let line = fields.line("DUMPING_SITES")
      for site in list.split(whereSeparator: { $0 == "," || $0 == " " }) {
        guard let number = InstanceLine.number(site) else { throw line.malformed("DUMPING_SITES and nodes") }
        sites.append(try nodes.node(number, line))
      }
    }
    let problem = RoadProblem(
      name: fields.text("NAME") ?? "", nodeCount: nodes.count, links: made,
      depot: try nodes.node(depot, fields.line("DEPOT")), capacity: try fields.need("CAPACITY"),
      vehicleHint: try fields.number("VEHICLES").map(Int.init), routeCostLimit: try fields.number("MAX_TRIP"),
      facilities: sites, emptyingCost: try fields.number("DUMPING_COST") ?? 0, emptiesBeforeEnd: !sites.isEmpty)
    return ArcInstance(problem: problem, dialect: .mixed, firstNode: nodes.first)
  }
}
