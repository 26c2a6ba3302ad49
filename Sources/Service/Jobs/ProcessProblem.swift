/// The problems that OGC API - Processes has names for.
enum ProcessProblem: String, Sendable {
  case noSuchProcess = "no-such-process"
  case noSuchJob = "no-such-job"
  case resultNotReady = "result-not-ready"

  /// The problem, told in words: nothing is there.
  func problem(_ detail: String) -> Problem {
    var problem = Problem(.notFound, detail)
    problem.type = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/\(rawValue)"
    return problem
  }
}
