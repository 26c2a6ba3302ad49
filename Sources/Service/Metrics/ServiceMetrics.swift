import CoreMetrics
import HTTPTypes
import Synchronization

/// What a server counts: requests and how long they took, by method, path as in the documents, and status.
final class ServiceMetrics: Sendable {
  let registry: PrometheusRegistry
  private let meters = Mutex<[Key: Meters]>([:])

  private struct Key: Hashable {
    var method: HTTPRequest.Method
    var route: String
    var status: Int
  }

  private struct Meters {
    var count: CoreMetrics.Counter
    var time: CoreMetrics.Timer
  }

  init(_ registry: PrometheusRegistry = PrometheusRegistry()) { self.registry = registry }

  /// Counts a request that was answered.
  /// - Parameter route: the path as in the documents, never as it came: there are few of them.
  func count(_ method: HTTPRequest.Method, route: String, status: Int, time: Duration) {
    // A method that nobody knows is any text a client may think of.
    let known = ServiceMetrics.methods.contains(method) ? method : HTTPRequest.Method("OTHER") ?? .get
    let key = Key(method: known, route: route, status: status)
    let meters = meters.withLock { meters in
      if let found = meters[key] { return found }
      let labels = [("method", key.method.rawValue), ("route", route), ("status", "\(status)")]
      let new = Meters(
        count: CoreMetrics.Counter(label: "luwang_http_requests_total", dimensions: labels, factory: registry),
        time: CoreMetrics.Timer(
          label: "luwang_http_request_duration_seconds", dimensions: Array(labels.prefix(2)), factory: registry))
      meters[key] = new
      return new
    }
    meters.count.increment()
    let parts = time.components
    meters.time.recordNanoseconds(parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000)
  }

  /// Sets a figure that rises and falls.
  func set(_ label: String, _ value: Double, _ dimensions: [(String, String)] = []) {
    Gauge(label: label, dimensions: dimensions, factory: registry).record(value)
  }

  private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}
