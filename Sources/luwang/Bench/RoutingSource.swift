import Foundation
import Interchange
import RoadNetwork
import Routing
import Store

/// The graph of a measurement: a graph file, or the streets of a city.
struct RoutingSource {
  let graph: WeightedDigraph
  /// Where nodes are arcs of a city: the graph whose arcs they are.
  let junctions: WeightedDigraph?
  let numbering: NodeNumbering
  /// How the file was written, in words.
  let dialect: String
  /// Where nodes lie, as `NodeCoordinates` has it.
  let coordinates: NodeCoordinates?

  /// Of a city with turns.
  let memory: StreetMemory?

  /// Reads a graph file.
  /// - Parameter seed: of weights that the file does not have.
  init(file: URL, coordinates: URL?, seed: UInt64) throws {
    let file = try GraphFile(contentsOf: file, seed: seed)
    numbering = NodeNumbering(file)
    self.coordinates = try coordinates.map { [numbering] in try NodeCoordinates(contentsOf: $0, of: numbering) }
    graph = WeightedDigraph(
      nodeCount: file.nodeCount, tails: file.tails, heads: file.heads, weights: file.weights,
      positions: self.coordinates.map(NestedDissection.Positions.init))
    dialect = file.dialect.summary
    junctions = nil
    memory = nil
  }

  /// Takes the streets of a city as a vehicle may drive them.
  /// - Parameter hasTurns: arcs are nodes then, and legal turns with their costs are arcs.
  init(city: URL, profile: String, hasTurns: Bool) throws {
    let profile = try VehicleProfile(named: profile)
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    let network = try file.network()
    memory = hasTurns ? try StreetMemory(network, profile: profile) : nil
    let streets = try ArcGraph(network, profile: profile)
    let junctions = WeightedDigraph(junctionsOf: streets, in: network)
    graph = hasTurns ? WeightedDigraph(turnsOf: streets, in: network) : junctions
    self.junctions = hasTurns ? junctions : nil
    guard graph.nodeCount > 0 else {
      throw Outcome.badInput("\(city.path): has no road that \(profile.name) may drive; import roads first")
    }
    numbering = NodeNumbering(nodeCount: graph.nodeCount, firstNode: 1)
    coordinates = graph.positions.map { NodeCoordinates(x: $0.x.map(Double.init), y: $0.y.map(Double.init)) }
    dialect = hasTurns ? "arcs of a city and its turns, nodes from 1" : "junctions of a city, nodes from 1"
  }

  /// Writes the graph as DIMACS-9 does.
  func write(graph url: URL?, coordinates place: URL?) throws {
    if let url {
      var file = GraphFile(dialect: .dimacs9, nodeCount: graph.nodeCount)
      (file.tails, file.heads, file.weights) = (graph.tails, graph.heads, graph.weights)
      var output = try OutputFile(replacing: url)
      try file.write(to: &output)
      try output.commit()
    }
    if let place {
      guard let coordinates else { throw Outcome.badInput("--write-coordinates: the graph has none") }
      var output = try OutputFile(replacing: place)
      try coordinates.write(to: &output)
      try output.commit()
    }
  }
}

extension NestedDissection.Positions {
  /// Differences from the first node, so that little is lost in 32 bits.
  init(_ coordinates: NodeCoordinates) {
    func near(_ values: [Double]) -> [Float] {
      let origin = values.first ?? 0
      // What is beyond all Earth keeps to its edge.
      return values.map { Float(min(max($0 - origin, -1e30), 1e30)) }
    }
    self.init(x: near(coordinates.x), y: near(coordinates.y))
  }
}
