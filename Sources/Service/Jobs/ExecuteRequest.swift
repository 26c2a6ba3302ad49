import GeoTypes

/// The body of an execution: the inputs, and in which shape the plan is wanted (OGC 18-062r2, 7.11).
struct ExecuteRequest: Sendable {
  var inputs: JSONFields
  /// The form of the plan that is asked for; `nil` leaves it to whoever reads the results.
  var output: JobOutput?
  /// Whether results come in a document by the names of outputs, not as the plan alone.
  var isDocument = false

  /// - Throws: ``Problem`` for what is not known, and for what is not done here.
  init(_ body: JSONFields) throws(Problem) {
    try body.requireKnown(["inputs", "outputs", "response", "subscriber"])
    inputs = try body.fields("inputs") ?? JSONFields([:], pointer: "/inputs")
    switch try body.text("response") {
    case nil, "raw": break
    case "document": isDocument = true
    default: throw body.bad("response", "give raw or document")
    }
    if let subscriber = body.values["subscriber"], subscriber != .null {
      throw body.bad("subscriber", "nobody is called back: follow /jobs/{id}/events")
    }
    guard let outputs = try body.fields("outputs") else { return }
    try outputs.requireKnown([ProcessDescriptions.output])
    guard let plan = try outputs.fields(ProcessDescriptions.output) else { return }
    try plan.requireKnown(["format", "transmissionMode"])
    if let mode = try plan.text("transmissionMode"), mode != "value" {
      throw plan.bad("transmissionMode", "is only given as value")
    }
    guard let format = try plan.fields("format") else { return }
    guard let type = try format.text("mediaType") else { return }
    output = JobOutput.allCases.first { $0.mediaType == type }
    if output == nil {
      throw format.bad("mediaType", "give one of \(JobOutput.allCases.map(\.mediaType).joined(separator: ", "))")
    }
  }

  /// - Parameter stored: what ``text(inputs:)`` made, or inputs alone.
  init(stored: String) throws(Problem) {
    let fields = try JSONFields(text: stored)
    guard fields.has("inputs") else {
      inputs = fields
      return
    }
    inputs = try fields.fields("inputs") ?? JSONFields([:], pointer: "/inputs")
    output = try fields.text("form").flatMap(JobOutput.init)
    isDocument = try fields.text("response") == "document"
  }

  /// What is kept of it with the job: the inputs, with the shape of the results where it was asked for.
  /// - Parameter inputs: the inputs as JSON.
  func text(inputs: String) -> String {
    guard isDocument || output != nil else { return inputs }
    let form = output.map { ",\"form\":\"\($0.rawValue)\"" } ?? ""
    return "{\"inputs\":\(inputs),\"response\":\"\(isDocument ? "document" : "raw")\"\(form)}"
  }
}
