import Logging
import NIOPosix
import ServiceLifecycle

/// Looks again and again whether the city file has changed.
struct CityFollower: Service {
  let parts: ServiceParts

  func run() async throws {
    let pause = Duration.milliseconds(parts.options.followMilliseconds)
    await cancelWhenGracefulShutdown {
      var (lastFault, lastNew) = ("", ContinuousClock.now - pause)
      while !Task.isCancelled {
        do {
          if try await NIOThreadPool.singleton.runIfActive({ try parts.city.refresh() }) { lastNew = .now }
          lastFault = ""
        } catch {
          // Told once, not five times a second.
          if "\(error)" != lastFault { parts.logger.error("the city cannot be read: \(error)") }
          lastFault = "\(error)"
        }
        // What is written here is followed at once, what others write at the next look; a row of edits in one go.
        await parts.city.written.sleep(for: pause)
        try? await Task.sleep(until: lastNew + pause)
      }
    }
  }
}
