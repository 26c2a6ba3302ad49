import ServiceLifecycle

/// Has the layers of the tiles made when the city has changed, before anybody asks.
struct TileKeeper: Service {
  let parts: ServiceParts
  /// How many times as long as it worked it rests, so that a city under constant edits is not read over and over.
  private static let restShare = 4

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var last = ""
      while !Task.isCancelled {
        var rest = Duration.milliseconds(parts.options.followMilliseconds)
        if let revision = parts.city.snapshot?.revision, revision != last {
          let start = ContinuousClock.now
          await parts.tiles.prepare(parts.city)
          rest = max(rest, (ContinuousClock.now - start) * TileKeeper.restShare)
          last = revision
        }
        try? await Task.sleep(for: rest)
      }
    }
    await parts.tiles.shutDown()
  }
}
