import Foundation
import GeoTypes
import Plans
import RoadNetwork
import Store

extension CityDraft {
  /// Facilities.
  mutating func takePlaces(_ reading: InputReading, _ old: ExistingCity, _ context: inout ImportContext) throws {
    guard let given = reading.facilities else { return }
    let ids = Set(given.map(\.id))
    facilities = context.request.append ? old.facilities.filter { !ids.contains($0.id) } + given : given
  }

  /// Chiefs and their duties; a roster replaces the duties, or with `append` adds to them.
  mutating func takeDuties(_ reading: InputReading, _ old: ExistingCity, _ context: inout ImportContext) throws {
    guard let table = reading.roster, let file = context.request.chiefs else { return }
    guard let network = network ?? old.network else {
      throw ImportError.cityLacks(
        file: context.request.city.relativePath, what: "roads for chiefs to hold",
        remedy: "give --roads or --osm with --chiefs, or import them first")
    }
    let rows = try RosterIntake.rows(table, network: network, &context)
    let outcome = DutyBuilder(network).build(rows)
    if outcome.duties.isEmpty, let first = outcome.problems.first {
      throw ImportError.nothingUsable(file: table.name, rows: rows.count, first: first.description)
    }
    for problem in outcome.problems {
      context.skip("duty_row", table.name, text: problem.description)
    }
    let ids = Set(outcome.chiefs.map(\.id))
    let append = context.request.append
    chiefs = append ? old.chiefs.filter { !ids.contains($0.id) } + outcome.chiefs : outcome.chiefs
    duties = append ? (duties ?? old.duties) + outcome.duties : outcome.duties
    tellFaults(of: duties ?? [], on: network, table.name, &context)
    try context.record(
      .duty, file, frame: nil, read: table.table.records.count, written: outcome.duties.count)
  }

  private func tellFaults(
    of duties: [Duty], on network: StreetNetwork, _ file: String, _ context: inout ImportContext
  ) {
    let report = DutyCheck().report(duties, on: network)
    for gap in report.gaps {
      context.warn(
        "duty_gap", file, "segment \(gap.segment.rawValue)",
        text: "nobody holds the \(gap.side.rawValue) side from \(Figure.whole(gap.from.rawValue)) to "
          + "\(Figure.whole(gap.to.rawValue)) m")
    }
    for sharing in report.overlaps {
      context.warn(
        "duty_overlap", file, "segment \(sharing.stretch.segment.rawValue)",
        text: "chief \(sharing.first.chief) holds the \(sharing.stretch.side.rawValue) side twice")
    }
    for sharing in report.conflicts {
      context.warn(
        "duty_two_holders", file, "segment \(sharing.stretch.segment.rawValue)",
        text:
          "chiefs \(sharing.first.chief) and \(sharing.second.chief) hold the \(sharing.stretch.side.rawValue) side "
          + "at one level")
    }
    if report.scope > .zero {
      context.report.counts["duty_held_permille"] = Int((report.held / report.scope * 1000).rounded())
    }
  }
}
