import Foundation
import GeoTypes
import HTTPTypes
import HummingbirdTesting
import Interchange
import NIOCore
import Store
import Testing

@testable import Service

/// What is seen by people of a district, and at a time; each held against all rows of the city file.
@Suite struct FeatureAudienceTests {
  private struct Row {
    var fid: Int64
    var members: [String: PropertyValue]
    var shape: RawShape?

    func text(_ name: String) -> String {
      guard case .text(let text)? = members[name] else { return "" }
      return text
    }
    func number(_ name: String) -> Int64? {
      guard case .integer(let number)? = members[name] else { return nil }
      return number
    }
  }

  private static func rows(_ layer: CityLayer, _ city: TestCity) throws -> [Row] {
    let columns = layer.featureLayout.columns.map(\.name)
    let file = try CityFile.openReadOnly(city.url)
    defer { try? file.close() }
    return try file.read { try $0.features(FeatureQuery(layer, columns: columns)) }.map { feature in
      let members = Dictionary(zip(columns, feature.values)) { first, _ in first }
      return Row(fid: feature.fid, members: members, shape: feature.shape)
    }
  }

  private static func seen(
    _ layer: CityLayer, _ query: String = "", as caller: String?, _ client: any TestClientProtocol
  ) async throws -> Set<Int64> {
    let answer = try await client.send(.get, "/collections/\(layer.rawValue)/items?limit=10000\(query)", as: caller)
    let page = try answer.object()
    let ids = (page["features"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? Int64 }
    #expect(page["numberMatched"] as? Int == ids.count, "\(layer) \(query)")
    return Set(ids)
  }

  @Test(arguments: ["990101", "990101001", "990101002003", "990102"])
  func peopleOfADistrictSeeTheirs(scope: String) async throws {
    let city = try TestCity()
    func all(_ layer: CityLayer) throws -> [Row] { try Self.rows(layer, city) }
    func fids(_ rows: [Row]) -> Set<Int64> { Set(rows.map(\.fid)) }
    let segments = try all(.segment).filter { row in
      ["left_division", "right_division"].contains { row.text($0).hasPrefix(scope) }
    }
    let numbers = Set(segments.compactMap { $0.number("uid") })
    let duties = try all(.duty).filter { $0.number("segment").map(numbers.contains) ?? false }
    let chiefs = Set(duties.map { $0.text("chief") })
    var expected: [CityLayer: Set<Int64>] = [.segment: fids(segments), .duty: fids(duties)]
    expected[.division] = fids(try all(.division).filter { $0.text("code").hasPrefix(scope) })
    expected[.unitGrid] = fids(try all(.unitGrid).filter { $0.text("community").hasPrefix(scope) })
    expected[.component] = fids(try all(.component).filter { $0.text("unit_grid").hasPrefix(scope) })
    expected[.kerb] = fids(try all(.kerb).filter { $0.number("segment").map(numbers.contains) ?? false })
    expected[.chief] = fids(try all(.chief).filter { chiefs.contains($0.text("id")) })
    expected[.zone] = fids(try all(.zone))
    let facilities = try all(.facility)
    let wanted = expected
    try await SignedServer(city).test { client in
      for (layer, fids) in wanted {
        #expect(try await Self.seen(layer, as: "甲 reader \(scope)", client) == fids, "\(layer)")
      }
      var own = Set<Int64>()
      for row in facilities {
        guard case .point(let position)? = row.shape else { continue }
        let answer = try await client.send(.get, "/v1/locate?lon=\(position.x)&lat=\(position.y)").object()
        if (answer["community"] as? String)?.hasPrefix(scope) == true { own.insert(row.fid) }
      }
      #expect(try await Self.seen(.facility, as: "甲 reader \(scope)", client) == own)
      for row in facilities {
        let one = try await client.send(
          .get, "/collections/facility/items/\(row.fid)", as: "甲 reader \(scope)")
        #expect(one.status == (own.contains(row.fid) ? .ok : .notFound))
      }
    }
  }

  @Test func whatIsBoundToADistrictEndsAtItsBorder() async throws {
    let city = try TestCity()
    try await SignedServer(city).test { client in
      let body = #"{"inputs": {"date": "2026-05-04", "area": "990101002"}}"#
      let job = try await client.send(
        .post, "/processes/plan-sweep/execution", body, [.init("Prefer") ?? .via: "respond-async"]
      ).object()
      let path = "/jobs/\(try #require(job["jobID"] as? String))"
      #expect(try await client.send(.delete, path, as: "乙 planner 990101001").problem(.notFound) == "not_found")
      #expect(try await client.send(.delete, path, as: "丙 planner 990101002").status == .ok)
      #expect(try await client.send(.get, "/v1/audit", as: "丁 admin 990101").problem(.forbidden) == "forbidden")
    }
  }

  @Test func featuresOfATime() async throws {
    let city = try TestCity()
    try await SignedServer(city).test { client in
      // Minutes from 2026-05-04T00:00:00+08:00.
      let spans = [(360, 1800), (1800, 3960), (4320, nil), (0, 1)]
      let texts = [
        ("2026-05-04T06:00:00+08:00", "2026-05-05T06:00:00+08:00"),
        ("2026-05-04T22:00:00Z", "2026-05-06T10:00:00Z"), ("2026-05-07T00:00:00+08:00", nil),
        ("2026-05-03T16:00:00Z", "2026-05-03T16:01:00Z"),
      ]
      for (index, (start, end)) in texts.enumerated() {
        let last = end.map { #","ends_at":"\#($0)""# } ?? ""
        let body = #"{"id":"c\#(index)","segment":17,"starts_at":"\#(start)"\#(last),"reason":"w"}"#
        #expect(try await client.send(.post, "/v1/closures", body).status == .created)
      }
      let rows = try Self.rows(.closure, city)
      let fids = try spans.indices.map { index in try #require(rows.first { $0.text("id") == "c\(index)" }).fid }
      let queries: [(String, ClosedRange<Int>)] = [
        ("2026-05-04T05:59:00%2B08:00", 359...359), ("2026-05-04T06:00:00%2B08:00", 360...360),
        ("2026-05-04T22:00:00Z", 1800...1800), ("2026-05-04T22:01:00Z", 1801...1801),
        ("2026-05-04", 0...1440), ("2026-05-06", 2880...4320), ("2026-05-08", 5760...7200),
        ("2026-05-06T18:01:00%2B08:00/..", 3961...1_000_000), ("../2026-05-04T00:00:00%2B08:00", -1_000_000...0),
        ("/2026-05-03T15:59:00Z", -1_000_000...(-1)), ("2026-05-04T05:00:00%2B08:00/2026-05-03T22:30:00Z", 300...390),
        ("2026-05-04/2026-05-05", 0...2880),
      ]
      for (query, range) in queries {
        let expected = spans.indices.filter { index in
          spans[index].0 <= range.upperBound && (spans[index].1 ?? .max) >= range.lowerBound
        }
        let found = try await Self.seen(.closure, "&datetime=\(query)", as: nil, client)
        #expect(found == Set(expected.map { fids[$0] }), "\(query)")
      }
      // A day of the city's clock, from its beginning on.
      let duties = try Self.rows(.duty, city).filter { $0.text("valid_from") == "2026-01-01" }
      for (query, count) in [
        ("2025-12-31T15:59:59Z", 0), ("2025-12-31T16:00:00Z", duties.count), ("../2025-12-31T23:59:59%2B08:00", 0),
        ("2026-01-01", duties.count), ("2031-01-01", duties.count),
      ] {
        #expect(try await Self.seen(.duty, "&datetime=\(query)", as: nil, client).count == count, "\(query)")
      }
    }
  }

  @Test func formsAreChosenByAcceptAndNamesAreKnown() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      for (accept, type) in [
        ("text/csv", "text/csv; charset=utf-8"), ("application/geo+json-seq", "application/geo+json-seq"),
        ("text/html,*/*;q=0.8", "application/geo+json"), ("application/json", "application/geo+json"),
        ("text/csv;q=0.5, application/geo+json", "application/geo+json"),
      ] {
        let answer = try await client.execute(
          uri: "/collections/facility/items", method: .get, headers: [.accept: accept])
        #expect(answer.headers[.contentType] == type, "\(accept)")
        let asked = try await client.execute(
          uri: "/collections/facility/items?f=json", method: .get, headers: [.accept: accept])
        #expect(asked.headers[.contentType] == "application/geo+json")
      }
      for path in ["/conformance", "/collections", "/collections/road", "/collections/road/queryables"] {
        #expect(try await client.execute(uri: "\(path)?f=json", method: .get).status == .ok)
        for query in ["nothing=1", "f=xml"] {
          let answer = try await client.execute(uri: "\(path)?\(query)", method: .get)
          #expect(try answer.problem(.badRequest) == "invalid_value", "\(path)?\(query)")
        }
      }
      let names = try await client.execute(uri: "/collections/import_log/queryables", method: .get).object()
      #expect((names["properties"] as? [String: Any])?["crs"] == nil)
    }
  }
}
