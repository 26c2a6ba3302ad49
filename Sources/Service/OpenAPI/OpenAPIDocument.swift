import Foundation
import HTTPTypes
import Interchange

/// What the service does, as an OpenAPI document, made from the operations that the groups of paths name.
struct OpenAPIDocument {
  /// A version of OpenAPI.
  enum Version {
    /// OpenAPI 3.0.3, as OGC's requirements class `oas30` asks.
    case three
    /// OpenAPI 3.1.0, with JSON Schema 2020-12.
    case threeOne

    var text: String { self == .three ? "3.0.3" : "3.1.0" }
    /// The media type of a document.
    var type: String {
      self == .three ? "application/vnd.oai.openapi+json;version=3.0" : "application/vnd.oai.openapi+json;version=3.1"
    }
  }

  private let version: Version
  private let operations: [APIOperation]

  init(_ version: Version, _ operations: [APIOperation]) {
    self.version = version
    self.operations = operations
  }

  /// The document as JSON, keys sorted.
  /// - Throws: `JSONSerialization`'s error where a schema is no JSON: a fault of ours, which a test finds.
  func json() throws -> Data {
    try JSONSerialization.data(withJSONObject: root(), options: [.sortedKeys, .withoutEscapingSlashes])
  }

  private func root() throws -> [String: Any] {
    var paths: [String: [String: Any]] = [:]
    for operation in operations {
      paths[operation.path, default: [:]][operation.method.rawValue.lowercased()] = try description(of: operation)
    }
    let tags = Set(operations.map(\.tag)).sorted().map { ["name": $0] }
    return [
      "openapi": version.text,
      "info": [
        "title": "Luwang", "version": ServiceVersion.text,
        "description": "Grids, roads and road chiefs of a city: lookups, routes, features, tiles, plans and edits.",
        "license": ["name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"],
      ],
      "servers": [["url": "/"]], "tags": tags, "paths": paths,
      "components": [
        "schemas": ["Problem": try schema(OpenAPIDocument.problem)], "responses": responses(),
        "securitySchemes": [
          "token": ["type": "http", "scheme": "bearer", "description": "A token made by luwang token add"]
        ],
      ],
    ]
  }

  private func description(of operation: APIOperation) throws -> [String: Any] {
    var answers: [String: Any] = [:]
    for success in operation.successes { answers["\(success.status)"] = try answer(success) }
    for (status, codes) in problems(of: operation) where answers["\(status)"] == nil {
      answers["\(status)"] = try problem(codes, of: operation)
    }
    var description: [String: Any] = [
      "operationId": operation.id, "summary": operation.summary, "tags": [operation.tag], "responses": answers,
    ]
    let parameters = try operation.parameters.map { try described($0) }
    if !parameters.isEmpty { description["parameters"] = parameters }
    if !operation.bodies.isEmpty {
      description["requestBody"] = ["required": true, "content": try contents(operation.bodies)] as [String: Any]
    }
    // Guests need none: an empty alternative says so.
    let scopes = ["token": [String]()]
    description["security"] = operation.role == nil ? [[:], scopes] : [scopes]
    if let role = operation.role { description["description"] = "Needs the role \(role.rawValue)." }
    return description
  }

  /// The answer that tells of problems: the same on all paths but those in the shape of others.
  private func problem(_ codes: [ProblemCode], of operation: APIOperation) throws -> [String: Any] {
    guard let content = operation.problemContent else {
      return ["$ref": "#/components/responses/\(OpenAPIDocument.name(codes))"]
    }
    let words = codes.map(\.title).sorted().joined(separator: ". ")
    return ["description": words, "content": try contents([content])]
  }

  private func described(_ parameter: APIOperation.Parameter) throws -> [String: Any] {
    let schema = try schema(parameter.schema)
    var description: [String: Any] = [
      "name": parameter.name, "in": parameter.place.rawValue, "description": parameter.summary,
      "required": parameter.isRequired || parameter.place == .path, "schema": schema,
    ]
    // Lists stand in one value with commas between, which is not what OpenAPI takes a query for.
    if parameter.place == .query, (schema as? [String: Any])?["type"] as? String == "array" {
      description["style"] = "form"
      description["explode"] = false
    }
    return description
  }

  private func answer(_ success: APIOperation.Success) throws -> [String: Any] {
    var answer: [String: Any] = ["description": success.summary]
    if !success.contents.isEmpty { answer["content"] = try contents(success.contents) }
    return answer
  }

  private func contents(_ contents: [APIOperation.Content]) throws -> [String: Any] {
    var all: [String: Any] = [:]
    for content in contents { all[content.type] = ["schema": try schema(content.schema)] }
    return all
  }

  private func schema(_ text: String) throws -> Any {
    let schema = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    return version == .three ? OpenAPISchema.downgraded(schema) : schema
  }
}

extension OpenAPIDocument {
  /// What any path may tell.
  private static let common: [ProblemCode] = [
    .invalidValue, .unauthorized, .tooLarge, .slowRequest, .tooManyRequests, .headersTooLarge, .internalFault,
    .notReady,
  ]

  /// The codes that an operation may tell, by status.
  private func problems(of operation: APIOperation) -> [Int: [ProblemCode]] {
    var codes = Set(OpenAPIDocument.common + operation.problems)
    if operation.role != nil { codes.insert(.forbidden) }
    return Dictionary(grouping: codes, by: \.status.code)
  }

  /// One response a status: of several codes the first names it.
  private func responses() -> [String: Any] {
    var all: [String: Any] = [:]
    for codes in Dictionary(grouping: ProblemCode.allCases, by: \.status.code).values {
      let words = codes.map { "`\($0.rawValue)`: \($0.title)." }.joined(separator: " ")
      var answer: [String: Any] = [
        "description": words,
        "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
      ]
      if codes.contains(.tooManyRequests) || codes.contains(.notReady) {
        answer["headers"] = [
          "Retry-After": ["description": "Seconds to wait", "schema": ["type": "integer"]] as [String: Any]
        ]
      }
      all[OpenAPIDocument.name(codes)] = answer
    }
    return all
  }

  private static func name(_ codes: [ProblemCode]) -> String { "Status\(codes.first?.status.code ?? 500)" }

  /// A problem (RFC 9457).
  private static let problem = """
    {"type":"object","required":["type","title","status","detail","code","request_id"],"properties":{
      "type":{"type":"string","description":"urn:luwang:problem: and the code"},
      "title":{"type":"string"},"status":{"type":"integer","minimum":400,"maximum":599},
      "detail":{"type":"string","description":"The value, what is wrong with it, and what to do"},
      "instance":{"type":"string"},
      "code":{"type":"string","enum":[\(ProblemCode.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ","))]},
      "errors":{"type":"array","items":{"type":"object","required":["pointer","detail"],
        "properties":{"pointer":{"type":"string"},"detail":{"type":"string"}}}},
      "request_id":{"type":"string"}}}
    """
}
