import Foundation
import Logging

/// Writes a line of JSON to standard error for everything that is told.
struct JSONLogHandler: LogHandler {
  let label: String
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?

  init(label: String) { self.label = label }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var fields = metadata.merging(event.metadata ?? [:]) { _, new in new }.mapValues { "\($0)" }
    if let number = fields.removeValue(forKey: "hb.request.id") { fields["request_id"] = number }
    fields["time"] = Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    fields["level"] = event.level.rawValue
    fields["message"] = event.message.description
    Console.note((try? JSONText.line(fields)) ?? event.message.description)
  }
}
