import Foundation
import GeoTypes
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Plans
import RoadNetwork
import Routing
import Store
import Testing

@testable import Service

@Suite struct EditRouteTests {
  let city: TestCity
  let server: SignedServer
  /// A place on a road of the city, and the segment there.
  let place: String
  let segment: Int64

  init() throws {
    city = try TestCity()
    server = try SignedServer(city)
    let network = try CityFile.openReadOnly(city.url).network()
    let longest = try #require(network.segments.max { $0.length < $1.length })
    let vertex = longest.line.vertices[longest.line.vertices.count / 2]
    place = "\"lon\":\(vertex.longitude),\"lat\":\(vertex.latitude)"
    segment = longest.uid.rawValue
  }

  @Test func anIncidentIsAssignedChangedAndDeleted() async throws {
    let (place, server) = (place, server)
    try await server.test { client in
      let body = "{\(place),\"text\":\"井盖丢失\",\"reported_at\":\"2026-05-04T08:00:00+08:00\"}"
      let added = try await client.send(.post, "/v1/incidents", as: "乙 dispatcher", body)
      #expect(added.status == .created, "\(String(buffer: added.body))")
      let incident = try added.object()
      #expect(incident["unit_grid"] is String && incident["segment"] is Int && incident["chief"] is String)
      let path = try #require(added.headers[.location])
      let tag = try #require(added.headers[.eTag])
      let read = try await client.send(.get, path, as: nil)
      #expect(read.status == .ok && read.headers[.eTag] == tag)
      #expect(try await client.send(.get, path, as: nil, nil, [.ifNoneMatch: tag]).status == .notModified)
      // What was read can be sent back, and changes nothing.
      let same = try await client.send(.put, path, as: "乙 dispatcher", String(buffer: read.body), [.ifMatch: tag])
      #expect(same.status == .ok && same.headers[.eTag] == tag, "\(String(buffer: same.body))")
      let without = try await client.send(.patch, path, as: "乙 dispatcher", #"{"state":"closed"}"#)
      #expect(try without.problem(.preconditionRequired) == "precondition_required")
      let patched = try await client.send(
        .patch, path, as: "乙 dispatcher", #"{"state":"closed","text":null}"#, [.ifMatch: tag])
      let after = try patched.object()
      #expect(after["state"] as? String == "closed" && after["text"] == nil)
      #expect(after["reported_at"] as? String == "2026-05-04T08:00:00+08:00")
      let late = try await client.send(.put, path, as: "乙 dispatcher", "{\(place)}", [.ifMatch: tag])
      #expect(try late.problem(.preconditionFailed) == "changed_meanwhile")
      #expect(late.headers[.eTag] == patched.headers[.eTag])
      let weak = try await client.send(
        .delete, path, as: "乙 dispatcher", nil, [.ifMatch: "W/" + (patched.headers[.eTag] ?? "")])
      #expect(try weak.problem(.preconditionFailed) == "changed_meanwhile")
      #expect(try await client.send(.delete, path, as: "乙 dispatcher", nil, [.ifMatch: "*"]).status == .noContent)
      #expect(try await client.send(.get, path).problem(.notFound) == "not_found")
      let log = try await client.send(.get, "/v1/audit?limit=2")
      let items = try #require(try log.object()["items"] as? [[String: Any]])
      #expect(items.map { $0["action"] as? String } == ["delete", "change"])
      #expect(items.allSatisfy { $0["author"] as? String == "乙" && $0["role"] as? String == "dispatcher" })
      #expect(try log.object()["next"] as? String == "/v1/audit?limit=2&before=2")
      #expect(try await client.send(.get, "/v1/audit", as: "丙 planner").problem(.forbidden) == "forbidden")
    }
  }

  @Test func namesMayBeAnything() async throws {
    let (place, server) = (place, server)
    try await server.test { client in
      for (id, path) in [("a/b", "a%2Fb"), ("100%", "100%25"), ("井 1", "%E4%BA%95%201"), ("%41", "%2541")] {
        let added = try await client.send(.post, "/v1/incidents", "{\"id\":\"\(id)\",\(place)}")
        #expect(added.status == .created && added.headers[.location] == "/v1/incidents/\(path)", "\(id)")
        #expect(try await client.send(.get, "/v1/incidents/\(path)").object()["id"] as? String == id)
        let twice = try await client.send(.post, "/v1/incidents", "{\"id\":\"\(id)\",\(place)}")
        #expect(try twice.problem(.conflict) == "conflict")
        let there = try await client.send(
          .put, "/v1/incidents/\(path)", as: "甲 admin", "{\(place)}", [.ifNoneMatch: "*"])
        #expect(try there.problem(.preconditionFailed) == "changed_meanwhile")
      }
      var (next, ids): (String?, [String]) = ("/v1/incidents?limit=1", [])
      while let uri = next {
        let page = try await client.send(.get, uri).object()
        ids += try #require(page["items"] as? [[String: Any]]).compactMap { $0["id"] as? String }
        next = page["next"] as? String
        #expect(ids.count < 9)
      }
      #expect(ids == ["%41", "100%", "a/b", "井 1"])
    }
  }

  @Test(arguments: [
    ("/v1/incidents", "[]", 400, "malformed_body"), ("/v1/incidents", "{", 400, "malformed_body"),
    ("/v1/incidents", "\u{FEFF}nonsense", 400, "malformed_body"), ("/v1/incidents", "{}", 400, "missing_value"),
    ("/v1/incidents", #"{"lon":117,"lat":95}"#, 400, "invalid_value"),
    ("/v1/incidents", #"{"lon":"117","lat":36}"#, 400, "invalid_value"),
    ("/v1/incidents", #"{"lon":117,"lat":36,"colour":"red"}"#, 400, "invalid_value"),
    ("/v1/incidents", #"{"lon":117,"lat":36,"reported_at":"now"}"#, 400, "invalid_value"),
    ("/v1/incidents", #"{"lon":117,"lat":36,"id":""}"#, 400, "invalid_value"),
    ("/v1/facilities", #"{"lon":117,"lat":36,"name":"x","kind":"pub"}"#, 400, "invalid_value"),
    ("/v1/closures", #"{"segment":1e300}"#, 400, "invalid_value"),
    ("/v1/closures", #"{"segment":99999999}"#, 400, "invalid_value"),
    ("/v1/closures", #"{"segment":-1}"#, 400, "invalid_value"),
  ])
  func refuses(_ path: String, _ body: String, _ status: Int, _ code: String) async throws {
    try await server.test { client in
      let answer = try await client.send(.post, path, body)
      #expect(try answer.problem(.init(code: status)) == code)
      let guest = try await client.send(.post, path, as: nil, body)
      #expect(try guest.problem(.unauthorized) == "unauthorized")
    }
    #expect(try CityFile.openReadOnly(city.url).count(of: .incident) == 0)
  }

  @Test func deepAndBrokenBodiesAreRefused() async throws {
    try await server.test { client in
      let deep = String(repeating: "[", count: 100_000)
      #expect(try await client.send(.post, "/v1/incidents", deep).problem(.badRequest) == "malformed_body")
      let large = "{\"text\":\"" + String(repeating: "x", count: 2 << 20) + "\"}"
      #expect(try await client.send(.post, "/v1/incidents", large).problem(.contentTooLarge) == "too_large")
      let broken = try await client.execute(
        uri: "/v1/incidents", method: .post, headers: [.init("x-test-caller")!: "甲 admin"],
        body: .init(bytes: [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]))
      #expect(try broken.problem(.badRequest) == "malformed_body")
    }
  }

  @Test func peopleOfADistrictChangeTheirs() async throws {
    let (place, segment, server) = (place, segment, server)
    try await server.test { client in
      let own = try await client.send(.post, "/v1/incidents", "{\"id\":\"own\",\(place)}").object()
      let district = try #require(own["district"] as? String)
      let mine = "乙 dispatcher \(district)"
      #expect(try await client.send(.get, "/v1/incidents/own", as: mine).status == .ok)
      let other = "丙 planner 110101"
      #expect(try await client.send(.get, "/v1/incidents/own", as: other).problem(.forbidden) == "forbidden")
      #expect(try await client.send(.get, "/v1/incidents", as: other).object()["items"] as? [String] == [])
      let patch = try await client.send(.patch, "/v1/incidents/own", as: other, "{}", [.ifMatch: "*"])
      #expect(try patch.problem(.forbidden) == "forbidden")
      let closing = "{\"segment\":\(segment)}"
      #expect(try await client.send(.post, "/v1/closures", as: other, closing).problem(.forbidden) == "forbidden")
      #expect(try await client.send(.post, "/v1/closures", as: mine, closing).status == .created)
      // Nobody moves an incident out of their district, or into it.
      let away = try await client.send(
        .patch, "/v1/incidents/own", as: mine, #"{"lon":0,"lat":0}"#, [.ifMatch: "*"])
      #expect(try away.problem(.forbidden) == "forbidden")
      let duties = try await client.send(
        .put, "/v1/duties/segment/\(segment)", as: other, #"{"duties":[]}"#, [.ifMatch: "*"])
      #expect(try duties.problem(.forbidden) == "forbidden")
    }
  }

  @Test func dutiesOfASegmentAreReplacedTogether() async throws {
    let (segment, server) = (segment, server)
    try await server.test { client in
      let path = "/v1/duties/segment/\(segment)"
      let before = try await client.send(.get, path, as: nil)
      let tag = try #require(before.headers[.eTag])
      let chief = try #require((try before.object()["duties"] as? [[String: Any]])?.first?["chief"] as? String)
      let body = "{\"duties\":[{\"chief\":\"\(chief)\",\"side\":\"left\",\"to_offset_m\":10}]}"
      let changed = try await client.send(.put, path, as: "乙 planner", body, [.ifMatch: tag])
      #expect(changed.status == .ok && changed.headers[.eTag] != tag, "\(String(buffer: changed.body))")
      let late = try await client.send(.put, path, as: "乙 planner", body, [.ifMatch: tag])
      #expect(try late.problem(.preconditionFailed) == "changed_meanwhile")
      let wrong = try await client.send(
        .put, path, as: "乙 planner", #"{"duties":[{"chief":"nobody"}]}"#, [.ifMatch: "*"])
      #expect(try wrong.problem(.badRequest) == "invalid_value")
      #expect(try await client.send(.delete, path, as: "乙 planner", nil, [.ifMatch: "*"]).status == .noContent)
      #expect(try await client.send(.get, path).object()["duties"] as? [String] == [])
      let own = try await client.send(.get, "/v1/duties/chief/\(chief)")
      #expect(own.status == .ok)
      #expect(try await client.send(.get, "/v1/duties/chief/nobody").problem(.notFound) == "not_found")
      #expect(try await client.send(.get, "/v1/duties/segment/x").problem(.badRequest) == "invalid_value")
    }
  }

  @Test func aClosureReachesTheRoads() async throws {
    let (segment, server) = (segment, server)
    try await server.test { client in
      #expect(try await server.parts.city.drive("truck").room.conditions.closed.isEmpty)
      let added = try await client.send(.post, "/v1/closures", as: "乙 dispatcher", "{\"segment\":\(segment)}")
      let path = try #require(added.headers[.location])
      #expect(try added.object()["active"] as? Bool == true)
      func closed() async throws -> Set<Int64> {
        Set(try await server.parts.city.drive("truck").room.conditions.closed.map(\.rawValue))
      }
      let start = ContinuousClock.now
      while try await closed() != [segment] {
        try #require(ContinuousClock.now - start < .seconds(20))
        try await Task.sleep(for: .milliseconds(20))
      }
      // One that ends soon is open again without any further edit.
      let end = try #require(PlanInstant.now(480).advanced(byMilliseconds: 600))
      let ending = try await client.send(
        .patch, path, as: "乙 dispatcher", "{\"ends_at\":\"\(end)\"}", [.ifMatch: "*"])
      #expect(ending.status == .ok, "\(String(buffer: ending.body))")
      while try await !closed().isEmpty {
        try #require(ContinuousClock.now - start < .seconds(20))
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try await client.send(.get, path).object()["active"] as? Bool == false)
    }
  }
}
