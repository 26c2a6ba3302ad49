import GeoTypes
public import RoadNetwork

/// A small random road map, nastier than a town: parallel segments, loops cut in two, one-way mazes, parts that do not
/// hang together, turn rules at every other node and roads of every kind.
public struct RandomStreets {
  /// The ways.
  public private(set) var ways: [RoadWay] = []
  /// The turn rules.
  public private(set) var restrictions: [WayTurnRestriction] = []

  private var generator: SeededGenerator
  private let nodes: [Vertex]

  /// - Parameters:
  ///   - nodeCount: junctions.
  ///   - wayCount: ways between them, each with none to two inner positions.
  ///   - oneWayShare: the share of ways that are one-way.
  ///   - ruleCount: turn rules, most of them bans.
  public init(nodeCount: Int, wayCount: Int, oneWayShare: Double, ruleCount: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    nodes = (0..<nodeCount).map { number in
      Vertex(
        x: 1_170_000_000 + Int32(generator.int(in: 0...60_000)) * 4 + Int32(number % 4),
        y: 366_500_000 + Int32(generator.int(in: 0...60_000)) * 3)
    }
    self.generator = generator
    for number in 0..<wayCount { addWay(number, oneWayShare: oneWayShare) }
    for number in 0..<ruleCount { addRule(number) }
  }

  private mutating func addWay(_ number: Int, oneWayShare: Double) {
    let start = generator.int(in: 0...nodes.count - 1)
    // A third of the ways repeat the ends of an earlier one, or come back to their own start.
    var end = generator.int(in: 0...nodes.count - 1)
    // The upper half of the nodes is joined to the lower half by few ways only, or by none.
    if generator.int(in: 0...9) > 0 { end = (start < nodes.count / 2) == (end < nodes.count / 2) ? end : start }
    var line = [nodes[start]]
    let inner = start == end ? 2 : generator.int(in: 0...2)
    for _ in 0..<inner {
      let place = line[line.count - 1]
      line.append(
        Vertex(
          x: place.x + Int32(generator.int(in: 1...9000)), y: place.y + Int32(generator.int(in: -9000...9000))))
    }
    line.append(nodes[end])
    ways.append(
      RoadWay(source: "r\(number)", line: line, nodeKeys: line.map(\.key), attributes: attributes(number, oneWayShare)))
  }

  private mutating func attributes(_ number: Int, _ oneWayShare: Double) -> SegmentAttributes {
    let roll = generator.int(in: 0...99)
    var attributes = SegmentAttributes(
      name: "Road \(number)", roadClass: RoadClass.allCases[generator.int(in: 0...4)])
    if generator.double(in: 0...1) < oneWayShare {
      attributes.direction = roll.isMultiple(of: 2) ? .forward : .backward
    }
    if roll < 5 { attributes.access = .closed }
    if (5..<12).contains(roll) { attributes.access = .restricted }
    if (12..<16).contains(roll) { attributes.structure = .tunnel }
    if (16..<24).contains(roll) { attributes.width = Meters(2 + Double(roll - 16) / 3) }
    if (24..<30).contains(roll) { attributes.surface = roll < 27 ? "gravel" : "mud" }
    if (30..<40).contains(roll) { attributes.maxSpeed = KilometersPerHour(Double(roll - 20)) }
    if (40..<46).contains(roll) { attributes.isRoundabout = true }
    if (46..<50).contains(roll) { attributes.isLink = true }
    return attributes
  }

  private mutating func addRule(_ number: Int) {
    let via = nodes[generator.int(in: 0...nodes.count - 1)]
    let touching = ways.filter { $0.line.first == via || $0.line.last == via }
    guard let from = touching.randomElement(using: &generator), let to = touching.randomElement(using: &generator)
    else { return }
    let kind: TurnRestrictionKind = generator.int(in: 0...4) == 0 ? .only : .no
    restrictions.append(
      WayTurnRestriction(
        source: "rule\(number)", kind: kind, fromWay: from.source, viaNode: via.key, toWay: to.source))
  }
}
