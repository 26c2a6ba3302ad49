import ArgumentParser
import Configuration
import CoreMetrics
import Foundation
import Logging
import Service
import ServiceLifecycle
import SystemPackage
import UnixSignals

/// `luwang serve`
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve a city over HTTP: lookups, routes, features, tiles, plans, and a map.",
    discussion: """
      Examples:
        luwang serve city.gpkg
        luwang serve city.gpkg --port 9000 --config server.json
        LUWANG_SERVER_PORT=9000 luwang serve city.gpkg --set limits.points=1000

      Every setting of Docs/HTTP-API.md may stand in the file, in the environment (limits.points as
      LUWANG_LIMITS_POINTS) or behind --set; the last wins over the first. It listens on 127.0.0.1 unless told, and stops
      at Ctrl-C once the requests at work are answered.
      """)

  @Argument(help: "The city file.")
  var city: URL

  @Option(help: "The address to listen on. Default: 127.0.0.1.")
  var host: String?

  @Option(help: "The port to listen on; 0 takes a free one. Default: 8080.")
  var port: Int?

  @Option(name: .customLong("config"), help: "A JSON file of settings.")
  var settings: URL?

  @Option(name: .customLong("set"), help: "A setting, as NAME=VALUE; may be given again.")
  var values: [String] = []

  @Option(name: .customLong("log-level"), help: "trace, debug, info, notice, warning, error or critical.")
  var logLevel = "info"

  func run() async throws {
    guard let level = Logger.Level(rawValue: logLevel) else {
      throw Outcome.badInput(
        "--log-level \(logLevel): give one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    LoggingSystem.bootstrap { JSONLogHandler(label: $0) }
    var logger = Logger(label: "luwang")
    logger.logLevel = level
    let registry = PrometheusRegistry()
    MetricsSystem.bootstrap(registry)
    let options = try ServiceOptions(try await reader())
    let scheme = options.address.certificate == nil ? "http" : "https"
    let host = options.address.host.contains(":") ? "[\(options.address.host)]" : options.address.host
    let server = CityServer(city: city, options: options, logger: logger, registry: registry) { port in
      Console.note("luwang serves \(city.lastPathComponent) at \(scheme)://\(host):\(port)/")
    }
    let group = ServiceGroup(
      configuration: .init(services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    do { try await group.run() } catch { throw CityServer.explained(error, options) }
  }

  /// Flags before the environment before the file.
  private func reader() async throws -> ConfigReader {
    var flags: [AbsoluteConfigKey: ConfigValue] = [:]
    for text in values {
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
        throw Outcome.badInput("--set \(text): give NAME=VALUE, such as limits.points=1000")
      }
      flags[key(String(text[..<equals]))] = ServeCommand.value(String(text[text.index(after: equals)...]))
    }
    if let host { flags[key("server.host")] = ConfigValue(.string(host), isSecret: false) }
    if let port { flags[key("server.port")] = ConfigValue(.int(port), isSecret: false) }
    var providers: [any ConfigProvider] = [
      InMemoryProvider(name: "flags", values: flags), EnvironmentVariablesProvider().prefixKeys(with: "luwang"),
    ]
    if let settings {
      do {
        providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(settings.path)))
      } catch {
        throw Outcome.badInput("\(settings.relativePath): the settings cannot be read (\(error)): give a JSON file")
      }
    }
    return ConfigReader(providers: providers)
  }

  private func key(_ name: String) -> AbsoluteConfigKey {
    AbsoluteConfigKey(name.split(separator: ".").map(String.init))
  }

  /// A value in the type that it looks like.
  private static func value(_ text: String) -> ConfigValue {
    if let number = Int(text) { return ConfigValue(.int(number), isSecret: false) }
    if let flag = Bool(text) { return ConfigValue(.bool(flag), isSecret: false) }
    return ConfigValue(.string(text), isSecret: false)
  }
}
