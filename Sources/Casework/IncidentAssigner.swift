/// Hands incidents to grid, road and chief.
///
/// Department and deadline come with the catalogue of cases; until a city has one they are null with the reason
/// ``MissingReason/noCatalogue``.
public struct IncidentAssigner: ~Copyable {
  private let locator: Locator

  /// An assigner that asks a locator.
  public init(_ locator: consuming Locator) { self.locator = locator }

  /// To whom an incident goes: a function of its position, level and time alone.
  public func assign(_ incident: Incident) -> IncidentAssignment {
    IncidentAssignment(
      incident: incident,
      location: locator.location(at: incident.position, level: incident.level, time: incident.time))
  }

  /// To whom each incident goes, in their order.
  public func assign(_ incidents: [Incident]) -> [IncidentAssignment] {
    var assignments: [IncidentAssignment] = []
    assignments.reserveCapacity(incidents.count)
    for incident in incidents { assignments.append(assign(incident)) }
    return assignments
  }
}
