/// What of a road problem is at fault.
public enum RoadSubject: Hashable, Sendable, CustomStringConvertible {
  /// The problem as a whole.
  case problem
  /// A link, by its number from 0.
  case link(Int, tail: Int, head: Int)
  /// A required node, by its number in the list.
  case requiredNode(Int)
  /// The depot.
  case depot
  /// A facility, by its number in the list.
  case facility(Int)
  /// A turn.
  case turn(TurnTable.Turn)

  /// Kind, number and nodes, all counted from 0.
  public var description: String {
    switch self {
    case .problem: "the problem"
    case .link(let number, let tail, let head): "link \(number) from \(tail) to \(head)"
    case .requiredNode(let number): "required node \(number)"
    case .depot: "the depot"
    case .facility(let number): "facility \(number)"
    case .turn(let turn): "the turn \(turn.from)-\(turn.through)-\(turn.to)"
    }
  }
}

/// Why a road problem cannot be made a problem of places and travel costs.
public enum RoadProblemError: Error, Hashable, Sendable {
  /// A node is named that is not there.
  case unknownNode(RoadSubject, node: Int, count: Int)
  /// A number is negative or too large.
  case outOfRange(RoadSubject, field: String, value: Int64, allowed: ClosedRange<Int64>)
  /// A link is to be served and may be served in neither direction.
  case notServable(RoadSubject)
  /// What came out is refused.
  case problem(ProblemError)
  /// The travel costs do not fit.
  case travelCosts(TravelCostsError)
}

extension RoadProblemError: CustomStringConvertible {
  /// Where, what is wrong, and what to do.
  public var description: String {
    switch self {
    case .unknownNode(let subject, let node, let count):
      "\(subject) names node \(node), but there are \(count), numbered from 0"
    case .outOfRange(let subject, let field, let value, let allowed):
      "\(subject): \(field) is \(value); choose \(allowed.lowerBound) to \(allowed.upperBound) or another unit"
    case .notServable(let subject): "\(subject) is to be served, but in neither direction; give one a price"
    case .problem(let error): error.description
    case .travelCosts(let error): error.description
    }
  }
}
