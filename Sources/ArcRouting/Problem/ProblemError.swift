/// What a fault of a problem belongs to.
public enum ProblemSubject: Hashable, Sendable, CustomStringConvertible {
  /// The problem as a whole.
  case problem
  /// A task.
  case task(Int, name: String)
  /// A vehicle type.
  case vehicleType(Int, name: String)
  /// A depot.
  case depot(Int, name: String)
  /// A facility.
  case facility(Int, name: String)
  /// A load dimension.
  case loadDimension(Int, name: String)
  /// A route of the previous plan.
  case previousRoute(Int)

  /// Kind, number and name.
  public var description: String {
    switch self {
    case .problem: "the problem"
    case .task(let number, let name): "task \(number) '\(name)'"
    case .vehicleType(let number, let name): "vehicle type \(number) '\(name)'"
    case .depot(let number, let name): "depot \(number) '\(name)'"
    case .facility(let number, let name): "facility \(number) '\(name)'"
    case .loadDimension(let number, let name): "load dimension \(number) '\(name)'"
    case .previousRoute(let number): "route \(number) of the previous plan"
    }
  }
}

/// Why the parts of a problem do not fit together.
public enum ProblemError: Error, Hashable, Sendable {
  /// A list that must not be empty is.
  case empty(ProblemSubject, field: String)
  /// There are more than the solver's sums can bear.
  case tooMany(ProblemSubject, field: String, count: Int, limit: Int)
  /// A list does not have one entry for each load dimension.
  case wrongCount(ProblemSubject, field: String, count: Int, expected: Int)
  /// A number is negative or too large.
  case outOfRange(ProblemSubject, field: String, value: Int64, allowed: ClosedRange<Int64>)
  /// A number names something that is not there.
  case unknown(ProblemSubject, field: String, number: Int, count: Int)
  /// A number stands twice in a list.
  case repeated(ProblemSubject, field: String, number: Int)
  /// A span ends before it starts.
  case backwards(ProblemSubject, field: String, TimeWindow)
  /// Spans overlap, touch out of order or are not ascending.
  case unsorted(ProblemSubject, field: String, TimeWindow, TimeWindow)
  /// A name stands twice.
  case sameName(ProblemSubject, ProblemSubject)
  /// A shift that a pass names is no vehicle's.
  case unknownShift(ProblemSubject, pass: Int, shift: Int)
}

extension ProblemError: CustomStringConvertible {
  /// Where, what is wrong, and what to do.
  public var description: String {
    switch self {
    case .empty(let subject, let field): "\(subject) has no \(field); give it at least one"
    case .tooMany(let subject, let field, let count, let limit):
      "\(subject) has \(count) \(field), the limit is \(limit); divide the problem"
    case .wrongCount(let subject, let field, let count, let expected):
      "\(subject) has \(count) \(field); give one for each of the \(expected) load dimensions"
    case .outOfRange(let subject, let field, let value, let allowed):
      "\(subject): \(field) is \(value); choose \(allowed.lowerBound) to \(allowed.upperBound) or another unit"
    case .unknown(let subject, let field, let number, let count):
      "\(subject): \(field) names number \(number), but there are \(count), numbered from 0"
    case .repeated(let subject, let field, let number): "\(subject): \(field) names number \(number) twice"
    case .backwards(let subject, let field, let span):
      "\(subject): a span of \(field) ends at \(span.end), before its start at \(span.start)"
    case .unsorted(let subject, let field, let first, let second):
      "\(subject): the spans \(first.start)–\(first.end) and \(second.start)–\(second.end) of \(field) are not ascending "
        + "and apart; sort and merge them"
    case .sameName(let subject, let first): "\(subject) has the name of \(first); give each its own"
    case .unknownShift(let subject, let pass, let shift):
      "\(subject): pass \(pass) belongs to shift \(shift), but no vehicle type works in that shift"
    }
  }
}
