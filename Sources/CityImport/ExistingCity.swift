import Casework
import Foundation
import Grid
import Plans
import RoadNetwork
import Store

/// What a city file held when an import began.
struct ExistingCity {
  var metadata: CityMetadata?
  var divisions: [Division] = []
  var zones: [Zone] = []
  var network: StreetNetwork?
  var barriers: [Barrier] = []
  var buildings: [Building] = []
  var cells: [UnitGridCell] = []
  var components: [Component] = []
  var retiredComponents: Set<String> = []
  var facilities: [Facility] = []
  var chiefs: [Chief] = []
  var duties: [Duty] = []
  var closures: [RoadClosure] = []
  var fleet: Fleet?
  var rules: [WorkKind: WorkRules] = [:]
  var plans: [StoredPlanHeading] = []
  /// Revision of each layer, by which a change between reading and writing is noticed.
  var revisions: [CityLayer: Int64] = [:]

  /// Nothing: the city does not exist yet.
  init() {}

  /// Reads the city file, or nothing where there is none.
  init(_ file: URL) throws {
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    let city = try CityFile.openReadOnly(file)
    defer { try? city.close() }
    self = try city.read { reader in
      var content = ExistingCity()
      content.metadata = try reader.metadata()
      content.divisions = try reader.all(.divisions)
      content.zones = try reader.all(.zones)
      let network = try reader.network()
      content.network = network.segments.isEmpty ? nil : network
      content.barriers = try reader.all(.barriers)
      content.buildings = try reader.all(.buildings)
      content.cells = try reader.all(.cells)
      content.components = try reader.all(.components)
      content.retiredComponents = Set(try reader.retiredCodes(of: .component))
      content.facilities = try reader.all(.facilities)
      content.chiefs = try reader.all(.chiefs)
      content.duties = try reader.all(.duties)
      content.closures = try reader.closures()
      content.fleet = try reader.fleet()
      for kind in WorkKind.allCases { content.rules[kind] = try reader.rules(for: kind) }
      content.plans = try reader.plans()
      content.revisions = try reader.revisions()
      return content
    }
  }

  /// The divisions that were given, not made, with their borders as they were given.
  var officialDivisions: [Division] {
    let given = divisions.filter { !$0.isProvisional }
    return metadata.map { BorderVertices($0).removed(from: given) } ?? given
  }
}
