public import Plans

extension CityReader {
  /// What plans are kept, in the order in which they were stored.
  /// - Throws: ``CityFileError``.
  public func plans() throws(CityFileError) -> [StoredPlanHeading] { try all(.planHeadings).map(\.heading) }

  /// A plan as it was stored; `nil` where there is none of that name.
  ///
  /// It is read from the column `document`; the other columns and `plan_leg` are made of it, for programs that show it.
  /// - Throws: ``CityFileError/badValue(path:layer:fid:column:value:reason:)`` and others.
  public func plan(id: String) throws(CityFileError) -> Plan? {
    guard let row = try rows(of: .planRows, where: "id", is: id).first else { return nil }
    func bad(_ column: String, _ value: String, _ reason: String) -> CityFileError {
      .badValue(
        path: path, layer: CityLayer.plan.rawValue, fid: row.fid, column: column, value: value, reason: reason)
    }
    let plan: Plan
    do { plan = try Plan(json: row.document.utf8, file: "plan.json") } catch {
      let start = row.document.prefix(40)
      throw bad("document", "'\(start)'", "is no plan (\(error)); make the plan again")
    }
    guard plan.storageID == id else {
      throw bad("id", "'\(id.prefix(80))'", "stands with the document of \(plan.storageID); give it that id again")
    }
    return plan
  }
}
