import Foundation
import GeoTypes
import Grid
import RoadNetwork
import Store

extension CityDraft {
  /// The road network, with the numbers of the segments that live on, and duties that follow them.
  mutating func takeRoads(_ reading: InputReading, _ old: ExistingCity, _ context: inout ImportContext) throws {
    takeSurroundings(reading, old, context.request.append)
    guard let given = reading.ways else {
      if divisions != nil, old.network != nil {
        context.warn(
          "roads_not_cut", "divisions",
          text: "the roads stay as they were cut by the divisions before; import them again to cut them anew")
      }
      return
    }
    let file = [context.request.osm, context.request.roads].compactMap { $0?.lastPathComponent }.joined(separator: ", ")
    var options = NetworkOptions()
    options.drivingSide = metadata.drivingSide
    let lowest = LowestDivisions.areas(divisions ?? old.officialDivisions)
    let appending = context.request.append ? old.network.map(AppendedNetwork.init) : nil
    let build = try NetworkBuilder(options: options).build(
      ways: (appending?.ways ?? []) + (appending == nil ? given : given.map(\.joinedByPosition)),
      restrictions: (appending?.restrictions ?? [])
        + reading.restrictions.joined(byPositionOf: appending == nil ? [] : given),
      areas: lowest, previous: old.network, nextUID: metadata.nextSegmentUID)
    for dropped in build.dropped { context.skip(dropped.kind, file, text: dropped.description) }
    for warning in build.warnings { context.warn("road_oddity", file, text: warning.description) }
    for change in UIDChange.Kind.allCases {
      let count = build.log.count { $0.kind == change }
      if old.network != nil { context.report.counts["uids_\(change.rawValue)"] = count }
    }
    network = appending.map { $0.restoringSources(in: build.network) } ?? build.network
    metadata.nextSegmentUID = build.nextUID
    carryDuties(build, old, file, &context)
    carryClosures(build, old, file, &context)
  }

  private mutating func takeSurroundings(_ reading: InputReading, _ old: ExistingCity, _ append: Bool) {
    if let given = reading.barriers { barriers = append ? old.barriers + given : given }
    if let given = reading.buildings { buildings = append ? old.buildings + given : given }
  }

  private mutating func carryDuties(
    _ build: NetworkBuild, _ old: ExistingCity, _ file: String, _ context: inout ImportContext
  ) {
    guard !old.duties.isEmpty, let previous = old.network else { return }
    let outcome = DutyFollower(from: previous, to: build).follow(old.duties)
    duties = outcome.duties
    for lost in outcome.lost {
      context.warn(
        "duty_lost", file,
        text: "chief \(lost.duty.chief) held segment \(lost.duty.segment.rawValue) from "
          + "\(Figure.whole(lost.from.rawValue)) to \(Figure.whole(lost.to.rawValue)) m, where no road is any more")
    }
  }
}

/// The divisions at whose borders roads are cut: those that have none below them.
enum LowestDivisions {
  static func areas(_ divisions: [Division]) -> [CutArea] {
    let official = divisions.filter { !$0.isProvisional }
    let parents = Set(official.compactMap(\.parent))
    return official.filter { !parents.contains($0.code) }.map { CutArea(code: $0.code, area: $0.area) }
  }
}

extension DroppedInput {
  /// A stable word for the reason.
  var kind: String {
    switch reason {
    case .zeroLength: "way_without_length"
    case .duplicate: "way_duplicate"
    case .restrictionWayMissing: "turn_rule_way_missing"
    case .restrictionAmbiguous: "turn_rule_ambiguous"
    case .restrictionImpossible: "turn_rule_impossible"
    }
  }
}
