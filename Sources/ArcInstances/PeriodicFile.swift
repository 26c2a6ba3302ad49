internal import ArcRouting

/// Periodic capacitated arc routing (Chu, Labadi and Prins 2006, DOI 10.1016/j.ejor.2004.08.017): directed arcs with their
/// opposites, `arc=2, From=1, to=2, Qty=1, Trav=13, Col= 13, inv=7,succ=7,8; freq= 4, …`.
///
/// An edge is to be served as often as `freq` says. The days allowed are not in the file: any will do.
enum PeriodicFile {
  private static let names: Set = [
    "Name", "nbnodes", "nbarcs", "nbtasks", "nbnon_req", "nbtrucks", "capacity", "total_cost", "Depot",
  ]
  private static let keys: Set<Substring> = [
    "arc", "From", "to", "Qty", "Trav", "Col", "inv", "succ", "freq", "minspac", "maxspac",
  ]
  private static let heading = "!List of internal arcs"

  private struct Row {
    let line: InstanceLine
    var values: [Substring: Int64] = [:]

    func need(_ key: Substring) throws(InstanceError) -> Int64 {
      guard let value = values[key] else { throw line.malformed("an arc with \(key)=") }
      return value
    }
  }

  static func read(_ lines: [InstanceLine]) throws(InstanceError) -> ArcInstance {
    var (fields, rows, isList) = (InstanceFields(), [Row](), false)
    for line in lines {
      if line.text.hasPrefix(heading) {
        isList = true
      } else if isList {
        guard line.tokens[0] == "arc" else { throw line.isUnknown }
        rows.append(try row(line))
      } else if let (name, value) = line.field(), names.contains(name) {
        try fields.set(name, value, at: line)
      } else {
        throw line.isUnknown
      }
    }
    try fields.hold("nbarcs", to: rows.count)
    let nodes = NodeNumbers(first: 1, count: try fields.count("nbnodes"))
    let links = try links(rows, nodes)
    let tasks = links.compactMap(\.service)
    try fields.hold("nbtasks", to: tasks.count)
    try fields.hold("nbnon_req", to: links.count - tasks.count)
    let problem = RoadProblem(
      name: fields.text("Name") ?? "", nodeCount: nodes.count, links: links,
      depot: try nodes.node(try fields.need("Depot"), fields.line("Depot")), capacity: try fields.need("capacity"),
      vehicleHint: try fields.number("nbtrucks").map(Int.init))
    return ArcInstance(
      problem: problem, dialect: .periodic, firstNode: 1,
      remarks: ["the days of passes are not in the file: passes are planned without days"]
        + (try fields.remark("total_cost", tasks.reduce(0) { $0 + ($1.forward ?? 0) })))
  }

  /// Cuts `key= value` pairs; the list after `succ` has one value after another.
  private static func row(_ line: InstanceLine) throws(InstanceError) -> Row {
    var row = Row(line: line)
    var key: Substring?
    var position = 0
    while position < line.tokens.count {
      let token = line.tokens[position]
      position += 1
      if keys.contains(token), position < line.tokens.count, line.tokens[position] == "=" {
        key = token
        position += 1
      } else if let number = InstanceLine.number(token), let key {
        guard row.values.updateValue(number, forKey: key) == nil || key == "succ" else {
          throw line.malformed("an arc with one \(key)")
        }
      } else if token != ",", token != ";" {
        throw line.malformed("an arc as key=value pairs")
      }
    }
    return row
  }

  /// Joins arcs with their opposites; the arc from the depot to itself stands for the depot.
  private static func links(_ rows: [Row], _ nodes: NodeNumbers) throws(InstanceError) -> [RoadLink] {
    var (byNumber, links) = ([Int64: Row](), [RoadLink]())
    for row in rows {
      guard byNumber.updateValue(row, forKey: try row.need("arc")) == nil else {
        throw row.line.malformed("an arc with a number of its own")
      }
    }
    for row in rows {
      let (number, inverse, demand) = (try row.need("arc"), try row.need("inv"), try row.need("Qty"))
      guard let opposite = byNumber[inverse], try opposite.need("inv") == number else {
        throw row.line.malformed("an arc whose opposite names it too")
      }
      if demand < 0 || inverse < number { continue }
      let isEdge = inverse != number
      let ends = [try row.need("From"), try row.need("to")]
      if isEdge {
        let back = [try opposite.need("to"), try opposite.need("From")]
        guard back == ends else { throw opposite.line.malformed("the opposite of arc \(number)") }
      }
      let frequency = try row.need("freq")
      guard demand == 0 || (1...1_000).contains(frequency) else {
        throw row.line.malformed("an arc with freq= 1 or more")
      }
      let listed = ListedLink(
        line: row.line, tail: ends[0], head: ends[1], forward: try row.need("Trav"),
        backward: isEdge ? try opposite.need("Trav") : nil,
        service: demand == 0
          ? nil
          : RoadLink.Service(
            forward: try row.need("Col"), backward: isEdge ? try opposite.need("Col") : nil, demand: demand,
            passes: Int(frequency)))
      links.append(try listed.link(nodes: nodes))
    }
    return links
  }
}
