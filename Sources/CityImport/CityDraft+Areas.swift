import Foundation
import GeoTypes
import Grid
import Store

extension CityDraft {
  /// Divisions, zones and unit grids.
  mutating func takeAreas(_ reading: InputReading, _ old: ExistingCity, _ context: inout ImportContext) throws {
    if let given = reading.divisions {
      let kept =
        context.request.append
        ? old.officialDivisions.filter { kept in
          !given.contains { $0.code == kept.code }
        } : []
      let file = context.request.divisions.map(\.file.lastPathComponent).joined(separator: ", ")
      let hierarchy = try hierarchy(kept + given, file, closedWidth: context.request.closedWidth)
      for finding in hierarchy.findings {
        if case .closed = finding {
          context.report.repaired.append(.init(kind: "division_fault_closed", file: file, text: finding.description))
        } else {
          context.warn("division_oddity", file, text: finding.description)
        }
      }
      divisions = hierarchy.divisions
      BorderVertices().store(in: &metadata)
      if reading.grids == nil { dropOrphanedCells(old, &context) }
    }
    if let given = reading.zones {
      let codes = Set(given.map(\.code))
      zones = context.request.append ? old.zones.filter { !codes.contains($0.code) } + given : given
    }
    if let given = reading.grids { takeGrids(given, old, &context) }
  }

  private func hierarchy(
    _ divisions: [Division], _ file: String, closedWidth: Meters?
  ) throws -> DivisionHierarchy {
    var options = DivisionHierarchy.Options()
    if let closedWidth { options.closedWidth = closedWidth }
    do {
      return try DivisionHierarchy(divisions, options: options)
    } catch {
      throw ImportError.areas(file: file, fault: "\(error)")
    }
  }

  /// The bureau's own cells stay as they are; what breaks an invariant is told with its place.
  private mutating func takeGrids(
    _ given: [ImportedUnitGrid], _ old: ExistingCity, _ context: inout ImportContext
  ) {
    let codes = Set(given.map(\.code))
    let kept = context.request.append ? old.cells.filter { !codes.contains($0.code) } : []
    let file = context.request.grids?.lastPathComponent ?? ""
    let imported = ImportedUnitGrids(
      kept.map {
        ImportedUnitGrid(
          source: $0.code, code: $0.code, community: $0.community, area: MultiPolygon([$0.polygon]))
      } + given, divisions: divisions ?? old.divisions)
    cells = imported.cells
    for finding in imported.inspection.findings {
      context.warn("grid_\(finding.invariant.rawValue)", file, finding.cells.first, text: finding.description)
    }
  }

  /// Cells whose community the new divisions do not have any more can carry no code.
  private mutating func dropOrphanedCells(_ old: ExistingCity, _ context: inout ImportContext) {
    guard !old.cells.isEmpty, let divisions else { return }
    let known = Set(divisions.map(\.code))
    let kept = old.cells.filter { known.contains($0.community) }
    if kept.count < old.cells.count {
      cells = kept
      context.warn(
        "grids_dropped", "divisions",
        text: "\(old.cells.count - kept.count) unit grids lie in communities that are gone and were dropped; "
          + "run luwang grid")
    } else {
      context.warn(
        "grids_outdated", "divisions", text: "the unit grids were built on the divisions before; run luwang grid")
    }
  }
}
