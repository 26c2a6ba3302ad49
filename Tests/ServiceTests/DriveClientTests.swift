import Foundation
import GeoTypes
import HummingbirdTesting
import RoadNetwork
import Routing
import TestKit
import Testing

@testable import Service

/// Clients that others wrote for OSRM, unchanged, against a live server: routingpy and VROOM.
@Suite struct DriveClientTests {
  private static let script = """
    import json, pathlib, subprocess, sys
    from routingpy import OSRM
    from routingpy.exceptions import RouterApiError

    port, places = sys.argv[1], json.loads(sys.argv[2])
    client = OSRM(base_url=f"http://127.0.0.1:{port}")
    told = {}
    route = client.directions(places, profile="driving", steps=True, annotations=True, geometries="polyline6",
                              overview="full", radiuses=[500] * len(places))
    told["route"] = [route.duration, route.distance, len(route.geometry)]
    lines = [client.directions(places[:2], geometries=form, overview="full").geometry for form in (None, "geojson")]
    told["lines"] = [len(line) for line in lines]
    told["first"] = [list(line[0]) for line in lines]
    told["alternatives"] = len(client.directions(places[:2], profile="car", alternatives=True))
    matrix = client.matrix(places, profile="car", sources=[0, 1], destinations=list(range(len(places))))
    told["durations"], told["distances"] = matrix.durations, matrix.distances
    try:
        client.directions([[0, 0], [1, 1]], profile="car")
    except RouterApiError as error:
        told["fault"] = [error.status, json.loads(error.message)["code"]]
    problem = {"vehicles": [{"id": 1, "profile": "car", "start": places[0], "end": places[0]}],
               "jobs": [{"id": number, "location": place} for number, place in enumerate(places) if number]}
    vroom = pathlib.Path(sys.executable).with_name("vroom")
    plan = subprocess.run([vroom, "-g", "-r", "osrm", "-a", "car:127.0.0.1", "-p", f"car:{port}", json.dumps(problem)],
                          capture_output=True, text=True, timeout=60)
    told["plan"] = json.loads(plan.stdout)
    print(json.dumps(told))
    """

  /// What the script prints.
  private static func told(port: Int, _ places: [LonLat]) async throws -> [String: Any] {
    let process = Process()
    process.executableURL = PackageRoot.url(".venv/bin/python")
    let list = "[" + places.map { "[\($0.longitude),\($0.latitude)]" }.joined(separator: ",") + "]"
    process.arguments = ["-c", script, "\(port)", list]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in done.resume() }
      do { try process.run() } catch { done.resume(throwing: error) }
    }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 0, "\(words)")
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  @Test func routingpyAndVROOMAreServed() async throws {
    let city = try DriveCity()
    let places = try #require(
      try (1...50).lazy.map { city.positions(5, seed: $0) }.first { places in
        try places.allSatisfy { from in try places.allSatisfy { to in try city.cost(from, to) != nil } }
      })
    let costs = try places.map { from in try places.map { to in try #require(try city.cost(from, to)) } }
    try await city.city.server().application().test(.live) { client in
      let told = try await DriveClientTests.told(port: try #require(client.port), places)
      let lines = try #require(told["lines"] as? [Int])
      #expect(lines[0] >= 2)
      #expect(abs(lines[0] - lines[1]) <= 1)
      let first = try #require(told["first"] as? [[Double]])
      #expect(abs(first[0][0] - first[1][0]) < 1e-5)
      #expect(abs(first[0][1] - first[1][1]) < 1e-5)
      #expect(told["alternatives"] as? Int == 1)
      let durations = try #require(told["durations"] as? [[Double]])
      let distances = try #require(told["distances"] as? [[Double]])
      for row in 0..<2 {
        for column in places.indices {
          #expect(durations[row][column] == Double(costs[row][column].milliseconds) / 1000)
          #expect(distances[row][column] == Double(costs[row][column].millimeters) / 1000)
        }
      }
      #expect((told["fault"] as? [Any])?.last as? String == "NoSegment")
      let plan = try #require(told["plan"] as? [String: Any])
      #expect(plan["code"] as? Int == 0, "\(plan)")
      #expect((plan["unassigned"] as? [Any])?.isEmpty == true)
      let order = try #require(
        RoundTrip.order(costs.map { $0.map { Int64(($0.time.seconds.rawValue).rounded()) } }))
      let best = zip(order, order.dropFirst() + order.prefix(1)).reduce(0) {
        $0 + Int(costs[$1.0][$1.1].time.seconds.rawValue.rounded())
      }
      let summary = try #require(plan["summary"] as? [String: Any])
      #expect(abs((summary["duration"] as? Int ?? -1) - best) <= places.count)
      #expect((summary["distance"] as? Int ?? 0) > 0)
    }
  }
}
