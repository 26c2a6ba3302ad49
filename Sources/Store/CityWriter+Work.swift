public import Plans
import RoadNetwork

extension CityWriter {
  /// Replaces the fleet; one without vehicles empties the layer.
  /// - Precondition: vehicles have numbers of their own, and all amounts are finite.
  /// - Throws: ``CityFileError``.
  public func replaceFleet(_ fleet: Fleet) throws(CityFileError) {
    precondition(Set(fleet.vehicles.map(\.id)).count == fleet.vehicles.count, "a number stands for one vehicle")
    try replace(
      .vehicleRows, with: fleet.vehicles.lazy.map { VehicleRow(fid: 0, vehicle: $0, fleet: fleet.description) })
  }

  /// Replaces the rules of a kind of work; `nil` takes them away. Those of other kinds stay.
  /// - Precondition: the rules are of that kind.
  /// - Throws: ``CityFileError``.
  public func replaceRules(_ rules: WorkRules?, for kind: WorkKind) throws(CityFileError) {
    precondition(rules.map { $0.kind == kind } ?? true, "rules are of one kind of work")
    try remove(from: .ruleRows, where: "operation", is: kind.rawValue)
    guard let rules else { return }
    var contents = [RuleRow.Content.work(rules)]
    contents += rules.loads.map { .load($0) }
    contents += RoadClass.allCases.compactMap { name in rules.classes[name].map { .roadClass(name, $0) } }
    contents += rules.segments.map { .segment($0) }
    try append(contents.lazy.map { RuleRow(fid: 0, kind: kind, content: $0) }, to: .ruleRows)
  }

  /// Takes away the rows in which a column has a value.
  @discardableResult
  func remove<Value>(
    from table: CityTable<Value>, where column: String, is value: String
  ) throws(CityFileError) -> Int {
    try Connection.translating(path: path) {
      try reader.require(table.schema)
      return try LayerLoader(table.schema, db: db, crs: reader.metadata().crs).remove(where: column, is: value)
    }
  }
}
