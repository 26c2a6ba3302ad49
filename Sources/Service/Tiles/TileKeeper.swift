import ServiceLifecycle

/// Has the layers of the tiles made when the city has changed, before anybody asks.
struct TileKeeper: Service {
  let parts: ServiceParts

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var last = ""
      while !Task.isCancelled {
        if let revision = parts.city.snapshot?.revision, revision != last {
          await parts.tiles.prepare(parts.city)
          last = revision
        }
        try? await Task.sleep(for: .milliseconds(parts.options.followMilliseconds))
      }
    }
    await parts.tiles.shutDown()
  }
}
