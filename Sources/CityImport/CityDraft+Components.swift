import Casework
import Foundation
import GeoTypes
import Geometry
import Grid
import Interchange
import RoadNetwork
import Store

extension CityDraft {
  /// Components: checked, numbered, and put to their unit grid and kerb.
  mutating func takeComponents(_ reading: InputReading, _ old: ExistingCity, _ context: inout ImportContext) throws {
    let rows = try componentRows(reading, &context)
    guard let rows else {
      if network != nil || cells != nil { try settleComponents(old, &context) }
      return
    }
    let profile = try codeProfile(rows, context.request)
    let registry = ComponentRegistry(
      profile: profile, catalogue: try catalogue(context.request), previous: old.components,
      retired: old.retiredComponents)
    let append = context.request.append
    let all = append ? old.components.map(ComponentRow.init(kept:)) + rows : rows
    let locator = try locator(old)
    let lacksDivisions = (divisions ?? old.divisions).isEmpty
    let intake = registry.register(all) { vertex in
      var around = locator.surroundings(of: vertex)
      // A city without divisions is one local district, the same that will carry its unit grids.
      if lacksDivisions { around.district = Division.localDistrictCode }
      return around
    }
    if intake.components.isEmpty, let first = intake.issues.first(where: { !$0.problem.isWarning }) {
      throw ImportError.nothingUsable(
        file: (context.request.components ?? context.request.osm)?.lastPathComponent ?? "", rows: rows.count,
        first: first.description)
    }
    components = intake.components
    retiredComponents = intake.retired
    metadata.notes["code_profile"] = profile.name
    try tell(intake, rows.count, &context)
  }

  private func componentRows(_ reading: InputReading, _ context: inout ImportContext) throws -> [ComponentRow]? {
    guard context.request.components != nil || !reading.osmComponents.isEmpty else { return nil }
    var rows = reading.osmComponents.map { node in
      ComponentRow(
        place: node.source, componentClass: node.componentClass, subclass: node.subclass, name: node.name,
        position: node.position, source: node.source, managedBy: node.managedBy)
    }
    if let file = context.request.components { rows += try ComponentFile.rows(file, &context) }
    if let area = reading.within {
      let filter = try WithinFilter(area)
      rows = try rows.filter { try filter.keeps($0.position) }
    }
    return rows
  }

  /// The layout of the numbers: named by the request or by an earlier import; where no row brings a number, the usual one.
  private func codeProfile(_ rows: [ComponentRow], _ request: ImportRequest) throws -> ComponentCodeProfile {
    let known = ComponentCodeProfile.all.map(\.name).joined(separator: " or ")
    if let name = request.codeProfile ?? metadata.notes["code_profile"] {
      guard let profile = ComponentCodeProfile(name: name) else {
        throw ImportError.request("--code-profile \(name): no such layout of component IDs; give \(known)")
      }
      return profile
    }
    if let row = rows.first(where: { $0.id != nil }) {
      throw ImportError.request(
        "\(row.source): \(row.place): has a component ID, whose layout is not told; give --code-profile \(known)")
    }
    return .sixTwoTwoSix
  }

  private func catalogue(_ request: ImportRequest) throws -> ComponentCatalogue {
    guard let file = request.componentClasses else { return .standard }
    return try ComponentCatalogue(csv: try TextFile.read(file), file: file.lastPathComponent)
  }

  private func locator(_ old: ExistingCity) throws -> Locator {
    try Locator(
      LocatorIndex(
        divisions: divisions ?? old.divisions, cells: cells ?? old.cells,
        network: network ?? old.network
          ?? .init(
            nodes: [], segments: [], kerbs: [], restrictions: [], roads: [], drivingSide: metadata.drivingSide),
        isAskedOften: false))
  }

  /// After roads or cells changed, the components find their kerb and cell anew.
  private mutating func settleComponents(_ old: ExistingCity, _ context: inout ImportContext) throws {
    guard !old.components.isEmpty else { return }
    let locator = try locator(old)
    components = old.components.map { component in
      var settled = component
      let around = locator.surroundings(of: component.position)
      settled.unitGrid = around.unitGrid
      settled.segment = around.segment
      settled.side = around.side
      return settled
    }
  }

  private func tell(_ intake: ComponentIntake, _ read: Int, _ context: inout ImportContext) throws {
    let name = (context.request.components ?? context.request.osm)?.lastPathComponent ?? ""
    for issue in intake.issues {
      if issue.problem.isWarning {
        context.warn("component_district", name, text: issue.description)
      } else {
        context.skip("component_refused", name, text: issue.description)
      }
    }
    if intake.withoutManagerCount > 0 {
      context.warn("component_no_manager", name, text: "\(intake.withoutManagerCount) components name no managing body")
    }
    context.report.counts["component_numbers_given"] = intake.allottedCount
    context.report.counts["component_numbers_recognised"] = intake.recognisedCount
    if let file = context.request.components {
      try context.record(.component, file, frame: nil, read: read, written: intake.components.count)
    }
  }
}

extension ComponentRow {
  /// A component that is there already, as a row that brings its number.
  init(kept component: Component) {
    self.init(
      place: component.id, id: component.id, componentClass: component.componentClass, subclass: component.subclass,
      name: component.name, position: component.position, state: component.state, source: component.source,
      managedBy: component.managedBy)
  }
}
