import Casework
import Grid
import Plans
import RoadNetwork
import Store

/// What an import will write; a layer that is `nil` stays as it is.
struct CityDraft {
  var metadata: CityMetadata
  var divisions: [Division]?
  var zones: [Zone]?
  var network: StreetNetwork?
  var barriers: [Barrier]?
  var buildings: [Building]?
  var cells: [UnitGridCell]?
  var components: [Component]?
  /// Component numbers that go out of use and must not be given again.
  var retiredComponents: [String] = []
  var facilities: [Facility]?
  var chiefs: [Chief]?
  var duties: [Duty]?
  var closures: [RoadClosure]?
  var fleet: Fleet?
  /// Rules by kind of work; a kind without an entry keeps its own.
  var rules: [WorkKind: WorkRules] = [:]

  /// Writes the draft within one transaction.
  func write(_ writer: CityWriter) throws {
    if let divisions { try writer.replace(.divisions, with: divisions) }
    if let zones { try writer.replace(.zones, with: zones) }
    if let network { try writer.replace(network: network) }
    if let barriers { try writer.replace(.barriers, with: barriers) }
    if let buildings { try writer.replace(.buildings, with: buildings) }
    if let cells { try writer.replace(.cells, with: cells) }
    if let components { try writer.replace(.components, with: components) }
    if !retiredComponents.isEmpty { try writer.retire(retiredComponents, of: .component) }
    if let facilities { try writer.replace(.facilities, with: facilities) }
    if let chiefs { try writer.replace(.chiefs, with: chiefs) }
    if let duties { try writer.replace(.duties, with: duties) }
    if let closures { try writer.replaceClosures(closures) }
    if let fleet { try writer.replaceFleet(fleet) }
    for kind in WorkKind.allCases {
      if let rules = rules[kind] { try writer.replaceRules(rules, for: kind) }
    }
    try writer.setMetadata(metadata)
  }

  /// What changes against the city as it is, layer by layer, by the keys of the rows.
  func changes(against old: ExistingCity) -> [ImportReport.LayerChange] {
    var changes: [ImportReport.LayerChange] = []
    func compare<Row, Key: Hashable>(_ layer: CityLayer, _ before: [Row], _ after: [Row]?, _ key: (Row) -> Key) {
      guard let after else { return }
      let oldKeys = Set(before.map(key))
      let newKeys = Set(after.map(key))
      changes.append(
        ImportReport.LayerChange(
          layer: layer.rawValue, before: before.count, after: after.count,
          added: newKeys.subtracting(oldKeys).count, removed: oldKeys.subtracting(newKeys).count))
    }
    compare(.division, old.divisions, divisions, \.code)
    compare(.zone, old.zones, zones, \.code)
    compare(.road, old.network?.roads ?? [], network?.roads, \.id)
    compare(.segment, old.network?.segments ?? [], network?.segments, \.uid)
    compare(.kerb, old.network?.kerbs ?? [], network?.kerbs) { $0 }
    compare(.turnRestriction, old.network?.restrictions ?? [], network?.restrictions, \.source)
    compare(.barrier, old.barriers, barriers) { $0 }
    compare(.building, old.buildings, buildings) { $0 }
    compare(.unitGrid, old.cells, cells, \.code)
    compare(.component, old.components, components, \.id)
    compare(.facility, old.facilities, facilities, \.id)
    compare(.chief, old.chiefs, chiefs, \.id)
    compare(.duty, old.duties, duties) { $0 }
    compare(.closure, old.closures, closures, \.id)
    let newRules = rules.isEmpty ? nil : old.rules.merging(rules) { $1 }
    compare(.rule, WorkRules.rowNames(old.rules), newRules.map(WorkRules.rowNames)) { $0 }
    compare(.vehicle, old.fleet?.vehicles ?? [], fleet?.vehicles, \.id)
    return changes
  }
}
