import Foundation
import GeoTypes
import IndexFile
import RoadNetwork
import TestKit
import Testing

@testable import Routing

@Suite struct StreetTurnsTests {
  private static let stamp = IndexStamp([.init("segment", 7)])

  private func town(_ seed: UInt64 = 3) throws -> StreetNetwork {
    try NetworkBuilder().build(ways: GeneratedTown(blocks: 3, seed: seed).ways).network
  }

  /// What a vehicle may do is a part of what can be done, for every profile.
  @Test func graphsArePartsOfIt() throws {
    let network = try town()
    let streets = try StreetTurns(network)
    for name in VehicleProfile.standardNames {
      let graph = try ArcGraph(streets, network, profile: .standard(name))
      #expect(graph.checkInvariants() == [] && graph.isPart(of: streets))
      for arc in 0..<UInt32(graph.arcCount) {
        let all = Set(streets.turns(from: Int(arc)).map { streets.turnHead.elements[$0] })
        #expect(graph.turns(from: ArcID(rawValue: arc)).allSatisfy { all.contains($0.head.rawValue) })
      }
    }
  }

  @Test func aFileGivesTheSameBack() throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("street.turns").path
    let network = try town()
    let streets = try StreetTurns(network)
    try streets.write(to: path, stamp: Self.stamp)
    let read = try StreetTurns(contentsOf: path, stamp: Self.stamp)
    #expect(read.fits(network))
    #expect(Array(read.firstTurn.elements) == Array(streets.firstTurn.elements))
    #expect(Array(read.turnHead.elements) == Array(streets.turnHead.elements))
    #expect(Array(read.turnMark.elements) == Array(streets.turnMark.elements))
    #expect(throws: IndexFileError.self) {
      try StreetTurns(contentsOf: path, stamp: IndexStamp([.init("segment", 8)]))
    }
  }

  @Test func aHierarchyOfAnotherNetworkIsRefused() throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("street.hierarchy").path
    let (network, other) = (try town(), try town(4))
    let hierarchy = StreetHierarchy(try StreetTurns(network), nodes: network.nodes)
    try hierarchy.write(to: path, stamp: Self.stamp)
    let read = try StreetHierarchy(hierarchy.streets, contentsOf: path, stamp: Self.stamp)
    #expect(Array(read.topology.upper.elements) == Array(hierarchy.topology.upper.elements))
    #expect(throws: IndexFileError.self) {
      try StreetHierarchy(StreetTurns(other), contentsOf: path, stamp: Self.stamp)
    }
    #expect(throws: RoutingError.otherNetwork) {
      try DriveIndex(hierarchy, ArcGraph(other, profile: .standard("sweeper")))
    }
    #expect(try !StreetTurns(other).fits(network))
  }

  /// Whole files whose numbers make no sense: written by nobody, or by somebody in bad faith.
  @Test(arguments: ["numbers", "uid", "from", "to", "first turn", "turn head", "turn mark"])
  func numbersWithoutSenseAreRefused(section: String) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("street.turns").path
    let streets = try StreetTurns(town())
    func bent<T: FixedWidthInteger & Sendable>(_ name: String, _ array: FlatArray<T>) -> FlatArray<T> {
      var values = Array(array.elements)
      if name == section { values[values.count / 2] = name == "turn mark" ? 0x40 : .max }
      return FlatArray(values)
    }
    var draft = IndexDraft(kind: StreetTurns.kind, stamp: Self.stamp)
    draft.add("numbers", bent("numbers", FlatArray<Int64>([Int64(streets.nodeCount), 0])))
    draft.add("uid", bent("uid", streets.uid))
    draft.add("from", bent("from", streets.from))
    draft.add("to", bent("to", streets.to))
    draft.add("first turn", bent("first turn", streets.firstTurn))
    draft.add("turn head", bent("turn head", streets.turnHead))
    draft.add("turn mark", bent("turn mark", streets.turnMark))
    try draft.write(to: path)
    #expect(throws: IndexFileError.damaged(path: path, part: "section \(section)")) {
      try StreetTurns(contentsOf: path, stamp: Self.stamp)
    }
  }
}
