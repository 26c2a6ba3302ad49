public import GeoTypes

/// To whom an incident goes.
public struct IncidentAssignment: Hashable, Sendable {
  /// The incident.
  public var incident: Incident
  /// What its position belongs to.
  public var location: Location
  /// The department that is to act; always `nil` without a catalogue of cases.
  public var department: String?
  /// When it is to be closed, as ISO 8601 with offset; always `nil` without a catalogue of cases.
  public var deadline: String?

  /// Collects the parts.
  public init(incident: Incident, location: Location, department: String? = nil, deadline: String? = nil) {
    self.incident = incident
    self.location = location
    self.department = department
    self.deadline = deadline
  }

  /// The names of ``members`` and ``row``, in their order.
  public static let columns = ["id"] + LocationField.allCases.map(\.rawValue) + ["department", "deadline", "reasons"]

  /// One JSON object: the incident's number, the answers, department and deadline, and the reasons of those that are
  /// null.
  public var members: [(String, PropertyValue)] {
    var members: [(String, PropertyValue)] = [("id", .text(incident.id))]
    for (name, value) in location.members {
      guard name == "reasons", case .object(let reasons) = value else {
        members.append((name, value))
        continue
      }
      members.append(("department", department.map { .text($0) } ?? .null))
      members.append(("deadline", deadline.map { .text($0) } ?? .null))
      members.append((name, .object(reasons.merging(ownReasons.map { ($0, .text($1)) }) { _, own in own })))
    }
    return members
  }

  /// The fields of a CSV row, as ``Location/row`` has them.
  public var row: [String] {
    let answers = location.row
    let reasons = ([answers[answers.count - 1]].filter { !$0.isEmpty } + ownReasons.map { "\($0)=\($1)" })
    return [incident.id] + answers.dropLast() + [department ?? "", deadline ?? "", reasons.joined(separator: ";")]
  }

  private var ownReasons: [(String, String)] {
    [("department", department), ("deadline", deadline)]
      .filter { $0.1 == nil }
      .map { ($0.0, MissingReason.noCatalogue.rawValue) }
  }
}
