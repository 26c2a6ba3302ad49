import RoadNetwork
import ServiceLifecycle

/// Has the roads made ready for the vehicle that `driving` stands for before anybody asks: at the start, and each time
/// the roads have changed. Others wait until they are asked for, since each takes memory of its own.
struct DriveKeeper: Service {
  let parts: ServiceParts

  func run() async throws {
    guard let profile = parts.options.profileAliases["driving"], VehicleProfile.standardNames.contains(profile) else {
      return try await gracefulShutdown()
    }
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        // The present roads each time: what is made of former ones is of no more use.
        if let room = parts.city.snapshot?.drives.made, !room.has(profile) {
          _ = try? await room.drive(profile, isAwaited: false)
        }
        try? await Task.sleep(for: .milliseconds(parts.options.followMilliseconds))
      }
    }
  }
}
