public import Plans
import RoadNetwork

extension CityReader {
  /// The fleet; `nil` where the layer has no vehicle.
  /// - Throws: ``CityFileError/badValue(path:layer:fid:column:value:reason:)`` and others.
  public func fleet() throws(CityFileError) -> Fleet? {
    let rows = try all(.vehicleRows)
    guard let first = rows.first else { return nil }
    if let other = rows.first(where: { $0.fleet != first.fleet }) {
      throw bad(
        .vehicle, other.fid, "fleet", other.fleet, "must be as in fid \(first.fid): a city has one fleet")
    }
    return Fleet(description: first.fleet, vehicles: rows.map(\.vehicle))
  }

  /// The rules of a kind of work; `nil` where the layer has no row of it.
  /// - Throws: ``CityFileError/badValue(path:layer:fid:column:value:reason:)`` and others.
  public func rules(for kind: WorkKind) throws(CityFileError) -> WorkRules? {
    let rows = try all(.ruleRows).filter { $0.kind == kind }
    guard !rows.isEmpty else { return nil }
    var rules = WorkRules(kind: kind, classes: [:])
    var work: Int64?
    for row in rows {
      guard case .work(let ofWork) = row.content else { continue }
      if let work {
        throw bad(.rule, row.fid, "operation", kind.rawValue, "has a row for all of the work in fid \(work) already")
      }
      (rules, work) = (ofWork, row.fid)
    }
    for row in rows {
      switch row.content {
      case .work: break
      case .roadClass(let roadClass, let rule):
        guard rules.classes.updateValue(rule, forKey: roadClass) == nil else {
          throw bad(
            .rule, row.fid, "class", roadClass.rawValue, "has a row of this work already; delete one of the two")
        }
      case .segment(let rule): rules.segments.append(rule)
      case .load(let load): rules.loads.append(load)
      }
    }
    return rules
  }

  private func bad(
    _ layer: CityLayer, _ fid: Int64, _ column: String, _ value: String?, _ reason: String
  ) -> CityFileError {
    .badValue(
      path: path, layer: layer.rawValue, fid: fid, column: column, value: value.map { "'\($0.prefix(80))'" } ?? "NULL",
      reason: reason)
  }
}
