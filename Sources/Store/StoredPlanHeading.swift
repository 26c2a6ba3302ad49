public import Plans

/// What a city file tells of a plan without reading all of it.
public struct StoredPlanHeading: Hashable, Sendable {
  /// What the plan is called in the file.
  public var id: String
  /// The kind of work.
  public var kind: WorkKind
  /// The day, as `2026-05-04`.
  public var date: String
  /// The area that was asked for; `nil` is the whole city.
  public var area: String?
  /// What the search drew its random numbers from.
  public var seed: UInt64
  /// How many routes it has.
  public var routes: Int
  /// The figures of the whole.
  public var summary: PlanSummary
  /// The revision of the city that it was made from.
  public var cityRevision: String
  /// The digest of its rules.
  public var rulesDigest: String
  /// The digest of its fleet.
  public var fleetDigest: String
  /// When it was stored, as whoever did it told.
  public var storedAt: String?
}

extension Plan {
  /// What the plan is called in a city file: kind, day, area and seed, so that another plan for the same takes its place.
  public var storageID: String {
    let day = String(midnight.description.prefix(10))
    return ([kind.rawValue, day] + (area.map { [$0] } ?? []) + [String(seed)]).joined(separator: "/")
  }

  func heading(storedAt: String?) -> StoredPlanHeading {
    StoredPlanHeading(
      id: storageID, kind: kind, date: String(midnight.description.prefix(10)), area: area, seed: seed,
      routes: routes.count, summary: summary, cityRevision: cityRevision, rulesDigest: rulesDigest,
      fleetDigest: fleetDigest, storedAt: storedAt)
  }
}
