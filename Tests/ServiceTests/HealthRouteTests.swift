import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Service

@Suite struct HealthRouteTests {
  @Test func tellsWhatIsServed() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let health = try await client.execute(uri: "/health", method: .get).object()
      #expect(health["status"] as? String == "ok")
      let ready = try await client.execute(uri: "/ready", method: .get).object()
      #expect(ready["status"] as? String == "ready")
      let status = try await client.execute(uri: "/status", method: .get).object()
      #expect((status["layers"] as? [String: Any])?["segment"] != nil)
      let metrics = String(buffer: try await client.execute(uri: "/metrics", method: .get).body)
      #expect(
        metrics.contains(#"luwang_http_requests_total{method="GET",route="/health",status="200"} 1"#), "\(metrics)")
      #expect(metrics.contains(#"le="+Inf"} 1"#))
      for line in metrics.split(separator: "\n") where line.hasPrefix("# TYPE ") {
        #expect(metrics.contains("# HELP \(line.split(separator: " ")[2]) "), "\(line)")
      }
    }
  }

  @Test func everyRouteIsDocumentedAndEveryDocumentedRouteIsThere() async throws {
    let city = try TestCity()
    let routes = try await city.server().routes
    #expect(routes == CityServer.operations.map { "\($0.method.rawValue) \($0.path)" }.sorted())
  }
}
