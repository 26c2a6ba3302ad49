import HTTPTypes

/// One method of one path, as the OpenAPI documents tell it.
struct APIOperation: Sendable {
  /// A value that goes with the path, the query or the headers.
  struct Parameter: Sendable {
    /// Where it stands.
    enum Place: String, Sendable {
      case path, query, header
    }

    var name: String
    var place: Place
    /// What it means.
    var summary: String
    /// Its JSON Schema, such as `{"type":"integer","minimum":1}`.
    var schema: String
    var isRequired: Bool

    static func path(_ name: String, _ summary: String, _ schema: String = #"{"type":"string"}"#) -> Parameter {
      Parameter(name: name, place: .path, summary: summary, schema: schema, isRequired: true)
    }

    static func query(
      _ name: String, _ summary: String, _ schema: String = #"{"type":"string"}"#, isRequired: Bool = false
    ) -> Parameter {
      Parameter(name: name, place: .query, summary: summary, schema: schema, isRequired: isRequired)
    }

    static func header(_ name: String, _ summary: String) -> Parameter {
      Parameter(name: name, place: .header, summary: summary, schema: #"{"type":"string"}"#, isRequired: false)
    }
  }

  /// A body that is sent or answered.
  struct Content: Sendable {
    var type: String
    /// Its JSON Schema; `{}` for anything.
    var schema: String
  }

  /// The answer to a request that was done.
  struct Success: Sendable {
    var status: Int
    var summary: String
    var contents: [Content]
  }

  var method: HTTPRequest.Method
  /// The path as in OpenAPI: `/jobs/{id}`.
  var path: String
  /// The group that it is shown in.
  var tag: String
  /// A name that no other operation has, such as `locatePoint`.
  var id: String
  var summary: String
  var parameters: [Parameter] = []
  /// What may be sent, each an alternative; none for nothing.
  var bodies: [Content] = []
  /// What is answered when all goes well.
  var successes: [Success]
  /// The problems that it may tell besides those that every path may.
  var problems: [ProblemCode] = []
  /// How problems are told where it is not RFC 9457's way.
  var problemContent: Content?
  /// The least role that it needs; `nil` where guests of an open server may.
  var role: Caller.Role?
  /// Whether it needs no token even where guests are not let in: what a probe or a sign-in page asks.
  var isOpen = false
}
