import HTTPTypes

extension JobRoutes {
  private static let seconds = #"{"type":"integer","minimum":0,"maximum":1000000000}"#
  private static let execution = #"""
    {"type":"object","properties":{"inputs":{"type":"object"},"outputs":{"type":"object"},"response":{"type":"string","enum":["raw","document"]}}}
    """#

  static var operations: [APIOperation] {
    let json = "application/json"
    let object = APIOperation.Content(type: json, schema: #"{"type":"object"}"#)
    let id = APIOperation.Parameter.path("id", "Its name")
    let form = APIOperation.Parameter.query(
      "f", "The form of the plan", #"{"type":"string","enum":["json","html","geojson","gpx"]}"#)
    let plans = JobOutput.allCases.map { output in
      APIOperation.Content(
        type: String(output.type.prefix { $0 != ";" }),
        schema: output == .json || output == .geojson ? #"{"type":"object"}"# : #"{"type":"string"}"#)
    }
    let common: [ProblemCode] = [.invalidValue, .unauthorized, .forbidden, .notFound, .tooManyRequests, .notReady]
    func operation(
      _ method: HTTPRequest.Method, _ path: String, _ id: String, _ summary: String,
      _ parameters: [APIOperation.Parameter], _ answers: [(Int, [APIOperation.Content])],
      body: APIOperation.Content? = nil, problems: [ProblemCode] = [], role: Caller.Role? = nil
    ) -> APIOperation {
      APIOperation(
        method: method, path: path, tag: "jobs", id: id, summary: summary, parameters: parameters,
        bodies: body.map { [$0] } ?? [],
        successes: answers.map { .init(status: $0.0, summary: summary, contents: $0.1) }, problems: common + problems,
        role: role)
    }
    let request = APIOperation.Content(type: json, schema: execution)
    return [
      operation(
        .get, "/processes", "listProcesses", "What can be planned",
        [
          .query("limit", "The most of one page", APISchema.limit),
          .query("offset", "How many to pass over", APISchema.offset),
        ],
        [(200, [object])]),
      operation(.get, "/processes/{id}", "getProcess", "A process with its inputs", [id], [(200, [object])]),
      operation(
        .post, "/processes/{id}/execution", "execute", "Plans a day; with Prefer: respond-async as a job",
        [id, form, .header("Prefer", "respond-async answers at once, with the path of the job")],
        [(200, plans), (201, [object])], body: request,
        problems: [.missingValue, .malformedBody, .tooLarge, .unsupportedType, .infeasible], role: .planner),
      operation(
        .get, "/jobs", "listJobs", "Jobs, newest first",
        [
          .query("limit", "The most of one page", APISchema.limit),
          .query("offset", "How many to pass over", APISchema.offset),
          .query("processID", "Only those of these processes, with commas between"),
          .query("status", "Only those that are so far, with commas between"),
          .query("type", "Only those of these types; all are process"),
          .query("datetime", "Only those asked for at that time: a moment, a day or START/END"),
          .query("minDuration", "Only those that ran for so many seconds at least", seconds),
          .query("maxDuration", "Only those that ran for so many seconds at most", seconds),
        ], [(200, [object])]),
      operation(.get, "/jobs/{id}", "getJob", "How far a job is, with figures and bound", [id], [(200, [object])]),
      operation(
        .delete, "/jobs/{id}", "dismissJob", "Calls a job off, or takes one that has ended off the list", [id],
        [(200, [object])], role: .planner),
      operation(
        .get, "/jobs/{id}/results", "getJobResults", "The plan that came of a job", [id, form], [(200, plans)],
        problems: [.conflict, .infeasible]),
      operation(
        .get, "/jobs/{id}/events", "followJob", "How far a job is, whenever that changes (server-sent events)", [id],
        [(200, [.init(type: "text/event-stream", schema: "{}")])]),
    ]
  }
}
