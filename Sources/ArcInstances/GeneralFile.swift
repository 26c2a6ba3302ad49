internal import ArcRouting

/// Mixed capacitated general routing (Prins and Bouchenoua 2005; Bach, Hasle and Wøhlk 2013, DOI 10.1016/j.cor.2012.11.014):
/// required nodes, edges and arcs in lists with a line of headings each.
///
/// Costs of service are left out, as in what is published: serving a link costs its traversal, serving a node nothing.
enum GeneralFile {
  private static let names: Set = [
    "Name", "Optimal value", "#Vehicles", "Capacity", "Depot Node", "Depot", "#Nodes", "#Edges", "#Arcs", "#Required N",
    "#Required E", "#Required A",
  ]
  /// The first word of the line above a list, and what each of its lines holds after its label.
  private static let sections: [Substring: (label: String, numbers: Int)] = [
    "ReN.": ("N", 2), "ReE.": ("E", 5), "EDGE": ("NrE", 3), "ReA.": ("A", 5), "ARC": ("NrA", 3),
  ]

  static func read(_ lines: [InstanceLine]) throws(InstanceError) -> ArcInstance {
    var (fields, section) = (InstanceFields(), Substring())
    var lists: [Substring: [(line: InstanceLine, label: Int64, numbers: [Int64])]] = [:]
    for line in lines {
      if sections[line.tokens[0]] != nil {
        section = line.tokens[0]
      } else if let (name, value) = line.field() {
        guard names.contains(name) else { throw line.isUnknown }
        try fields.set(name == "Depot" ? "Depot Node" : name, value, at: line)
      } else if let form = sections[section], line.tokens[0].hasPrefix(form.label) {
        let pattern = ["_"] + Array(repeating: "#", count: form.numbers)
        guard let numbers = line.numbers(pattern),
          let label = InstanceLine.number(line.tokens[0].dropFirst(form.label.count))
        else { throw line.malformed("\(form.label) with its number, then \(form.numbers) whole numbers") }
        lists[section, default: []].append((line, label, numbers))
      } else if !line.isRemark {
        throw line.isUnknown
      }
    }
    let nodes = NodeNumbers(first: 1, count: try fields.count("#Nodes"))
    var links: [RoadLink] = []
    for section in ["ReE.", "EDGE", "ReA.", "ARC"] as [Substring] {
      for (line, _, numbers) in lists[section] ?? [] {
        let isEdge = section == "ReE." || section == "EDGE"
        let (cost, back) = (numbers[2], isEdge ? numbers[2] : nil)
        let listed = ListedLink(
          line: line, tail: numbers[0], head: numbers[1], forward: cost, backward: back,
          service: numbers.count == 5 ? RoadLink.Service(forward: cost, backward: back, demand: numbers[3]) : nil)
        links.append(try listed.link(nodes: nodes))
      }
    }
    var required: [RequiredNode] = []
    for (line, label, numbers) in lists["ReN."] ?? [] {
      required.append(RequiredNode(node: try nodes.node(label, line), cost: 0, demand: numbers[0]))
    }
    let counts = lists.mapValues(\.count)
    func count(_ sections: Substring...) -> Int { sections.reduce(0) { $0 + (counts[$1] ?? 0) } }
    try fields.hold("#Required N", to: count("ReN."))
    try fields.hold("#Required E", to: count("ReE."))
    try fields.hold("#Required A", to: count("ReA."))
    try fields.hold("#Edges", to: count("ReE.", "EDGE"))
    try fields.hold("#Arcs", to: count("ReA.", "ARC"))
    return try instance(fields, nodes, links, required)
  }

  private static func instance(
    _ fields: InstanceFields, _ nodes: NodeNumbers, _ links: [RoadLink], _ required: [RequiredNode]
  ) throws(InstanceError) -> ArcInstance {
    let depot = try fields.need("Depot Node")
    let limit = try fields.number("#Vehicles").flatMap { $0 < 0 ? nil : Int($0) }
    let problem = RoadProblem(
      name: fields.text("Name") ?? "", nodeCount: nodes.count, links: links, requiredNodes: required,
      depot: try nodes.node(depot, fields.line("Depot Node")), capacity: try fields.need("Capacity"),
      vehicleLimit: limit)
    return ArcInstance(
      problem: problem, dialect: .general, firstNode: 1,
      remarks: ["costs of service are left out, as in what is published on these instances"])
  }
}

extension InstanceLine {
  /// What files of this dialect end with: a word on their source, or a lonely -1.
  fileprivate var isRemark: Bool { text == "-1" || text.lowercased().contains("based on") }
}
