import Logging

/// What all groups of paths share.
struct ServiceParts: Sendable {
  /// The city.
  let city: CityHolder
  /// How the server was set up.
  let options: ServiceOptions
  /// For work that takes longer than a request may hold a thread of the pool that answers.
  let workers: WorkerPool
  /// The line of edits.
  let editors: WorkerPool
  /// Vector tiles.
  let tiles = TileDesk()
  /// What is counted.
  let metrics: ServiceMetrics
  /// The jobs that run.
  let jobs = JobBoard()
  /// Where the server tells what it does.
  let logger: Logger
}
