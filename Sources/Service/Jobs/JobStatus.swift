import Planning
import Plans
import Store

/// A link of an OGC API.
struct APILink: Encodable, Sendable {
  var href: String
  var rel: String
  var type: String
  var title: String?
}

/// How far a job is, as OGC API - Processes says it (`statusInfo`).
struct JobStatus: Encodable, Sendable {
  var jobID: String
  var processID: String
  var type = "process"
  var status: JobState
  var message: String?
  var created: String
  var started: String?
  var finished: String?
  /// When it was begun or ended last, or asked for.
  var updated: String
  /// In whole percent.
  var progress: Int
  /// The figures of what is best so far, and the bound.
  var figures: JobFigures?
  var plan: String?
  var links: [APILink]

  /// - Parameter live: how far it is by the thread that works on it.
  init(_ job: StoredJob, live: PlanningProgress?) {
    let path = "/jobs/\(job.id)"
    (jobID, processID, status, plan) = (job.id, job.process, job.state, job.plan)
    updated = (job.finishedAt ?? job.startedAt ?? job.createdAt).description
    message = job.message
    (created, started) = (job.createdAt.description, job.startedAt?.description)
    finished = job.finishedAt?.description
    let isLive = job.state == .running
    progress = Int(((isLive ? live?.share : nil) ?? job.progress) * 100)
    figures = isLive ? live.map { JobFigures($0) } : JobFigures(json: job.figures)
    if isLive, let live { message = live.words }
    if job.state == .accepted, message == nil { message = "waits in line" }
    links = [APILink(href: path, rel: "self", type: "application/json")]
    if job.state == .successful {
      let rel = "http://www.opengis.net/def/rel/ogc/1.0/results"
      links += [
        APILink(href: "\(path)/results", rel: rel, type: "application/json", title: "The plan"),
        APILink(href: "\(path)/results?f=html", rel: rel, type: "text/html", title: "The report for people"),
        APILink(href: "\(path)/results?f=geojson", rel: rel, type: "application/geo+json"),
        APILink(href: "\(path)/results?f=gpx", rel: rel, type: "application/gpx+xml"),
      ]
    } else if !job.state.isFinished {
      links.append(APILink(href: "\(path)/events", rel: "monitor", type: "text/event-stream"))
    }
  }
}

extension PlanningProgress {
  /// What is being done, for people.
  fileprivate var words: String {
    let whole = parts > 1 ? "part \(part + 1) of \(parts): " : ""
    switch stage {
    case .gathering: return "tasks and vehicles are put together"
    case .ways: return "\(whole)ways between the places of work are looked up"
    case .search:
      if let missing, missing > 0 {
        return "\(whole)routes are searched; the best so far leave \(missing) tasks undone"
      }
      guard let gap else { return "\(whole)routes are searched" }
      let percent = Double(Int(gap * 1000)) / 10
      return "\(whole)routes are searched; the best so far are at most \(percent) % dearer than any can be"
    case .check: return "the routes are written out and checked"
    case .keeping: return "the plan is kept in the city file"
    }
  }
}
