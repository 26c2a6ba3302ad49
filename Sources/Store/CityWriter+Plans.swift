public import Plans
public import RoadNetwork

extension CityWriter {
  /// Keeps a plan, in place of one for the same kind of work, day, area and seed.
  ///
  /// The layer `plan` gets its figures and the plan itself as JSON, `plan_leg` a row with a line for each step.
  /// - Parameters:
  ///   - plan: the plan.
  ///   - network: the roads that it was made for, on which its lines are drawn.
  ///   - storedAt: the time to note, ISO 8601 with offset; `nil` notes none.
  /// - Returns: what the plan is called from now on; see `Plan.storageID`.
  /// - Precondition: what ``Plan/json`` asks for.
  /// - Throws: ``CityFileError/planOfOtherRoads(path:plan:segment:)`` and others.
  @discardableResult
  public func store(
    plan: Plan, in network: StreetNetwork, storedAt: String? = nil
  ) throws(CityFileError) -> String {
    let document = plan.json
    let id = plan.storageID
    let legs: [PlanLegRow]
    do { legs = try PlanLegMaker(network).legs(of: plan) } catch {
      throw .planOfOtherRoads(path: path, plan: id, segment: error.segment.rawValue)
    }
    try removePlan(id: id)
    try append([PlanRow(fid: 0, heading: plan.heading(storedAt: storedAt), document: document)], to: .planRows)
    try append(legs, to: .legRows)
    return id
  }

  /// Takes a plan away.
  /// - Returns: whether there was one.
  /// - Throws: ``CityFileError``.
  @discardableResult
  public func removePlan(id: String) throws(CityFileError) -> Bool {
    try remove(from: .legRows, where: "plan", is: id)
    return try remove(from: .planRows, where: "id", is: id) > 0
  }
}
