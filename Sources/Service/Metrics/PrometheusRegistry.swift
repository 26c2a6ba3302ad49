public import CoreMetrics
import Foundation
import Synchronization

/// Where everything that is counted comes together, to be read in the text format of Prometheus (version 0.0.4).
public final class PrometheusRegistry: MetricsFactory {
  private let instruments = Mutex<[PrometheusName: PrometheusInstrument]>([:])

  /// An empty registry.
  public init() {}

  /// All there is, sorted by name.
  public var text: String {
    let all = instruments.withLock { $0 }.sorted { $0.key < $1.key }
    var (text, last) = ("", "")
    for (name, instrument) in all {
      if name.label != last, let help = PrometheusRegistry.help[name.label] {
        text += "# HELP \(name.label) \(help)\n"
      }
      if name.label != last { text += "# TYPE \(name.label) \(instrument.kind.rawValue)\n" }
      last = name.label
      instrument.append(to: &text, name)
    }
    return text
  }

  /// What the figures are, in the words of a monitor's page.
  private static let help = [
    "luwang_http_requests_total": "Requests answered, by method, path and status.",
    "luwang_http_request_duration_seconds": "Time from a request to its answer, by method and path.",
    "luwang_up_seconds": "Seconds since the server began.",
  ]

  private func instrument(
    _ label: String, _ dimensions: [(String, String)], _ kind: PrometheusInstrument.Kind
  ) -> PrometheusInstrument {
    let name = PrometheusName(label, dimensions)
    return instruments.withLock { instruments in
      if let known = instruments[name] { return known }
      let new = PrometheusInstrument(kind)
      instruments[name] = new
      return new
    }
  }

  /// A count that only rises.
  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    instrument(label, dimensions, .counter)
  }

  /// A sum that only rises.
  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler { instrument(label, dimensions, .counter) }

  /// A figure that rises and falls.
  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    instrument(label, dimensions, .gauge)
  }

  /// Figures by size, or the last of them.
  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler { instrument(label, dimensions, aggregate ? .histogram : .gauge) }

  /// Times by length, in seconds.
  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    instrument(label, dimensions, .histogram)
  }

  // What has been counted is kept: a scraper would else see it fall.
  /// Keeps what was counted.
  public func destroyCounter(_ handler: any CounterHandler) {}
  /// Keeps what was counted.
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  /// Keeps what was counted.
  public func destroyMeter(_ handler: any MeterHandler) {}
  /// Keeps what was counted.
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  /// Keeps what was counted.
  public func destroyTimer(_ handler: any TimerHandler) {}
}

/// The name of an instrument with its labels.
struct PrometheusName: Hashable, Comparable {
  let label: String
  /// `a="b",c="d"`, empty for none.
  let labels: String

  init(_ label: String, _ dimensions: [(String, String)]) {
    self.label = PrometheusName.word(label)
    labels = dimensions.map { "\(PrometheusName.word($0))=\"\(PrometheusName.escaped($1))\"" }.joined(separator: ",")
  }

  static func < (a: PrometheusName, b: PrometheusName) -> Bool { (a.label, a.labels) < (b.label, b.labels) }

  private static func word(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "_" })
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
