public import Hummingbird
import Logging
import NIOCore

/// What goes with a request from its arrival to its answer.
public struct ServiceContext: RequestContext {
  /// What Hummingbird keeps.
  public var coreContext: CoreRequestContextStorage
  /// Who asks.
  public var caller = Caller.guest
  /// The connection.
  let channel: any Channel

  /// Starts with a guest.
  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }

  /// The number of the request, in logs and problems.
  public var requestID: String { logger[metadataKey: "hb.request.id"].map { "\($0)" } ?? "unknown" }

  /// Asks for a role, and, where a division is given, for a scope that holds it.
  /// - Throws: ``Problem`` `unauthorized` for a guest, `forbidden` for others.
  public func require(_ role: Caller.Role, in division: String?? = .none) throws(Problem) {
    guard caller.role >= role else {
      guard caller.isSignedIn else {
        throw Problem(
          .unauthorized, "this needs the role \(role.rawValue): send `Authorization: Bearer TOKEN`",
          headers: [.wwwAuthenticate: "Bearer realm=\"luwang\""])
      }
      throw Problem(
        .forbidden, "\(caller.name) has the role \(caller.role.rawValue) and this needs \(role.rawValue)")
    }
    if case .some(let code) = division, !caller.covers(code) {
      throw Problem(
        .forbidden,
        "\(caller.name) is bound to \(caller.scope ?? "") and this lies in \(code ?? "no division"): ask its people")
    }
  }
}
