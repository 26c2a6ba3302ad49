public import Plans
public import RoadNetwork

/// One fault of a plan.
public struct PlanFinding: Hashable, Sendable {
  /// Its kind.
  public var code: FindingCode
  /// Its weight.
  public var severity = FindingSeverity.error
  /// The route, counted from 0; `nil` where it is of the whole plan.
  public var route: Int?
  /// The step of the route, counted from 0.
  public var step: Int?
  /// The segment that it is about.
  public var segment: SegmentUID?
  /// The number that the plan states.
  public var stated: Double?
  /// The number that it should be, or the bound that it breaks.
  public var expected: Double?
  /// What is wrong, in words.
  public var detail: String
}

extension PlanFinding: CustomStringConvertible {
  /// Code, place, words and numbers in one line.
  public var description: String {
    var places: [String] = []
    if let route { places.append("route \(route)") }
    if let step { places.append("step \(step)") }
    if let segment { places.append("segment \(segment.rawValue)") }
    var text = "\(code.rawValue): \(places.isEmpty ? "plan" : places.joined(separator: ", ")): \(detail)"
    if let stated { text += ", stated \(stated)" }
    if let expected { text += ", expected \(expected)" }
    return text
  }
}

/// What the checker says of a plan.
public struct PlanVerdict: Hashable, Sendable {
  /// The faults: of the whole plan first, then route by route and step by step, then coverage and summary.
  public var findings: [PlanFinding]
  /// The figures as recomputed; bound and gap as the plan states them.
  public var summary: PlanSummary

  /// Whether no finding is an error.
  public var isAccepted: Bool { !findings.contains { $0.severity == .error } }
}
