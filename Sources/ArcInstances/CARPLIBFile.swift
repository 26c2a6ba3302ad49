internal import ArcRouting

/// Capacitated arc routing in the form of CARPLIB (Golden, DeArmon and Baker 1983; Benavent et al. 1992): undirected edges,
/// `( 1, 2)  coste 13 demanda 1`. The fleet it states is a hint.
enum CARPLIBFile {
  private static let names: Set = [
    "NOMBRE", "COMENTARIO", "VERTICES", "ARISTAS_REQ", "ARISTAS_NOREQ", "VEHICULOS", "CAPACIDAD",
    "TIPO_COSTES_ARISTAS", "COSTE_TOTAL_REQ", "DEPOSITO",
  ]
  private static let required = ["(", "#", ",", "#", ")", "coste", "#", "demanda", "#"]
  private static let optional = ["(", "#", ",", "#", ")", "coste", "#"]

  static func read(_ lines: [InstanceLine]) throws(InstanceError) -> ArcInstance {
    var (fields, links, section) = (InstanceFields(), [ListedLink](), "")
    for line in lines {
      if line.tokens[0] == "(" {
        links.append(try link(line, section))
        continue
      }
      guard let (name, value) = line.field() else { throw line.isUnknown }
      if name == "LISTA_ARISTAS_REQ" || name == "LISTA_ARISTAS_NOREQ" {
        section = name
      } else if names.contains(name) {
        try fields.set(name, value, at: line)
      } else {
        throw line.isUnknown
      }
    }
    if let kind = fields.text("TIPO_COSTES_ARISTAS"), kind != "EXPLICITOS" {
      throw fields.line("TIPO_COSTES_ARISTAS").malformed("TIPO_COSTES_ARISTAS : EXPLICITOS")
    }
    let costs = links.compactMap { $0.service?.forward }
    try fields.hold("ARISTAS_REQ", to: costs.count)
    try fields.hold("ARISTAS_NOREQ", to: links.count - costs.count)
    var instance = try instance(fields, links)
    instance.remarks += try fields.remark("COSTE_TOTAL_REQ", costs.reduce(0, +))
    return instance
  }

  private static func link(_ line: InstanceLine, _ section: String) throws(InstanceError) -> ListedLink {
    switch section {
    case "LISTA_ARISTAS_REQ":
      guard let numbers = line.numbers(required) else { throw line.malformed("( node, node) coste n demanda n") }
      let cost = numbers[2]
      return ListedLink(
        line: line, tail: numbers[0], head: numbers[1], forward: cost, backward: cost,
        service: RoadLink.Service(forward: cost, backward: cost, demand: numbers[3]))
    case "LISTA_ARISTAS_NOREQ":
      guard let numbers = line.numbers(optional) else { throw line.malformed("( node, node) coste n") }
      return ListedLink(line: line, tail: numbers[0], head: numbers[1], forward: numbers[2], backward: numbers[2])
    default: throw line.isUnknown
    }
  }

  private static func instance(_ fields: InstanceFields, _ links: [ListedLink]) throws(InstanceError) -> ArcInstance {
    let depot = try fields.need("DEPOSITO")
    let nodes = NodeNumbers(numbering: links, depot: depot, count: try fields.count("VERTICES"))
    var made: [RoadLink] = []
    for link in links { made.append(try link.link(nodes: nodes)) }
    let problem = RoadProblem(
      name: fields.text("NOMBRE") ?? "", nodeCount: nodes.count, links: made,
      depot: try nodes.node(depot, fields.line("DEPOSITO")), capacity: try fields.need("CAPACIDAD"),
      vehicleHint: try fields.number("VEHICULOS").map(Int.init))
    return ArcInstance(problem: problem, dialect: .carplib, firstNode: nodes.first)
  }
}
