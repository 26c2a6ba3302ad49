public import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import NIOPosix
import NIOSSL
public import ServiceLifecycle

/// A city served over HTTP: lookups, routes, features, tiles, plans.
///
/// ```swift
/// try await CityServer(city: url, options: options, logger: logger).run()
/// ```
public struct CityServer: Service {
  private let parts: ServiceParts
  private let onRunning: @Sendable (_ port: Int) async -> Void

  /// Prepares to serve; nothing is read yet.
  /// - Parameters:
  ///   - city: the city file.
  ///   - registry: where requests are counted.
  ///   - onRunning: told the port once requests are taken.
  public init(
    city: URL, options: ServiceOptions = ServiceOptions(), logger: Logger,
    registry: PrometheusRegistry = PrometheusRegistry(),
    onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
  ) {
    parts = ServiceParts(
      city: CityHolder(
        city, threads: options.threads, patience: options.limits.writePatience, logger: logger),
      options: options,
      workers: WorkerPool(threads: options.threads, line: options.limits.line, seconds: options.limits.requestSeconds),
      editors: ServiceParts.editors(options.limits),
      metrics: ServiceMetrics(registry),
      logger: logger)
    self.onRunning = onRunning
  }

  /// Every group of paths.
  static let groups: [any RouteGroup.Type] = [
    HealthRoutes.self, OpenAPIRoutes.self, LookupRoutes.self, DriveRoutes.self, PageRoutes.self,
    RecordRoutes<IncidentRecords>.self,
    RecordRoutes<FacilityRecords>.self, RecordRoutes<ClosureRecords>.self, DutyRoutes.self, AuditRoutes.self,
    JobRoutes.self, TileRoutes.self, FeatureRoutes.self,
  ]

  /// What all paths do.
  static var operations: [APIOperation] { groups.flatMap { $0.operations } }

  /// Reads the city and answers until it is told to stop; requests that are being answered are finished.
  /// - Throws: `CityFileError` where the city cannot be read, ``ServiceOptionsError``, and what the network throws.
  public func run() async throws {
    let application = try await application(preparesAll: true)
    do {
      try await application.run()
    } catch {
      parts.city.close()
      throw error
    }
    parts.city.close()
    await parts.workers.shutDown()
    await parts.editors.shutDown()
  }

  /// Every path with its methods, as the router has them: `GET /v1/locate`.
  var routes: [String] {
    let router = Router(context: ServiceContext.self)
    for group in CityServer.groups { group.init(parts).add(to: router) }
    return router.routes.map { "\($0.method.rawValue) \($0.path)" }.sorted()
  }

  /// The application, with the first state of the city read.
  /// - Parameter preparesAll: whether tiles and roads are made ready before anybody asks.
  func application(preparesAll: Bool = false) async throws -> some ApplicationProtocol {
    try await NIOThreadPool.singleton.runIfActive { [parts] in _ = try parts.city.refresh() }
    let router = Router(context: ServiceContext.self, options: .autoGenerateHeadEndpoints)
    for group in CityServer.groups { group.init(parts).add(to: router) }
    let responder = ServiceResponder(router, parts, CityServer.operations)
    let connections = connections
    let address = parts.options.address
    return Application(
      responder: responder, server: try server(ConnectionRoster(limit: connections)),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), serverName: "luwang", backlog: 4096,
        availableConnectionsDelegate: MaximumAvailableConnections(connections + connections / 8 + 64)),
      services: [CityFollower(parts: parts), JobRunner(parts)]
        + (preparesAll ? [TileKeeper(parts: parts), DriveKeeper(parts: parts)] : []),
      onServerRunning: { [onRunning] channel in await onRunning(channel.localAddress?.port ?? 0) },
      logger: parts.logger)
  }

  /// As many as the limit says, or as files may be open besides the city's and those that are being closed.
  private var connections: Int {
    let files = OpenFileLimit.raise()
    let room = max(16, (files - 256) * 8 / 9)
    if room < parts.options.limits.connections {
      parts.logger.warning("only \(room) connections are taken, since \(files) files may be open: raise ulimit -n")
    }
    return min(room, parts.options.limits.connections)
  }

  private func server(_ roster: ConnectionRoster) throws -> HTTPServerBuilder {
    let limits = parts.options.limits
    let configuration = HTTP1Channel.Configuration(
      additionalChannelHandlers: [ConnectionGuard(roster, limits)], idleTimeout: .seconds(Int64(limits.idleSeconds)),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes, maxHeaderFieldCount: 200))
    let plain = HTTPServerBuilder { responder in
      AcceptedChannels(HTTP1Channel(responder: responder, configuration: configuration))
    }
    guard let certificate = parts.options.address.certificate, let key = parts.options.address.key else { return plain }
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
      let privateKey = try NIOSSLPrivateKey(file: key, format: .pem)
      return try .tls(
        plain,
        tlsConfiguration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(privateKey)))
    } catch {
      throw ServiceOptionsError(
        name: "server.tls", value: "\(certificate), \(key)", remedy: "give PEM files that belong together (\(error))")
    }
  }
}
