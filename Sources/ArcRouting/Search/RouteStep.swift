/// What a vehicle does at one point of a route, as the search holds it: a mode of a service, a facility, a break.
struct RouteStep: Hashable, Sendable {
  enum Kind {
    case mode(Int)
    case facility(Int)
    case rest(Int)
    case depot
  }

  private let code: Int32
  private static let firstRest = Int32(2_000)

  private init(code: Int32) { self.code = code }

  static func mode(_ number: Int) -> RouteStep { RouteStep(code: Int32(number)) }
  static func facility(_ number: Int) -> RouteStep { RouteStep(code: -1 - Int32(number)) }
  static func rest(_ number: Int) -> RouteStep { RouteStep(code: -firstRest - Int32(number)) }
  static let depot = RouteStep(code: .min)

  var kind: Kind {
    if code >= 0 { return .mode(Int(code)) }
    if code == .min { return .depot }
    return code <= -Self.firstRest ? .rest(Int(-Self.firstRest - code)) : .facility(Int(-1 - code))
  }

  /// The mode, where it is one.
  var mode: Int? { code >= 0 ? Int(code) : nil }
}
