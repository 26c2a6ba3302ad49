import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Service

/// What OGC API - Processes (OGC 18-062r2) asks for beyond the plans themselves.
@Suite struct ProcessStandardTests {
  private let city: TestCity

  init() throws { city = try TestCity() }

  private static func preferring(_ text: String) throws -> HTTPFields {
    var fields = HTTPFields()
    fields[try #require(HTTPField.Name("Prefer"))] = text
    return fields
  }

  private static let execution = "/processes/plan-sweep/execution"

  private static func body(_ more: String = "", seed: Int = 3) -> String {
    "{\"inputs\":{\"date\":\"2026-05-04\",\"seed\":\(seed),\"iterations\":20}\(more)}"
  }

  @Test func resultsComeAsTheyWereAskedFor() async throws {
    try await SignedServer(city).test { client in
      let plan = try await client.send(.post, Self.execution, Self.body())
      let link = try #require(HTTPField.Name("Link"))
      #expect(plan.status == .ok && plan.headers[link]?.contains("monitor") == true)
      let document = try await client.send(.post, Self.execution, Self.body(#","response":"document""#)).object()
      let value = try #require((document["plan"] as? [String: Any])?["value"] as? [String: Any])
      #expect((value["routes"] as? [Any])?.isEmpty == false)
      let lines = #","outputs":{"plan":{"format":{"mediaType":"application/geo+json"},"transmissionMode":"value"}}"#
      let asked = try await client.send(.post, Self.execution, Self.body(lines))
      #expect(asked.headers[.contentType] == "application/geo+json")
      // The job keeps what was asked for; a form that is named comes by itself.
      let job = try await client.send(.get, "/jobs?limit=1").object()
      let id = try #require((job["jobs"] as? [[String: Any]])?.first?["jobID"] as? String)
      #expect(try await client.send(.get, "/jobs/\(id)/results").headers[.contentType] == "application/geo+json")
      let json = try await client.send(.get, "/jobs/\(id)/results?f=json")
      #expect(json.headers[.contentType] == "application/json" && json.body == plan.body)
      let both = #","response":"document","outputs":{"plan":{"format":{"mediaType":"text/html"}}}"#
      let page = try await client.send(.post, Self.execution, Self.body(both)).object()["plan"] as? [String: Any]
      let text = page?["value"] as? String
      #expect(page?["mediaType"] as? String == "text/html" && text?.hasPrefix("<!") == true)
    }
  }

  @Test func preferencesAreKeptTo() async throws {
    try await SignedServer(city).test { client in
      let patient = try Self.preferring("respond-async, wait=60")
      #expect(try await client.send(.post, Self.execution, Self.body(), patient).status == .ok)
      let applied = try #require(HTTPField.Name("Preference-Applied"))
      let long = #"{"inputs":{"iterations":100000000}}"#
      for (preference, told) in [
        ("respond-async", "respond-async"), ("Wait=1", "wait=1"), ("respond-async, wait=1", "respond-async, wait=1"),
      ] {
        let asked = try await client.send(.post, Self.execution, long, try Self.preferring(preference))
        #expect(asked.status == .created && asked.headers[applied] == told, "\(preference): \(asked.status)")
        let path = try #require(asked.headers[.location])
        #expect(try await client.send(.delete, path).object()["status"] as? String == "dismissed")
      }
    }
  }

  @Test func jobsAreListedByWhatIsAskedFor() async throws {
    try await SignedServer(city).test { client in
      for seed in 1...3 {
        #expect(try await client.send(.post, Self.execution, Self.body(seed: seed)).status == .ok)
      }
      func count(_ query: String) async throws -> Int? {
        (try await client.send(.get, "/jobs?\(query)").object()["jobs"] as? [Any])?.count
      }
      for (query, wanted) in [
        ("", 3), ("processID=plan-sweep", 3), ("processID=plan-patrol", 0), ("processID=plan-patrol,plan-sweep", 3),
        ("processID=plan-patrol&processID=plan-sweep", 3), ("status=failed,dismissed", 0), ("status=successful", 3),
        ("type=process", 3), ("type=wps", 0), ("datetime=2000-01-01/..", 3), ("datetime=../2000-01-01", 0),
        ("minDuration=0", 3), ("minDuration=3600", 0), ("maxDuration=3600", 3), ("minDuration=5&maxDuration=2", 0),
      ] {
        #expect(try await count(query) == wanted, "\(query)")
      }
      for query in ["status=done", "datetime=soon", "minDuration=-1", "limit=0"] {
        #expect(try await client.send(.get, "/jobs?\(query)").problem(.badRequest) == "invalid_value", "\(query)")
      }
      // Pages keep to the question.
      var path: String? = "/jobs?limit=2&status=successful"
      var seen: [String] = []
      while let next = path {
        let page = try await client.send(.get, next).object()
        seen += (page["jobs"] as? [[String: Any]])?.compactMap { $0["jobID"] as? String } ?? []
        let links = page["links"] as? [[String: Any]]
        path = links?.first { $0["rel"] as? String == "next" }?["href"] as? String
        #expect(path?.contains("status=successful") ?? true)
      }
      #expect(Set(seen).count == 3 && seen.count == 3)
      let processes = try await client.send(.get, "/processes?limit=1").object()
      #expect((processes["processes"] as? [Any])?.count == 1)
      #expect((processes["links"] as? [[String: Any]])?.contains { $0["rel"] as? String == "next" } == true)
    }
  }

  @Test func namesOfTheStandardAreUsed() async throws {
    try await SignedServer(city).test { client in
      let conformance = try await client.send(.get, "/conformance").object()["conformsTo"] as? [String] ?? []
      for name in ["core", "ogc-process-description", "json", "oas30", "job-list", "dismiss"] {
        #expect(conformance.contains("http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/\(name)"))
      }
      for (path, type) in [("/processes/dance", "no-such-process"), ("/jobs/none", "no-such-job")] {
        let answer = try await client.send(.get, path)
        #expect(try answer.problem(.notFound) == "not_found")
        #expect(
          try answer.object()["type"] as? String
            == "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/\(type)")
      }
      #expect(try await client.send(.delete, "/jobs/none").problem(.notFound) == "not_found")
    }
  }
}
