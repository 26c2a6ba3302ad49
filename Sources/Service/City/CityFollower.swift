import Logging
import NIOPosix
import ServiceLifecycle

/// Looks again and again whether the city file has changed.
struct CityFollower: Service {
  let parts: ServiceParts

  func run() async throws {
    let pause = Duration.milliseconds(parts.options.followMilliseconds)
    await cancelWhenGracefulShutdown {
      var lastFault = ""
      while !Task.isCancelled {
        do {
          _ = try await NIOThreadPool.singleton.runIfActive { try parts.city.refresh() }
          lastFault = ""
        } catch {
          // Told once, not five times a second.
          if "\(error)" != lastFault { parts.logger.error("the city cannot be read: \(error)") }
          lastFault = "\(error)"
        }
        try? await Task.sleep(for: pause)
      }
    }
  }
}
