import HTTPTypes
import Hummingbird
import Store

/// Lets requests in: tells who asks, and how often they may.
struct AccessGate: Sendable {
  private let desk: TokenDesk
  private let isOpen: Bool
  private let proxies: Set<String>
  private let rates: RateLimiter?
  private let perMinute: Int
  private let methods: MethodTable

  init(_ parts: ServiceParts, _ methods: MethodTable) {
    let options = parts.options
    desk = TokenDesk(parts.city, limits: options.limits, followMilliseconds: options.followMilliseconds)
    isOpen = options.access.isOpen ?? options.address.isLoopback
    proxies = Set(options.access.proxies)
    perMinute = options.limits.requestsPerMinute
    rates = perMinute > 0 ? RateLimiter(perMinute: perMinute, burst: perMinute) : nil
    self.methods = methods
  }

  /// Who asks.
  /// - Throws: ``Problem`` `unauthorized` for a token that is none and, where guests are not let in, for no token;
  ///   `too_many_requests`; `CityFileError`.
  func admit(_ request: Request, _ context: ServiceContext) async throws -> Caller {
    guard let header = request.headers[.authorization] else {
      if !isOpen, !methods.isOpen(request.method, request.uri.path) {
        throw Problem(
          .unauthorized, "guests are not let in: send `Authorization: Bearer TOKEN`",
          headers: [.wwwAuthenticate: "Bearer realm=\"luwang\""])
      }
      try count { ClientAddress(request, context.channel, proxies: proxies).text }
      return .guest
    }
    let address = { ClientAddress(request, context.channel, proxies: proxies) }
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else {
      throw Problem(
        .unauthorized, "Authorization must be `Bearer TOKEN`", headers: [.wwwAuthenticate: "Bearer realm=\"luwang\""])
    }
    let token = try await desk.token(parts[1], from: address())
    // No address begins so.
    try count { "token/\(token.id)" }
    return Caller(token)
  }

  private func count(_ name: () -> String) throws(Problem) {
    guard let rates, let seconds = rates.take(name()) else { return }
    throw Problem(
      .tooManyRequests, "\(perMinute) requests a minute are taken: ask again in \(seconds) s",
      headers: [.retryAfter: "\(seconds)"])
  }
}

extension Caller {
  /// The holder of a token.
  init(_ token: StoredToken) {
    let role =
      switch token.role {
      case .reader: Role.reader
      case .dispatcher: Role.dispatcher
      case .planner: Role.planner
      case .admin: Role.admin
      }
    self.init(name: token.name, role: role, scope: token.scope, isSignedIn: true)
  }
}
