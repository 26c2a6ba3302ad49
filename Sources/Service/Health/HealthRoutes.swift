import Foundation
import GeoTypes
import HTTPTypes
import Hummingbird
import RoadNetwork
import Store

/// Whether the server lives, is ready, and what it serves.
struct HealthRoutes: RouteGroup {
  private let parts: ServiceParts
  private let started = Date()

  init(_ parts: ServiceParts) { self.parts = parts }

  static let operations = [
    operation("/health", "health", "Whether the server lives", "{\"type\":\"object\"}"),
    operation("/ready", "ready", "Whether the city is loaded", "{\"type\":\"object\"}", [.notReady]),
    operation("/status", "status", "What is served: version, city, layers, profiles", "{\"type\":\"object\"}"),
    operation(
      "/metrics", "metrics", "Counters in Prometheus' text format", "{\"type\":\"string\"}", type: "text/plain"),
  ]

  private static func operation(
    _ path: String, _ id: String, _ summary: String, _ schema: String, _ problems: [ProblemCode] = [],
    type: String = "application/json"
  ) -> APIOperation {
    APIOperation(
      method: .get, path: path, tag: "server", id: id, summary: summary,
      successes: [.init(status: 200, summary: summary, contents: [.init(type: type, schema: schema)])],
      problems: problems)
  }

  func add(to router: Router<ServiceContext>) {
    router.get("/health") { _, _ in JSONAnswer.response(["status": "ok"]) }
    router.get("/ready") { _, _ in
      _ = try parts.city.current()
      return JSONAnswer.response(["status": "ready"])
    }
    router.get("/status") { _, _ in JSONAnswer.response(try status()) }
    router.get("/metrics") { _, _ in
      parts.metrics.set("luwang_up_seconds", Date().timeIntervalSince(started))
      return JSONAnswer.text(parts.metrics.registry.text, type: "text/plain; version=0.0.4; charset=utf-8")
    }
  }

  private struct Status: Encodable {
    var version = ServiceVersion.text
    var city: String
    var crs: String
    var revision: String
    var layers: [String: Int64]
    var profiles: [String]
    var aliases: [String: String]
    var warnings: [String]
    var ready = true
  }

  private func status() throws(Problem) -> Status {
    let snapshot = try parts.city.current()
    let layers = snapshot.marks.map { ($0.key.rawValue, $0.value.revision) }
    return Status(
      city: snapshot.metadata.name, crs: snapshot.metadata.crs == .cgcs2000 ? "EPSG:4490" : "EPSG:4326",
      revision: snapshot.revision, layers: Dictionary(uniqueKeysWithValues: layers),
      profiles: VehicleProfile.standardNames, aliases: parts.options.profileAliases,
      warnings: snapshot.warnings + [parts.city.refusal].compactMap(\.self))
  }
}
