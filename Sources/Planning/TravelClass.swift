import GeoTypes
import RoadNetwork
import Routing

/// One way of moving that vehicles share: where it may drive, and where it may stand to start, end or visit.
struct TravelClass: Sendable {
  let index: DriveIndex
  private let network: StreetNetwork
  /// The arcs that leave and enter each node.
  private let leaving: [[ArcID]]
  private let entering: [[ArcID]]
  private let isCore: [Bool]

  /// - Parameter hierarchy: of the network's turns.
  init(
    _ network: StreetNetwork, _ hierarchy: StreetHierarchy, profile: VehicleProfile, closures: Set<SegmentUID>
  ) throws(PlanningError) {
    self.network = network
    let graph: ArcGraph
    do {
      graph = try ArcGraph(
        hierarchy.streets, network, profile: profile, conditions: RoadConditions(closed: closures))
      var index = try DriveIndex(hierarchy, graph)
      index.prepareTables()
      self.index = index
    } catch { throw .network("\(error)") }
    isCore = graph.core()
    var leaving = Array(repeating: [ArcID](), count: network.nodes.count)
    var entering = leaving
    for segment in network.segments {
      if let arc = graph.arc(segment.uid, forward: true) {
        leaving[Int(segment.from.rawValue)].append(arc)
        entering[Int(segment.to.rawValue)].append(arc)
      }
      if let arc = graph.arc(segment.uid, forward: false) {
        leaving[Int(segment.to.rawValue)].append(arc)
        entering[Int(segment.from.rawValue)].append(arc)
      }
    }
    (self.leaving, self.entering) = (leaving, entering)
  }

  /// What the vehicles may drive today.
  var graph: ArcGraph { index.graph }

  var hasRoads: Bool { (0..<UInt32(graph.arcCount)).contains { graph.isDrivable(ArcID(rawValue: $0)) } }

  /// Where a vehicle may set off from a node.
  func departures(_ node: NodeID) -> [ArcPlace] { leaving[Int(node.rawValue)].map { graph.start(of: $0) } }

  /// Where a vehicle has come to a node.
  func arrivals(_ node: NodeID) -> [ArcPlace] { entering[Int(node.rawValue)].map { graph.end(of: $0) } }

  /// The node at which a place beside the road is entered; `nil` where there are no roads.
  ///
  /// The nearest node on roads, or one at most 90 m farther from which all of the core can be driven to and back.
  /// - Complexity: O(segments).
  func node(nearest place: Vertex) -> NodeID? {
    let gap = PlanarGap(from: place)
    var nearest: (node: NodeID, distance: Double)?
    var inCore: (node: NodeID, distance: Double)?
    func offer(_ node: NodeID) {
      let distance = gap.distance(to: network.nodes[Int(node.rawValue)])
      if nearest.map({ (distance, node.rawValue) < ($0.distance, $0.node.rawValue) }) ?? true {
        nearest = (node, distance)
      }
      guard inCore.map({ (distance, node.rawValue) < ($0.distance, $0.node.rawValue) }) ?? true else { return }
      let number = Int(node.rawValue)
      let mayLeave = leaving[number].contains { isCore[Int($0.rawValue)] }
      if mayLeave, entering[number].contains(where: { isCore[Int($0.rawValue)] }) { inCore = (node, distance) }
    }
    for segment in network.segments
    where graph.arc(segment.uid, forward: true) != nil || graph.arc(segment.uid, forward: false) != nil {
      offer(segment.from)
      offer(segment.to)
    }
    guard let nearest else { return nil }
    if let inCore, inCore.distance <= nearest.distance + 90 { return inCore.node }
    return nearest.node
  }

  /// The node of the core that lies nearest to a place, however far; `nil` where nothing
  /// can be driven to and back.
  func coreNode(nearest place: Vertex) -> NodeID? {
    let gap = PlanarGap(from: place)
    // Nobody stands waiting in a tunnel or on an expressway where there is another place.
    var isUnfit = Array(repeating: false, count: network.nodes.count)
    for segment in network.segments {
      let attributes = segment.attributes
      guard attributes.structure == .tunnel || attributes.roadClass == .expressway else { continue }
      isUnfit[Int(segment.from.rawValue)] = true
      isUnfit[Int(segment.to.rawValue)] = true
    }
    var best: (node: NodeID, distance: Double, isUnfit: Bool)?
    for number in network.nodes.indices {
      guard leaving[number].contains(where: { isCore[Int($0.rawValue)] }),
        entering[number].contains(where: { isCore[Int($0.rawValue)] })
      else { continue }
      let distance = gap.distance(to: network.nodes[number])
      let isBetter = best.map { $0.isUnfit == isUnfit[number] ? distance < $0.distance : $0.isUnfit } ?? true
      if isBetter { best = (NodeID(rawValue: UInt32(number)), distance, isUnfit[number]) }
    }
    return best?.node
  }
}
