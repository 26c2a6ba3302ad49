import Foundation
import Hummingbird
import Store

extension JobRoutes {
  private struct Page: Encodable {
    var jobs: [JobStatus]
    var links: [APILink]
  }

  /// A page of jobs, newest first, of those that the query asks for (OGC 18-062r2, 11.2).
  func list(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try context.require(.reader)
    let query = QueryValues(request)
    let limit = try query.integer("limit", 1...parts.options.limits.page) ?? min(100, parts.options.limits.page)
    let offset = try query.integer("offset", 0...Int(Int32.max)) ?? 0
    let filter = try filter(query, within: context.caller.scope)
    // All jobs here are of processes.
    let isNone = query.list("type").map { !$0.contains("process") } ?? false
    let jobs = try await parts.workers.run { [city = parts.city] in
      isNone ? [] : try city.read { try $0.jobs(filter, offset: offset, limit: limit + 1) }
    }
    var links = [link(request, offset: offset, "self")]
    if jobs.count > limit { links.append(link(request, offset: offset + limit, "next")) }
    if offset > 0 { links.append(link(request, offset: max(0, offset - limit), "prev")) }
    return JSONAnswer.response(Page(jobs: jobs.prefix(limit).map { status(of: $0) }, links: links))
  }

  private func filter(_ query: QueryValues, within scope: String?) throws(Problem) -> JobFilter {
    var filter = JobFilter(processes: query.list("processID"))
    filter.area = scope
    if let words = query.list("status") {
      let states = words.compactMap(JobState.init)
      guard states.count == words.count else {
        throw .query(
          "status", words.joined(separator: ","),
          "give some of \(JobState.allCases.map(\.rawValue).joined(separator: ","))")
      }
      filter.states = states
    }
    if let text = try query.text("datetime") {
      filter.created = try FeatureTime.range(text, offsetMinutes: parts.city.snapshot?.clock ?? 0)
    }
    let most = 1_000_000_000
    let (least, longest) = (try query.integer("minDuration", 0...most), try query.integer("maxDuration", 0...most))
    if least != nil || longest != nil {
      let (from, to) = (Double(least ?? 0), Double(longest ?? most))
      // No job takes so long and yet no longer than less: none takes less than nothing.
      filter.seconds = from <= to ? from...to : -2 ... -1
    }
    return filter
  }

  /// The same question for another page.
  private func link(_ request: Request, offset: Int, _ rel: String) -> APILink {
    let others = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("offset=") }
    let query = (others + ["offset=\(offset)"]).joined(separator: "&")
    return APILink(href: "/jobs?\(query)", rel: rel, type: "application/json")
  }
}
