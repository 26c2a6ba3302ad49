public import HTTPTypes

/// Why a request was not done: what is thrown by whoever handles one (RFC 9457).
public struct Problem: Error, Hashable, Sendable {
  /// What is wrong with one part of the request.
  public struct Part: Hashable, Sendable, Encodable {
    /// Where: a JSON pointer into the body, or `?name` for a value of the query.
    public var pointer: String
    /// What is wrong there.
    public var detail: String

    /// Collects the parts.
    public init(pointer: String, detail: String) {
      self.pointer = pointer
      self.detail = detail
    }
  }

  /// What went wrong.
  public var code: ProblemCode
  /// The value, what is wrong with it, and what to do.
  public var detail: String
  /// The parts of the request that are wrong, where it can be told.
  public var parts: [Part]
  /// What kind of problem it is where a standard has a name for it; `nil` is the name that the code gives.
  public var type: String?
  /// Headers that go with the answer, such as `Retry-After`, `Allow`, `WWW-Authenticate`, `ETag`.
  public var headers: HTTPFields

  /// Collects the parts.
  public init(_ code: ProblemCode, _ detail: String, parts: [Part] = [], headers: HTTPFields = [:]) {
    self.code = code
    self.detail = detail
    self.parts = parts
    self.headers = headers
  }

  /// A value of the query that cannot be used.
  public static func query(_ name: String, _ value: some StringProtocol, _ remedy: String) -> Problem {
    let detail = "?\(name)=\(value.prefix(80)): \(remedy)"
    return Problem(.invalidValue, detail, parts: [Part(pointer: "?\(name)", detail: remedy)])
  }

  /// A value of the body that cannot be used.
  public static func body(_ pointer: String, _ detail: String) -> Problem {
    Problem(.invalidValue, "\(pointer): \(detail)", parts: [Part(pointer: pointer, detail: detail)])
  }
}
