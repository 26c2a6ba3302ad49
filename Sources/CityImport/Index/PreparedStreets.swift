import Foundation
public import GeoTypes
import IndexFile
public import RoadNetwork
public import Routing
public import Store

/// A city made ready for searches by any vehicle: from the indexes beside it where they fit, else from its layers.
public struct PreparedStreets: Sendable {
  /// The roads.
  public let network: StreetNetwork
  /// What all vehicles share.
  public let hierarchy: StreetHierarchy
  /// What is wrong with the indexes, one sentence each.
  public let warnings: [String]
  /// The parts of the index that had to be built; none where all of it was there.
  public let built: [String]
}

extension CityFile {
  /// Makes the roads ready for searches, all from one state of the city.
  ///
  /// What is beside the city and fits its layers is mapped; the rest is built, and written there where it can be.
  /// - Throws: `CityFileError`, `RoutingError`.
  /// - Complexity: O(bytes of the index); where it is built, about O(n log n) in segments.
  public func preparedStreets(threads: Int = 1) throws -> PreparedStreets {
    try read { reader in
      let folder = try CityIndexFolder(of: reader, city: path)
      let network = try reader.network()
      let turns = folder.open(.turns, StreetTurns.init(contentsOf:stamp:)).flatMap { $0.fits(network) ? $0 : nil }
      let kept = turns.flatMap { turns in
        folder.open(.hierarchy) { path, stamp throws(IndexFileError) in
          try StreetHierarchy(turns, contentsOf: path, stamp: stamp)
        }
      }
      if let kept { return PreparedStreets(network: network, hierarchy: kept, warnings: [], built: []) }
      let hierarchy = StreetHierarchy(try turns ?? StreetTurns(network), nodes: network.nodes, threads: threads)
      let problem = folder.write { folder throws(IndexFileError) in
        try hierarchy.streets.write(to: folder.path(of: .turns), stamp: folder.stamp(of: .turns))
        try hierarchy.write(to: folder.path(of: .hierarchy), stamp: folder.stamp(of: .hierarchy))
      }
      let built: [CityIndexFolder.Part] = turns == nil ? [.turns, .hierarchy] : [.hierarchy]
      return PreparedStreets(
        network: network, hierarchy: hierarchy, warnings: [problem].compactMap(\.self), built: built.map(\.rawValue))
    }
  }
}
