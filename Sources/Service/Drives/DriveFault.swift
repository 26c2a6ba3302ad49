import HTTPTypes
import Hummingbird
import NIOCore

/// Why a request in OSRM's shape was not done, in OSRM's words.
struct DriveFault: Error, Hashable, Sendable {
  /// OSRM's codes, and those of the server where OSRM has none.
  enum Code: String, CaseIterable, Sendable {
    case invalidURL = "InvalidUrl"
    case invalidService = "InvalidService"
    case invalidVersion = "InvalidVersion"
    case invalidOptions = "InvalidOptions"
    case invalidQuery = "InvalidQuery"
    case invalidValue = "InvalidValue"
    case noSegment = "NoSegment"
    case noRoute = "NoRoute"
    case noTable = "NoTable"
    case noMatch = "NoMatch"
    case noTrips = "NoTrips"
    case tooBig = "TooBig"
    case notImplemented = "NotImplemented"
    case methodNotAllowed = "MethodNotAllowed"
    case unauthorized = "Unauthorized"
    case forbidden = "Forbidden"
    case tooManyRequests = "TooManyRequests"
    case timeout = "Timeout"
    case notReady = "NotReady"
    case internalFault = "InternalError"
  }

  var code: Code
  /// The value, what is wrong with it, and what to do.
  var message: String
  var status: HTTPResponse.Status
  var headers: HTTPFields = [:]

  /// A fault of the request: 400, as OSRM answers, but 413 where a limit is passed.
  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
    status = code == .tooBig ? .contentTooLarge : .badRequest
  }

  /// OSRM's body.
  var response: Response {
    var text = DriveText()
    text.append("{\"code\":")
    text.append(quoted: code.rawValue)
    text.append(",\"message\":")
    text.append(quoted: message)
    text.append("}")
    var response = JSONAnswer.response(bytes: text.body, status: status, type: "application/json")
    for field in headers { response.headers.append(field) }
    return response
  }
}

extension DriveFault {
  /// What is told of any error on a path in OSRM's shape; `nil` on other paths.
  init?(telling error: any Error, as problem: Problem, on path: String) {
    guard let path = DrivePath(path) else { return nil }
    if let fault = error as? DriveFault {
      self = fault
    } else {
      self.init(problem, path)
    }
  }

  private init(_ problem: Problem, _ path: DrivePath) {
    if problem.code == .notFound {
      self = path.fault
      return
    }
    self.init(DriveFault.code(of: problem.code), problem.detail)
    status = problem.code.status
    headers = problem.headers
  }

  private static func code(of code: ProblemCode) -> Code {
    switch code {
    case .invalidValue, .missingValue: .invalidValue
    case .malformedBody, .malformedRequest, .unsupportedType, .notAcceptable: .invalidQuery
    case .tooLarge, .headersTooLarge: .tooBig
    case .notFound: .invalidURL
    case .methodNotAllowed: .methodNotAllowed
    case .unauthorized: .unauthorized
    case .forbidden: .forbidden
    case .tooManyRequests: .tooManyRequests
    case .timeout, .slowRequest: .timeout
    case .notReady: .notReady
    case .notImplemented: .notImplemented
    case .infeasible, .conflict, .changedMeanwhile, .preconditionRequired: .invalidOptions
    case .internalFault, .outOfSpace: .internalFault
    }
  }
}

/// The parts of a path that OSRM's clients ask for: `/route/v1/driving/…`.
private struct DrivePath {
  let service: Substring
  let version: Substring
  let partCount: Int

  /// `nil` for a path of another kind.
  init?(_ path: String) {
    let parts = path.split(separator: "/", maxSplits: 5)
    guard let service = parts.first else { return nil }
    self.service = service
    version = parts.count > 1 ? parts[1] : ""
    partCount = parts.count
    let isVersion = version.first == "v" && version.dropFirst().first?.isNumber == true
    let isOwn = DriveQuestion.Service(rawValue: String(service)) != nil
    // Of an unknown service the rest must look like OSRM's: other groups of paths have versions, too.
    let looksLikeDrive = isVersion && parts.count == 4 && (parts[3].contains(",") || parts[3].hasPrefix("polyline"))
    guard isOwn || looksLikeDrive else { return nil }
  }

  /// Why no path has taken it.
  var fault: DriveFault {
    let services = DriveQuestion.Service.allCases.map(\.rawValue).joined(separator: ", ")
    guard DriveQuestion.Service(rawValue: String(service)) != nil else {
      return DriveFault(.invalidService, "Service \(service.prefix(40)) not found: use one of \(services)")
    }
    guard version == "v1" else {
      return DriveFault(.invalidVersion, "Version \(version.prefix(40)) is not known: use /\(service)/v1/…")
    }
    return DriveFault(
      .invalidURL, "URL string malformed: use /\(service)/v1/PROFILE/LON,LAT;LON,LAT?OPTION=VALUE, or a POST with JSON")
  }
}
