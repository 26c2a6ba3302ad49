import Plans

/// A plan as its row has it.
struct PlanRow {
  var fid: Int64
  var heading: StoredPlanHeading
  /// The plan as JSON; empty where it was not asked for.
  var document: String
}

extension CityTable where Value == PlanRow {
  static var planRows: CityTable<PlanRow> { planRows(LayerSchema.of(.plan)) }

  /// Plans without their documents, which may be large; for reading only.
  static var planHeadings: CityTable<PlanRow> {
    var schema = LayerSchema.of(.plan)
    schema.columns.removeAll { $0.name == "document" }
    return planRows(schema)
  }

  private static func planRows(_ schema: LayerSchema) -> CityTable<PlanRow> {
    let hasDocument = schema.columns.contains { $0.name == "document" }
    return CityTable(schema) { row throws(CityFileError) in
      let heading = try row.planHeading()
      return PlanRow(fid: row.fid, heading: heading, document: hasDocument ? try row.text() : "")
    } write: { row, values in
      values.put(row.heading)
      values.put(row.document)
    }
  }
}

extension RowReader {
  fileprivate mutating func planHeading() throws(CityFileError) -> StoredPlanHeading {
    let counts = Int64(0)...Int64(Int32.max)
    var heading = StoredPlanHeading(
      id: try text(), kind: try choice(WorkKind.self), date: try text(), area: try textIfPresent(),
      seed: UInt64(try integer(in: 0...Int64.max)), routes: try integer(in: counts), summary: PlanSummary(),
      cityRevision: "", rulesDigest: "", fleetDigest: "")
    heading.summary = try planSummary()
    heading.cityRevision = try text()
    heading.rulesDigest = try text()
    heading.fleetDigest = try text()
    heading.storedAt = try textIfPresent()
    return heading
  }

  private mutating func planSummary() throws(CityFileError) -> PlanSummary {
    let (kilometers, counts) = (0.0...1e9, Int64(0)...Int64(Int32.max))
    var summary = PlanSummary()
    summary.serviceKilometers = try number(in: kilometers)
    summary.deadheadKilometers = try number(in: kilometers)
    summary.totalKilometers = try number(in: kilometers)
    summary.deadheadRatio = try number(in: 0...1)
    summary.uTurns = try integer(in: counts)
    summary.crossingTurns = try integer(in: counts)
    summary.coverage = try number(in: 0...1)
    summary.lowerBound = try numberIfPresent(in: kilometers)
    summary.gap = try numberIfPresent(in: kilometers)
    summary.unserved = try integer(in: counts)
    return summary
  }
}

extension RowValues {
  fileprivate mutating func put(_ heading: StoredPlanHeading) {
    put(heading.id)
    put(heading.kind.rawValue)
    put(heading.date)
    put(heading.area)
    put(Int64(clamping: heading.seed))
    put(heading.routes)
    put(heading.summary.serviceKilometers)
    put(heading.summary.deadheadKilometers)
    put(heading.summary.totalKilometers)
    put(heading.summary.deadheadRatio)
    put(heading.summary.uTurns)
    put(heading.summary.crossingTurns)
    put(heading.summary.coverage)
    put(heading.summary.lowerBound)
    put(heading.summary.gap)
    put(heading.summary.unserved)
    put(heading.cityRevision)
    put(heading.rulesDigest)
    put(heading.fleetDigest)
    put(heading.storedAt)
  }
}
