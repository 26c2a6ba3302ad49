import Foundation
import GeoTypes
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Service

@Suite struct DriveFaultTests {
  @Test func everyFaultIsToldInTheShapeOfOSRM() async throws {
    let city = try DriveCity()
    let pair = city.positions(2, seed: 1).path
    let far = "\(pair);0,0"
    let cases: [(String, String)] = [
      ("/route/v1/driving/1,2", "InvalidOptions"), ("/route/v1/driving/1,2;x", "InvalidUrl"),
      ("/route/v1/driving/\(pair);", "InvalidUrl"), ("/route/v1/driving", "MethodNotAllowed"),
      ("/route/v1", "InvalidUrl"), ("/route/v2/driving/\(pair)", "InvalidVersion"),
      ("/roam/v1/driving/\(pair)", "InvalidService"), ("/route/v1/driving/117.1,95;117.1,36", "InvalidValue"),
      ("/route/v1/driving/36,117;36,117", "InvalidValue"), ("/route/v1/rocket/\(pair)", "InvalidValue"),
      ("/route/v1/driving/\(pair)?steps=maybe", "InvalidQuery"), ("/route/v1/driving/\(pair)?steps", "InvalidQuery"),
      ("/route/v1/driving/\(pair)?number=2", "InvalidQuery"), ("/route/v1/driving/\(pair)?x%zz=2", "InvalidQuery"),
      ("/route/v1/driving/\(pair)?radiuses=5", "InvalidOptions"),
      ("/route/v1/driving/\(pair)?radiuses=5;-1", "InvalidQuery"),
      ("/route/v1/driving/\(pair)?bearings=5,400;", "InvalidQuery"),
      ("/route/v1/driving/\(pair)?approaches=left;", "InvalidQuery"),
      ("/route/v1/driving/\(pair)?exclude=motorway", "NotImplemented"),
      ("/route/v1/driving/\(pair).flatbuffers", "NotImplemented"),
      ("/route/v1/driving/\(pair)?waypoints=0;5", "InvalidOptions"),
      ("/route/v1/driving/\(far)", "NoSegment"), ("/nearest/v1/driving/0,0", "NoSegment"),
      ("/nearest/v1/driving/\(pair)", "InvalidOptions"), ("/nearest/v1/driving/0,0?number=0", "InvalidQuery"),
      ("/table/v1/driving/\(far)", "NoSegment"), ("/table/v1/driving/\(pair)?sources=2", "InvalidOptions"),
      ("/table/v1/driving/\(pair)?sources=a", "InvalidQuery"),
      ("/table/v1/driving/\(pair)?scale_factor=0", "InvalidValue"),
      ("/table/v1/driving/\(pair)?annotations=speed", "InvalidQuery"),
      ("/trip/v1/driving/\(far)", "NoSegment"), ("/trip/v1/driving/\(pair)?source=last", "InvalidQuery"),
      ("/match/v1/driving/\(pair)?timestamps=2;1", "InvalidValue"),
      ("/route/v1/driving/polyline(!!)", "InvalidUrl"), ("/route/v1/driving/%ff,%fe", "InvalidUrl"),
    ]
    try await city.city.server().application().test(.router) { client in
      for (uri, code) in cases {
        let reply = try await client.drive(uri)
        #expect(reply.code == code, "\(uri): \(reply.object)")
        #expect(reply.status == (code == "MethodNotAllowed" ? 405 : 400), "\(uri)")
        #expect(!reply.message.isEmpty)
      }
    }
  }

  @Test(arguments: [
    "", "[", "{", "{}", "[]", "1", "{\"coordinates\":[]}", "{\"coordinates\":[[1]]}", "{\"coordinates\":[[[1,2]]]}",
    "{\"coordinates\":[[1,2],[3,4]],\"steps\":\"yes\"}", "{\"coordinates\":[[1,2],[3,4]]}}",
    "{\"coordinates\":\"polyline(\\u0001)\"}", "{\"coordinates\":[[1e999,2],[3,4]]}", "{\"coordinates\":[[NaN,2]]}",
    "{\"coordinates\":{\"a\":[1]}}", "{\"coordinates\":[[1,2],[3,4]],\"x\":{}}", "{\"coordinates\":[{\"lat\":1}]}",
    "{\"coordinates\":[[1,2],[3,4]],\"hello\":1}", "{\"a", "{\"a\\", "{\"a\\u12", "{\"a\":tru", "{\"a\":1,}",
  ])
  func bodiesThatAreNotRead(_ body: String) throws {
    #expect(throws: DriveFault.self) { try DriveQuestion(.route, body: Array(body.utf8)) }
  }

  @Test func deepBodiesEndSoon() throws {
    let body = "{\"coordinates\":" + String(repeating: "[", count: 1_000_000)
    #expect(throws: DriveFault.self) { try DriveQuestion(.route, body: Array(body.utf8)) }
  }

  @Test func limitsAreToldWithTheirNumbers() async throws {
    let city = try DriveCity()
    var options = ServiceOptions()
    options.limits.routeSize = 3
    options.limits.tableSize = 3
    options.limits.tableCells = 5
    options.limits.tripSize = 3
    options.limits.matchSize = 3
    options.limits.nearestSize = 3
    options.limits.bodyBytes = 500
    let four = city.positions(4, seed: 1)
    let three = Array(four.prefix(3))
    try await city.city.server(options).application().test(.router) { client in
      for uri in [
        "/route/v1/driving/\(four.path)", "/table/v1/driving/\(four.path)", "/table/v1/driving/\(three.path)",
        "/trip/v1/driving/\(four.path)", "/match/v1/driving/\(four.path)",
        "/nearest/v1/driving/\(four.prefix(1).map(\.self).path)?number=4",
      ] {
        let reply = try await client.drive(uri)
        #expect(reply.code == "TooBig", "\(uri): \(reply.object)")
        #expect(reply.status == 413)
        #expect(reply.message.contains("limits."))
      }
      let sent = try await client.execute(
        uri: "/route/v1/driving", method: .post, body: ByteBuffer(repeating: 0x20, count: 501))
      #expect(try DriveReply(sent, "").code == "TooBig")
      #expect(sent.status == .contentTooLarge)
      let typed = try await client.execute(
        uri: "/route/v1/driving", method: .post, headers: [.contentType: "text/plain"], body: ByteBuffer(string: "{}"))
      #expect(try DriveReply(typed, "").code == "InvalidQuery")
      #expect(typed.status == .unsupportedMediaType)
    }
  }
}
