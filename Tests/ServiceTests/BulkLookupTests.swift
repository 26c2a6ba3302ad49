import Casework
import CityImport
import Foundation
import GeoTypes
import Grid
import HTTPTypes
import HummingbirdTesting
import Interchange
import NIOCore
import SpatialIndex
import Store
import TestKit
import Testing

@testable import Service

/// Many points at once: answers are those of one at a time, in order, however the body is cut into pieces.
@Suite struct BulkLookupTests {
  private static let ndjson: HTTPFields = [.contentType: "application/x-ndjson"]

  /// Points in and about a city.
  private static func points(_ count: Int, in city: TestCity, seed: UInt64 = 1) throws -> [LonLat] {
    let box = try CityFile.openReadOnly(city.url).all(.divisions).reduce(into: Box.empty) { $0.formUnion($1.area.box) }
    let (low, high) = (LonLat(box.low), LonLat(box.high))
    var numbers = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      LonLat(
        Double.random(in: low.longitude - 0.001...high.longitude + 0.001, using: &numbers),
        Double.random(in: low.latitude - 0.001...high.latitude + 0.001, using: &numbers))
    }
  }

  @Test func linesAreThoseOfTheBulkLocator() async throws {
    let city = try TestCity()
    let input = city.folder.url.appendingPathComponent("points.ndjson")
    var text = try Self.points(500, in: city).enumerated().map {
      "{\"id\":\"\($0)\",\"lon\":\($1.longitude),\"lat\":\($1.latitude)}\n"
    }.joined()
    text += "nonsense\n\n{\"lon\":1}\n{\"lon\":117.12,\"lat\":36.65}"
    let sent = text
    try Data(sent.utf8).write(to: input)
    let file = try CityFile.openReadOnly(city.url)
    let index = try file.locatorIndex()
    var options = BulkLocator.Options()
    options.inputFormat = .ndjson
    options.inputCRS = "EPSG:4490"
    let expected = Collected()
    let layout = AnswerLayout(index, format: .ndjson)
    _ = try BulkLocator(index, options: options).answer(BulkInput(input, options), layout, progress: { _ in }) {
      expected.add($0)
    }
    let named = expected.text.replacing(input.path, with: "body").replacing("points.ndjson", with: "body")
    try await city.server().application().test(.router) { client in
      let answer = try await client.execute(
        uri: "/v1/locate", method: .post, headers: Self.ndjson, body: ByteBuffer(string: sent))
      Self.compare(String(buffer: answer.body), named)
    }
    // However it is cut.
    for size in [1, 7, 1000] {
      let lines = try PointLines(layout, inputCRS: "EPSG:4490")
      let answers = Collected()
      let bytes = Array(sent.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        try bytes[start..<min(start + size, bytes.count)].withUnsafeBufferPointer {
          try lines.answer($0) { answers.add($0) }
        }
      }
      try lines.finish { answers.add($0) }
      Self.compare(answers.text, named)
    }
  }

  private static func compare(_ given: String, _ expected: String) {
    let lines = zip(given.split(separator: "\n"), expected.split(separator: "\n"))
    for (given, expected) in lines where given != expected {
      Issue.record("\(given)\nand not\n\(expected)")
      return
    }
    #expect(given.utf8.count == expected.utf8.count)
  }

  @Test func binaryAnswersAreTheNumbersOfCells() async throws {
    let city = try TestCity()
    let points = try Self.points(3000, in: city)
    let file = try CityFile.openReadOnly(city.url)
    let index = try file.locatorIndex()
    let expected = points.map { index.areas.numbers(at: $0).cell }
    #expect(expected.contains { $0 != AreaNumbers.none })
    var body = ByteBuffer(bytes: BinaryColumnHeader(.points, count: nil).bytes)
    for point in points {
      body.writeInteger(point.longitude.bitPattern, endianness: .little)
      body.writeInteger(point.latitude.bitPattern, endianness: .little)
    }
    let sent = body
    try await city.server().application().test(.router) { client in
      var answer = try await client.execute(
        uri: "/v1/locate", method: .post, headers: [.contentType: "application/octet-stream"], body: sent
      ).body
      #expect(answer.readBytes(length: 16) == BinaryColumnHeader(.cellNumbers, count: nil).bytes)
      let numbers = (0..<points.count).map { _ in answer.readInteger(endianness: .little, as: UInt32.self) }
      #expect(numbers == expected)
      #expect(answer.readableBytes == 0)
    }
    // However it is cut.
    let cells = CellStream(index)
    var rest = sent
    var answers = ByteBuffer()
    while let piece = rest.readSlice(length: min(13, rest.readableBytes)), piece.readableBytes > 0 {
      answers.writeImmutableBuffer(try cells.answer(piece))
    }
    _ = try cells.finish()
    #expect(answers.readableBytes == 16 + 4 * points.count)
  }

  @Test func jsonKeepsOrderAndTellsMisses() async throws {
    let city = try TestCity()
    let file = try CityFile.openReadOnly(city.url)
    let inside = try #require(try file.all(.cells).first).polygon.box.center
    try await city.server().application().test(.router) { client in
      let body = """
        {"locations": [[0, 0], [\(inside.longitude), \(inside.latitude)], \
        {"lon": \(inside.longitude), "lat": \(inside.latitude)}], "layers": ["grid", "road_chief"]}
        """
      let answer = try await client.execute(uri: "/v1/locate", method: .post, body: ByteBuffer(string: body))
      #expect(answer.status == .ok, "\(String(buffer: answer.body))")
      let results = try #require(try answer.object()["results"] as? [Any])
      #expect(results.count == 3)
      #expect(results[0] is NSNull)
      #expect((results[1] as? [String: Any])?["grid"] is String)
      #expect((results[1] as? [String: Any])?.keys.sorted() == (results[2] as? [String: Any])?.keys.sorted())
    }
  }

  @Test(arguments: [
    (#"{"locations": [[1]]}"#, "invalid_value"), (#"{"locations": [[1, 95]]}"#, "invalid_value"),
    (#"{"locations": 3}"#, "invalid_value"), (#"{}"#, "missing_value"), (#"[]"#, "malformed_body"),
    ("", "malformed_body"), (#"{"locations": [[1,2]]"#, "malformed_body"), (#"{"points": []}"#, "invalid_value"),
    (#"{"locations": [], "fields": ["x"]}"#, "invalid_value"), ("\u{FFFD}\u{0}", "malformed_body"),
    (String(repeating: "[", count: 100_000), "malformed_body"),
  ])
  func refuses(_ body: String, _ code: String) async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let answer = try await client.execute(uri: "/v1/locate", method: .post, body: ByteBuffer(string: body))
      #expect(try answer.problem(.badRequest) == code)
    }
  }

  @Test func tooManyPointsAreToldTheLimit() async throws {
    let city = try TestCity()
    var options = ServiceOptions()
    options.limits.points = 2
    options.limits.bodyBytes = 1000
    try await city.server(options).application().test(.router) { client in
      let points = #"{"locations": [[1,2],[1,2],[1,2]]}"#
      let many = try await client.execute(uri: "/v1/locate", method: .post, body: ByteBuffer(string: points))
      #expect(try many.problem(.contentTooLarge) == "too_large")
      let long = ByteBuffer(repeating: 32, count: 2000)
      let large = try await client.execute(uri: "/v1/locate", method: .post, body: long)
      #expect(try large.problem(.contentTooLarge) == "too_large")
    }
  }

  @Test func incidentsAreAssignedAsTheCommandDoes() async throws {
    let city = try TestCity()
    let file = try CityFile.openReadOnly(city.url)
    let assigner = IncidentAssigner(try Locator(file.locatorIndex()))
    let points = try Self.points(50, in: city)
    let expected = points.enumerated().map { number, position in
      let incident = Incident(
        id: "c\(number)", position: position, level: nil, time: nil, properties: ["text": .text("灯")])
      return NDJSONWriter.line(assigner.assign(incident).members(passing: ["text": .text("灯")]))
    }
    let lines = points.enumerated().map {
      "{\"id\":\"c\($0)\",\"lon\":\($1.longitude),\"lat\":\($1.latitude),\"text\":\"灯\"}"
    }
    try await city.server().application().test(.router) { client in
      let stream = try await client.execute(
        uri: "/v1/assign", method: .post, headers: Self.ndjson, body: ByteBuffer(string: lines.joined(separator: "\n")))
      let answers = String(buffer: stream.body).split(separator: "\n").map { Self.without(["lon", "lat"], String($0)) }
      #expect(answers == expected.map { Self.without(["lon", "lat"], $0) })
      let json = try await client.execute(
        uri: "/v1/assign", method: .post, body: ByteBuffer(string: "{\"incidents\":[\(lines.joined(separator: ","))]}"))
      let results = try #require(try json.object()["results"] as? [[String: Any]])
      #expect(results.map { $0["id"] as? String } == points.indices.map { "c\($0)" })
    }
  }

  /// A line read and printed again without some members.
  private static func without(_ names: [String], _ line: String) -> String {
    guard let line = NDJSONLineDecoder(file: "test").line(Array(line.utf8), number: 1),
      case .success(.object(var members)) = line.value
    else { return "unreadable" }
    for name in names { members[name] = nil }
    return NDJSONWriter.line(members.sorted { $0.key < $1.key })
  }
}

/// Bytes that come in pieces.
private final class Collected: @unchecked Sendable {
  private var bytes: [UInt8] = []
  var text: String { String(decoding: bytes, as: UTF8.self) }
  func add(_ piece: UnsafeBufferPointer<UInt8>) { bytes += piece }
}
