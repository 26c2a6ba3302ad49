import Routing
import Synchronization

/// The components of each profile's roads, which all states of closures share.
final class KnownComponents: Sendable {
  private let byProfile = Mutex<[String: ArcComponents]>([:])

  /// The components of a profile, found when they are first asked for.
  func components(of profile: String, _ find: () throws -> ArcComponents) rethrows -> ArcComponents {
    if let known = byProfile.withLock({ $0[profile] }) { return known }
    let found = try find()
    byProfile.withLock { $0[profile] = found }
    return found
  }
}
