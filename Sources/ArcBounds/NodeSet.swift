/// A growing and shrinking set of nodes with what crosses its border and what its demand is, kept up to date.
///
/// A crossing weighs the passes and the drives over its link, so the cut around the set is broken where `2 loads` is above
/// `weight`.
struct NodeSet {
  private let graph: CoverGraph
  private let weights: [Double]
  /// Weight and demand of all links of a node, its own demand included.
  private let wholeWeight: [Double]
  private let wholeDemand: [Int64]
  /// Weight, demand and number of a node's links to nodes inside.
  private var innerWeight: [Double]
  private var innerDemand: [Int64]
  private var contacts: [Int]
  private(set) var isInside: [Bool]
  private(set) var weight = 0.0
  private(set) var demand: Int64 = 0
  private(set) var members: [Int] = []
  /// Nodes beside the set that may be added, in no order.
  private(set) var border: [Int] = []
  private var placeInBorder: [Int]
  private var placeInMembers: [Int]

  init(_ graph: CoverGraph, drives: [Double]) {
    self.graph = graph
    weights = (0..<graph.linkCount).map { drives[$0] + Double(graph.passes[$0]) }
    var (wholeWeight, wholeDemand) = ([Double](repeating: 0, count: graph.nodeCount), graph.nodeDemand)
    for node in 0..<graph.nodeCount {
      for link in graph.links(at: node) {
        wholeWeight[node] += weights[link]
        wholeDemand[node] += graph.demand[link]
      }
    }
    (self.wholeWeight, self.wholeDemand) = (wholeWeight, wholeDemand)
    innerWeight = [Double](repeating: 0, count: graph.nodeCount)
    innerDemand = [Int64](repeating: 0, count: graph.nodeCount)
    contacts = [Int](repeating: 0, count: graph.nodeCount)
    isInside = [Bool](repeating: false, count: graph.nodeCount)
    placeInBorder = [Int](repeating: -1, count: graph.nodeCount)
    placeInMembers = placeInBorder
  }

  /// What moving a node over the border adds to weight and demand.
  func change(moving node: Int) -> (weight: Double, demand: Int64) {
    let weight = wholeWeight[node] - 2 * innerWeight[node]
    let demand = wholeDemand[node] - innerDemand[node]
    return isInside[node] ? (-weight, -demand) : (weight, demand)
  }

  /// Adds a node, or takes it out.
  mutating func move(_ node: Int) {
    let change = change(moving: node)
    weight += change.weight
    demand += change.demand
    isInside[node].toggle()
    let enters = isInside[node]
    if enters {
      NodeSet.leave(&border, &placeInBorder, node)
      NodeSet.enter(&members, &placeInMembers, node)
    } else {
      NodeSet.leave(&members, &placeInMembers, node)
      if contacts[node] > 0 { NodeSet.enter(&border, &placeInBorder, node) }
    }
    for place in graph.firstIncidence[node]..<graph.firstIncidence[node + 1] {
      let link = graph.incidence[place]
      let other = graph.end(of: link, from: node)
      innerWeight[other] += enters ? weights[link] : -weights[link]
      innerDemand[other] += enters ? graph.demand[link] : -graph.demand[link]
      contacts[other] += enters ? 1 : -1
      guard !isInside[other], !graph.isSource[other] else { continue }
      if enters, contacts[other] == 1 { NodeSet.enter(&border, &placeInBorder, other) }
      if !enters, contacts[other] == 0 { NodeSet.leave(&border, &placeInBorder, other) }
    }
  }

  /// Takes all nodes out.
  mutating func clear() {
    while let node = members.last { move(node) }
    (weight, demand) = (0, 0)
  }

  private static func enter(_ list: inout [Int], _ places: inout [Int], _ node: Int) {
    places[node] = list.count
    list.append(node)
  }

  private static func leave(_ list: inout [Int], _ places: inout [Int], _ node: Int) {
    let place = places[node]
    guard place >= 0 else { return }
    places[list[list.count - 1]] = place
    list[place] = list[list.count - 1]
    list.removeLast()
    places[node] = -1
  }
}
