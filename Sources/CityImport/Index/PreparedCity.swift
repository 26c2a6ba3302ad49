public import Casework
import Foundation
import GeoTypes
import Grid
import IndexFile
import RoadNetwork
import SpatialIndex
public import Store

/// A city made ready for locating: from the indexes beside it where they fit, else from its layers.
public struct PreparedCity: Sendable {
  /// Everything that locating needs.
  public let index: LocatorIndex
  /// What is wrong with the layers or with the indexes, one sentence each.
  public let warnings: [String]
  /// The parts of the index that had to be built; none where all of it was there.
  public let built: [String]
}

extension CityFile {
  /// Makes the city ready for locating, all from one state of it.
  ///
  /// What is beside the city and fits its layers is mapped; the rest is built, and written there where it can be.
  /// A layer that is built anew is checked first: its faults are among the warnings.
  /// - Throws: `CityFileError`, `LocatorError`.
  /// - Complexity: O(bytes of the index); where it is built, O(n log n) in the city's vertices.
  public func prepared() throws -> PreparedCity {
    try read { reader in
      let folder = try CityIndexFolder(of: reader, city: path)
      let areas = try AreaPreparation(reader, folder)
      let roads = try RoadPreparation(reader, folder)
      let index = LocatorIndex(areas: areas.lookup, roads: roads.index, answers: roads.answers)
      var warnings = areas.faults.sentences + roads.faults.sentences
      warnings += [areas.problem, roads.problem].compactMap(\.self)
      if !folder.isUsable {
        warnings.append(
          "another program made a layer anew and took away what counts its changes, so that no index is kept; open the "
            + "city once for writing, such as with `luwang import`")
      }
      return PreparedCity(index: index, warnings: warnings, built: (areas.built + roads.built).map(\.rawValue))
    }
  }
}

/// The areas of a city, from files or from its layers.
private struct AreaPreparation {
  var lookup: AreaLookup
  var faults: IndexedFaults
  var built: [CityIndexFolder.Part] = []
  var problem: String?

  init(_ reader: CityReader, _ folder: CityIndexFolder) throws {
    if let files = AreaPreparation.open(folder) {
      (lookup, faults) = files
      return
    }
    let cells = try reader.all(.cells).sorted { $0.code < $1.code }
    let divisions = try reader.all(.divisions)
    lookup = AreaLookup(divisions: divisions, zones: try reader.all(.zones), cells: cells)
    faults = IndexedFaults(AreaPreparation.faults(divisions, cells))
    built = [.cells, .lowest, .zones, .codes, .faults]
    let (lookup, faults) = (lookup, faults)
    problem = folder.write { folder throws(IndexFileError) in
      try lookup.cells.write(to: folder.path(of: .cells), stamp: folder.stamp(of: .cells))
      try lookup.lowest.write(to: folder.path(of: .lowest), stamp: folder.stamp(of: .lowest))
      try lookup.zones.write(to: folder.path(of: .zones), stamp: folder.stamp(of: .zones))
      try faults.write(to: folder.path(of: .faults), stamp: folder.stamp(of: .faults))
      try lookup.writeCodes(to: folder.path(of: .codes), stamp: folder.stamp(of: .codes))
    }
  }

  private static func open(_ folder: CityIndexFolder) -> (AreaLookup, IndexedFaults)? {
    guard let faults = folder.open(.faults, IndexedFaults.init(contentsOf:stamp:)),
      let cells = folder.open(.cells, CoverageIndex.init(contentsOf:stamp:)),
      let lowest = folder.open(.lowest, CoverageIndex.init(contentsOf:stamp:)),
      let zones = folder.open(.zones, OverlapIndex.init(contentsOf:stamp:))
    else { return nil }
    let lookup = folder.open(.codes) { path, stamp throws(IndexFileError) in
      try AreaLookup(cells: cells, lowest: lowest, zones: zones, codesAt: path, stamp: stamp)
    }
    return lookup.map { ($0, faults) }
  }

  /// What would mislead answers, the first of it named.
  private static func faults(_ divisions: [Division], _ cells: [UnitGridCell]) -> [String] {
    let faults = GridInvariants(divisions: divisions, cells: cells).lookupFaults()
    guard let first = faults.first else { return [] }
    let others = faults.count == 1 ? "" : " (and \(faults.count - 1) more faults)"
    return [
      "the layer unit_grid is not sound, and answers there go to the lowest code: \(first)\(others); see "
        + "`luwang doctor`, then mend the layer or run `luwang grid`"
    ]
  }
}

/// The roads of a city, from files or from its layers.
private struct RoadPreparation {
  var index: SnapIndex
  var answers: RoadAnswers
  var faults: IndexedFaults
  var built: [CityIndexFolder.Part] = []
  var problem: String?

  init(_ reader: CityReader, _ folder: CityIndexFolder) throws {
    if let index = folder.open(.roads, SnapIndex.init(contentsOf:stamp:)),
      let answers = folder.open(.answers, RoadAnswers.init(contentsOf:stamp:)), index.count == answers.segmentCount,
      let faults = folder.open(.roadFaults, IndexedFaults.init(contentsOf:stamp:))
    {
      (self.index, self.answers, self.faults) = (index, answers, faults)
      return
    }
    let network = try reader.network()
    do { index = try SnapIndex(network) } catch { throw LocatorError(reason: "\(error)") }
    answers = RoadAnswers(network, duties: try reader.all(.duties), chiefs: try reader.all(.chiefs))
    faults = IndexedFaults(RoadPreparation.faults(network))
    built = [.roads, .answers, .roadFaults]
    let (index, answers, faults) = (index, answers, faults)
    problem = folder.write { folder throws(IndexFileError) in
      try index.write(to: folder.path(of: .roads), stamp: folder.stamp(of: .roads))
      try faults.write(to: folder.path(of: .roadFaults), stamp: folder.stamp(of: .roadFaults))
      try answers.write(to: folder.path(of: .answers), stamp: folder.stamp(of: .answers))
    }
  }

  /// What is wrong with the roads, the first of it named.
  private static func faults(_ network: StreetNetwork) -> [String] {
    let faults = network.checkInvariants()
    guard let first = faults.first else { return [] }
    let others = faults.count == 1 ? "" : " (and \(faults.count - 1) more faults)"
    return [
      "the roads are not sound, and answers there may be wrong: segment \(first)\(others); see `luwang doctor`, then "
        + "mend the layers or import the roads again"
    ]
  }
}
