import HTTPTypes

extension RecordRoutes {
  static var operations: [APIOperation] {
    let path = "/v1/\(Kind.name)"
    let noun = Kind.noun
    let id = APIOperation.Parameter.path("id", "Its name")
    let match = [
      APIOperation.Parameter.header("If-Match", "The ETag of the state that is changed, or * for any"),
      .header("If-None-Match", "* where there must be none yet"),
    ]
    let members = [("id", #"{"type":"string"}"#)] + Kind.fields + Kind.made
    let given = Schemas.object([("id", #"{"type":"string"}"#)] + Kind.fields, required: Kind.required)
    let patch = Schemas.object(Kind.fields)
    let whole = Schemas.object(members, required: ["id"] + Kind.required)
    let page = Schemas.object(
      [("items", Schemas.list(whole)), ("next", #"{"type":["string","null"]}"#)], required: ["items"])
    let problems: [ProblemCode] = [
      .invalidValue, .missingValue, .malformedBody, .unauthorized, .forbidden, .notFound, .conflict, .changedMeanwhile,
      .preconditionRequired, .tooLarge, .unsupportedType, .tooManyRequests, .notReady,
    ]
    func operation(
      _ method: HTTPRequest.Method, _ path: String, _ verb: String, _ summary: String,
      _ parameters: [APIOperation.Parameter], body: String? = nil, type: String = "application/json",
      answers: [(Int, String?)], role: Caller.Role?
    ) -> APIOperation {
      APIOperation(
        method: method, path: path, tag: Kind.name, id: verb + noun, summary: summary, parameters: parameters,
        bodies: body.map { [.init(type: type, schema: $0)] } ?? [],
        successes: answers.map { status, schema in
          .init(
            status: status, summary: summary,
            contents: schema.map { [.init(type: "application/json", schema: $0)] } ?? [])
        }, problems: problems, role: role)
    }
    return [
      operation(
        .get, path, "list", "Pages of \(Kind.name), by name",
        [
          .query("limit", "The most of one page", APISchema.limit),
          .query("after", "The name after which the page begins"),
        ], answers: [(200, page)], role: nil),
      operation(
        .post, path, "add", "Adds one; without a name it gets one", [], body: given, answers: [(201, whole)],
        role: Kind.role),
      operation(
        .get, "\(path)/{id}", "get", "One, with its ETag", [id, match[1]], answers: [(200, whole), (304, nil)],
        role: nil),
      operation(
        .put, "\(path)/{id}", "put", "Puts one in place of what is there", [id] + match, body: given,
        answers: [(200, whole), (201, whole)], role: Kind.role),
      operation(
        .patch, "\(path)/{id}", "patch", "Changes some members (RFC 7396)", [id] + match, body: patch,
        type: "application/merge-patch+json", answers: [(200, whole)], role: Kind.role),
      operation(
        .delete, "\(path)/{id}", "delete", "Takes one away", [id] + match, answers: [(204, nil)], role: Kind.role),
    ]
  }
}
