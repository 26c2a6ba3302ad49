import Foundation
public import GeoTypes
public import IndexFile
import RoadNetwork

/// The hierarchy on a city's turns that all vehicles, hours and closures share.
///
/// Its nodes are arcs, its arcs are turns. Built once for a network and kept beside the city; a ``DriveIndex`` gives it
/// the weights of a vehicle and a day.
public struct StreetHierarchy: Sendable {
  /// The turns it is built on.
  public let streets: StreetTurns
  let topology: HierarchyTopology

  /// Orders arcs and finds what joins them.
  /// - Parameters:
  ///   - streets: the turns of the network.
  ///   - nodes: where its nodes lie.
  ///   - threads: how many may work; the hierarchy is the same for any number.
  /// - Complexity: about O(n log n) in turns.
  public init(_ streets: StreetTurns, nodes: [Vertex], threads: Int = 1) {
    self.streets = streets
    let (from, to) = streets.turnEnds()
    let (tails, heads) = streets.arcEnds()
    let order = ArcDissection.order(
      nodeCount: streets.nodeCount, tails: tails, heads: heads, positions: StreetHierarchy.positions(nodes),
      threads: threads)
    topology = HierarchyTopology(order: order, tails: from, heads: to)
  }

  /// Ten-millionths of a degree as they are longest in the middle of the city.
  private static func positions(_ nodes: [Vertex]) -> NestedDissection.Positions {
    let latitudes = nodes.map { LonLat($0).latitude }
    let middle = ((latitudes.min() ?? 0) + (latitudes.max() ?? 0)) / 2
    let shrinking = cos(middle * .pi / 180)
    return NestedDissection.Positions(
      x: nodes.map { Float(LonLat($0).longitude * shrinking) }, y: latitudes.map { Float($0) })
  }

  /// Writes the hierarchy to a file, without its turns.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  public func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    try topology.write(to: path, stamp: stamp)
  }

  /// Maps a hierarchy from a file, all of which is checked.
  /// - Parameters:
  ///   - streets: the turns it was built on.
  ///   - stamp: what it must have been built from.
  /// - Throws: ``IndexFileError`` for anything but a whole, sound file of this stamp that fits the turns.
  public init(_ streets: StreetTurns, contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    self.streets = streets
    topology = try HierarchyTopology(contentsOf: path, stamp: stamp)
    guard topology.nodeCount == streets.arcCount, topology.place.count == streets.turnCount else {
      throw .damaged(path: path, part: "fit to its turns")
    }
  }
}

extension StreetTurns {
  /// The arcs from and into which each turn leads.
  func turnEnds() -> (from: [UInt32], to: [UInt32]) {
    var from: [UInt32] = []
    from.reserveCapacity(turnCount)
    for arc in 0..<arcCount { for _ in turns(from: arc) { from.append(UInt32(arc)) } }
    return (from, Array(turnHead.elements))
  }

  /// The nodes from and to which each arc leads.
  func arcEnds() -> (tails: [UInt32], heads: [UInt32]) {
    let arcs = 0..<arcCount
    return (arcs.map { UInt32(tail(of: $0)) }, arcs.map { UInt32(head(of: $0)) })
  }
}
