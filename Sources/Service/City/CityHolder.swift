import CityImport
import Foundation
import HTTPTypes
import Logging
import NIOCore
import NIOPosix
import Plans
import RoadNetwork
import Routing
import Store
import Synchronization

/// The city that is served: its present state, and the way to the next.
///
/// Requests take the state that there is when they come; a new one is made beside it and put in its place.
final class CityHolder: Sendable {
  /// The city file.
  let url: URL
  private let logger: Logger
  private let threads: Int
  private let files: CityFiles
  private let state = Mutex<CitySnapshot?>(nil)
  private let loader = NIOThreadPool(numberOfThreads: 1)
  private let makers = DriveRoom.Makers()
  /// Rung when the city has been written here.
  let written = Nap()

  /// - Parameter patience: how long a write waits for another program that holds the file.
  init(_ url: URL, threads: Int, patience: Duration = CityFile.defaultPatience, logger: Logger) {
    self.url = url
    self.threads = threads
    self.logger = logger
    files = CityFiles(url, patience: patience, logger: logger)
    loader.start()
  }

  /// The present state.
  /// - Throws: ``Problem`` `not_ready` before the first.
  func current() throws(Problem) -> CitySnapshot {
    guard let snapshot else {
      throw Problem(.notReady, "the city is being loaded: ask again in a second", headers: [.retryAfter: "1"])
    }
    return snapshot
  }

  /// The present state, `nil` before the first.
  var snapshot: CitySnapshot? { state.withLock { $0 } }

  /// The roads for a vehicle, by its profile's name; waited for until a moment, or for ever.
  /// - Throws: ``Problem``, `CityFileError`, `RoutingError`.
  func drive(_ profile: String, by deadline: NIODeadline? = nil) async throws -> (
    room: DriveRoom, drive: DriveRoom.Drive
  ) {
    let room = try await current().drives.value(by: deadline)
    return (room, try await room.drive(profile, by: deadline))
  }

  // MARK: Reading and writing

  /// Reads the city as it is now. Blocks: call it on a ``WorkerPool``.
  /// - Throws: `CityFileError`, and what the body throws.
  func read<Result>(_ body: (CityReader) throws -> Result) throws -> Result { try files.reader().read(body) }

  /// Changes the city in one transaction. Blocks, for as long as another program holds the file, too: requests use
  /// ``ServiceParts/edit(_:)``.
  /// - Throws: `CityFileError`, and what the body throws: nothing has happened then.
  func write<Result>(_ body: (CityWriter) throws -> Result) throws -> Result {
    defer { written.ring() }
    return try files.write(body)
  }

  /// Why the file that now has the city's name is not taken for it; `nil` where all is well.
  var refusal: String? { files.refusal }

  // MARK: Following

  /// Looks whether the city has changed, and takes the new state in the place of the old. Blocks.
  /// - Returns: whether there is a new one.
  /// - Throws: `CityFileError`, `LocatorError`: the old state stays.
  @discardableResult
  func refresh() throws -> Bool {
    let file = try files.reader()
    let marks = try file.read { try $0.marks(of: CityLayer.allCases) }
    let old = snapshot
    let now = PlanInstant.now(nil).milliseconds
    let isClosingSame = old?.marks[.closure] == marks[.closure] && now < old?.closures.until ?? .min
    let closures = try isClosingSame ? old?.closures ?? .none : ActiveClosures(file.read { try $0.closures() }, at: now)
    guard marks != old?.marks || !isClosingSame else { return false }
    let metadata = try file.metadata()
    let isLocatingSame = old.map { old in CityHolder.locatingLayers.allSatisfy { old.marks[$0] == marks[$0] } } ?? false
    var (locators, warnings) = (old?.locators, old?.warnings ?? [])
    if !isLocatingSame {
      let prepared = try file.prepared()
      for warning in prepared.warnings { logger.warning("\(url.lastPathComponent): \(warning)") }
      locators = LocatorPool(prepared.index)
      warnings = prepared.warnings
    }
    guard let locators else { return false }
    let isDrivingSame = old.map { old in CityHolder.drivingLayers.allSatisfy { old.marks[$0] == marks[$0] } } ?? false
    var drives = old?.drives
    if !isDrivingSame { drives = roads(closures.conditions) }
    if isDrivingSame, let known = drives, old?.closures.segments != closures.segments {
      drives = CityHolder.roads(known, under: closures.conditions)
    }
    let next = CitySnapshot(
      metadata: metadata, marks: marks, locators: locators, warnings: warnings,
      drives: drives ?? roads(closures.conditions), closures: closures)
    state.withLock { $0 = next }
    logger.info("the city is ready", metadata: ["revision": "\(next.revision)"])
    return true
  }

  /// What answers about places are made of.
  private static let locatingLayers: [CityLayer] = [
    .division, .unitGrid, .zone, .segment, .kerb, .road, .turnRestriction, .duty, .chief,
  ]
  /// What drives are made of.
  private static let drivingLayers: [CityLayer] = [.segment, .road, .turnRestriction]

  /// The roads, read while requests that need none are answered.
  private func roads(_ conditions: RoadConditions) -> Preparation<DriveRoom> {
    let (url, threads, loader, makers) = (url, threads, loader, makers)
    return Preparation {
      try await loader.runIfActive {
        let file = try CityFile.openReadOnly(url)
        defer { try? file.close() }
        let streets = try file.preparedStreets(threads: threads)
        return try DriveRoom(
          network: streets.network, hierarchy: streets.hierarchy, conditions: conditions, threads: threads,
          makers: makers)
      }
    }
  }

  /// The same roads under other conditions, with the drives that there were made at once: requests wait for them, so
  /// that no route leads over a road that was closed before it was asked for.
  private static func roads(
    _ known: Preparation<DriveRoom>, under conditions: RoadConditions
  ) -> Preparation<DriveRoom> {
    Preparation { try await known.value().under(conditions) }
  }

  /// Closes the file; what is in SQLite's log is moved into it. Blocks.
  func close() {
    files.close()
    try? loader.syncShutdownGracefully()
    makers.shutDown()
  }
}
