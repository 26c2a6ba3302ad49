public import HTTPTypes

/// What went wrong, in a word that never changes: the `code` of a problem (RFC 9457). `Docs/Errors.md` lists them all.
public enum ProblemCode: String, CaseIterable, Sendable {
  /// A part of the request that means nothing.
  case invalidValue = "invalid_value"
  /// A part of the request that must be there.
  case missingValue = "missing_value"
  /// The body is not what its type says.
  case malformedBody = "malformed_body"
  /// Nobody has signed in, and it is needed; or the token is none, expired or revoked.
  case unauthorized
  /// Whoever signed in may not do that, or not there.
  case forbidden
  /// There is no such path, or nothing of that name.
  case notFound = "not_found"
  /// The path knows other methods.
  case methodNotAllowed = "method_not_allowed"
  /// None of the forms that are asked for can be given.
  case notAcceptable = "not_acceptable"
  /// Another state of the thing stands in the way.
  case conflict
  /// The thing has changed since it was read.
  case changedMeanwhile = "changed_meanwhile"
  /// A change must say by `If-Match` which state it is made to.
  case preconditionRequired = "precondition_required"
  /// More was sent than is taken.
  case tooLarge = "too_large"
  /// The body is of a type that is not read here.
  case unsupportedType = "unsupported_type"
  /// All of it can be read, and it cannot be done.
  case infeasible
  /// Too much at once: wait as long as `Retry-After` says.
  case tooManyRequests = "too_many_requests"
  /// What is asked for takes longer than a request may.
  case timeout
  /// The request did not come in time.
  case slowRequest = "slow_request"
  /// What came is not HTTP.
  case malformedRequest = "malformed_request"
  /// The headers are larger than is taken.
  case headersTooLarge = "headers_too_large"
  /// The disk that the city is on is full.
  case outOfSpace = "out_of_space"
  /// A fault of the server.
  case internalFault = "internal_fault"
  /// Not implemented.
  case notImplemented = "not_implemented"
  /// The server starts, stops, or has no city: try again.
  case notReady = "not_ready"

  /// The status that goes with it.
  public var status: HTTPResponse.Status {
    switch self {
    case .invalidValue, .missingValue, .malformedBody, .malformedRequest: .badRequest
    case .unauthorized: .unauthorized
    case .forbidden: .forbidden
    case .notFound: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .notAcceptable: .notAcceptable
    case .conflict: .conflict
    case .changedMeanwhile: .preconditionFailed
    case .preconditionRequired: .preconditionRequired
    case .tooLarge: .contentTooLarge
    case .unsupportedType: .unsupportedMediaType
    case .infeasible: .unprocessableContent
    case .tooManyRequests: .tooManyRequests
    case .timeout: .unprocessableContent
    case .slowRequest: .requestTimeout
    case .headersTooLarge: .requestHeaderFieldsTooLarge
    case .outOfSpace: .init(code: 507, reasonPhrase: "Insufficient Storage")
    case .internalFault: .internalServerError
    case .notImplemented: .notImplemented
    case .notReady: .serviceUnavailable
    }
  }

  /// What all problems of the code have in common, in a few words.
  public var title: String {
    switch self {
    case .invalidValue: "A value cannot be used"
    case .missingValue: "A value is missing"
    case .malformedBody: "The body cannot be read"
    case .unauthorized: "Sign in first"
    case .forbidden: "Not allowed"
    case .notFound: "Nothing there"
    case .methodNotAllowed: "Another method is needed"
    case .notAcceptable: "No such form"
    case .conflict: "The state stands in the way"
    case .changedMeanwhile: "It has changed meanwhile"
    case .preconditionRequired: "Say which state you change"
    case .tooLarge: "Too large"
    case .unsupportedType: "Another type is needed"
    case .infeasible: "It cannot be done"
    case .tooManyRequests: "Too much at once"
    case .timeout: "It takes too long"
    case .slowRequest: "The request came too slowly"
    case .malformedRequest: "Not HTTP"
    case .headersTooLarge: "Headers too large"
    case .outOfSpace: "The disk is full"
    case .internalFault: "A fault of the server"
    case .notImplemented: "Not implemented"
    case .notReady: "Not ready"
    }
  }
}
