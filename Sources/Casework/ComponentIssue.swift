/// What is wrong with a row of components.
public enum ComponentProblem: Error, Hashable, Sendable {
  /// Its number cannot be read, or none can be given.
  case code(ComponentCodeError)
  /// Neither the row nor its number tells class and subclass.
  case classMissing
  /// The class is not in the class table.
  case classUnknown(String)
  /// The subclass is not in the class table.
  case subclassUnknown(componentClass: String, subclass: String)
  /// The row and its number tell different classes.
  case classDisagrees(row: String, id: String)
  /// Another row of this import has the number.
  case numberTwice(firstPlace: String)
  /// The number belonged to a component that is gone.
  case numberRetired
  /// It stands in no district, so that no number can be given.
  case districtMissing
  /// It stands in another district than its number says.
  case districtDisagrees(id: String, found: String)
  /// It has a number but stands outside all districts.
  case outsideDistricts(id: String)

  /// Whether the row is registered all the same.
  public var isWarning: Bool {
    switch self {
    case .districtDisagrees, .outsideDistricts: true
    default: false
    }
  }
}

/// A row of components that was refused or is doubtful.
public struct ComponentIssue: Hashable, Sendable {
  /// Where the row stands in its file.
  public var place: String
  /// The number in question.
  public var id: String?
  /// What is wrong.
  public var problem: ComponentProblem

  /// Collects the parts.
  public init(place: String, id: String?, problem: ComponentProblem) {
    self.place = place
    self.id = id
    self.problem = problem
  }
}

extension ComponentIssue: CustomStringConvertible {
  /// Place, number, what is wrong and what to do.
  public var description: String {
    "\(place): component \(id.map { "'\($0)'" } ?? "without a number"): \(problem)"
  }
}

extension ComponentProblem: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .code(let error): error.description
    case .classMissing: "gives no class and subclass; fill both columns, or give a number that has them"
    case .classUnknown(let code): "class '\(code)' is not in the class table; correct it or add it to the city's list"
    case .subclassUnknown(let code, let subclass):
      "subclass '\(subclass)' of class \(code) is not in the class table; correct it or add it to the city's list"
    case .classDisagrees(let row, let id):
      "the row says class \(row), the number says \(id); correct one, or choose the other --code-profile"
    case .numberTwice(let first): "the number already stands at \(first); give every component its own"
    case .numberRetired: "the number belonged to a component that is gone and is never given again; leave it empty"
    case .districtMissing:
      "stands in no district, so that no number can be given; check its position, or import the districts first"
    case .districtDisagrees(let id, let found):
      "the number says district \(id), the position lies in \(found); check the position"
    case .outsideDistricts(let id): "the number says district \(id), the position lies in none; check the position"
    }
  }
}
