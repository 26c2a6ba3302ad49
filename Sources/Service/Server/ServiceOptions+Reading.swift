public import Configuration
import Foundation

extension ServiceOptions {
  /// Takes what a configuration says in place of the defaults.
  /// - Throws: ``ServiceOptionsError`` for a value that cannot be used.
  public init(_ config: ConfigReader) throws(ServiceOptionsError) {
    self.init()
    let values = ConfigValues(config)
    if let host = try values.text("server.host") { address.host = host }
    try values.take("server.port", 0...65535, &address.port)
    address.certificate = try values.text("server.tls.certificate")
    address.key = try values.text("server.tls.key")
    guard (address.certificate == nil) == (address.key == nil) else {
      throw ServiceOptionsError(
        name: "server.tls", value: address.certificate ?? address.key ?? "",
        remedy: "give both server.tls.certificate and server.tls.key")
    }
    try values.take("server.threads", 1...256, &threads)
    try values.take("server.follow_milliseconds", 10...60_000, &followMilliseconds)
    mapLibrary = try values.text("page.library")
    try takeLimits(values)
    access.isOpen = try values.flag("access.open")
    try values.take("access.origins", &access.origins)
    try values.take("access.proxies", &access.proxies)
    try values.take("jobs.at_once", 1...64, &jobs.atOnce)
    try values.take("jobs.line", 0...10_000, &jobs.line)
    try values.take("jobs.threads", 1...256, &jobs.threads)
    for alias in profileAliases.keys.sorted() {
      if let profile = try values.text("profiles.\(alias)") { profileAliases[alias] = profile }
    }
  }

  private mutating func takeLimits(_ values: ConfigValues) throws(ServiceOptionsError) {
    try values.take("limits.body_bytes", 1024...(1 << 32), &limits.bodyBytes)
    try values.take("limits.points", 1...100_000_000, &limits.points)
    try values.take("limits.table_size", 2...1_000_000, &limits.tableSize)
    try values.take("limits.table_cells", 1...100_000_000, &limits.tableCells)
    try values.take("limits.route_size", 2...100_000, &limits.routeSize)
    try values.take("limits.match_size", 2...1_000_000, &limits.matchSize)
    try values.take("limits.nearest_size", 1...10_000, &limits.nearestSize)
    try values.take("limits.trip_size", 2...1000, &limits.tripSize)
    try values.take("limits.page", 1...1_000_000, &limits.page)
    try values.take("limits.connections", 1...1_000_000, &limits.connections)
    try values.take("limits.header_bytes", 1024...(1 << 20), &limits.headerBytes)
    try values.take("limits.idle_seconds", 1...86_400, &limits.idleSeconds)
    try values.take("limits.request_seconds", 1...86_400, &limits.requestSeconds)
    try values.take("limits.requests_per_minute", 0...100_000_000, &limits.requestsPerMinute)
    try values.take("limits.failed_tries", 1...1_000_000, &limits.failedTries)
    try values.take("limits.line", 1...100_000, &limits.line)
    var radius = Int(limits.defaultRadius)
    try values.take("limits.default_radius", 1...100_000, &radius)
    limits.defaultRadius = Double(radius)
  }
}

/// A setting that cannot be used.
public struct ServiceOptionsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The setting.
  public var name: String
  /// What it was.
  public var value: String
  /// What to give instead.
  public var remedy: String

  /// The setting, its value and what to do.
  public var description: String { "\(name)\(value.isEmpty ? "" : " (\(value))"): \(remedy)" }
}

/// Reads settings one by one; what is there and is of another type is an error, not the default.
private struct ConfigValues {
  private let config: ConfigReader

  init(_ config: ConfigReader) { self.config = config }

  func text(_ name: String) throws(ServiceOptionsError) -> String? {
    try value(name, "give a text") { try config.requiredString(forKey: ConfigKey(name)) }
  }

  func flag(_ name: String) throws(ServiceOptionsError) -> Bool? {
    try value(name, "give true or false") { try config.requiredBool(forKey: ConfigKey(name)) }
  }

  func take(_ name: String, _ range: ClosedRange<Int>, _ target: inout Int) throws(ServiceOptionsError) {
    let remedy = "give a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let number = try value(name, remedy, { try config.requiredInt(forKey: ConfigKey(name)) }) else { return }
    guard range.contains(number) else {
      throw ServiceOptionsError(name: name, value: "\(number)", remedy: remedy)
    }
    target = number
  }

  func take(_ name: String, _ target: inout [String]) throws(ServiceOptionsError) {
    guard let list = try text(name) else { return }
    target = list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private func value<Value>(
    _ name: String, _ remedy: String, _ read: () throws -> Value
  ) throws(ServiceOptionsError) -> Value? {
    do { return try read() } catch {
      // The library keeps its error type to itself; of its sentences only this one says that nothing is there.
      if "\(error)".hasPrefix("Missing required") { return nil }
      throw ServiceOptionsError(name: name, value: "", remedy: remedy)
    }
  }
}
