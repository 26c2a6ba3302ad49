import CityImport
import Foundation
import Glibc
import HTTPTypes
import Logging
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
  private let state = Mutex(State())
  private let loader = NIOThreadPool(numberOfThreads: 1)

  private struct State {
    var snapshot: CitySnapshot?
    var reader: OpenedCity?
    var writer: OpenedCity?
    /// Why the file that now has the city's name is not taken for it.
    var refusal: String?
  }

  init(_ url: URL, threads: Int, logger: Logger) {
    self.url = url
    self.threads = threads
    self.logger = logger
    loader.start()
  }

  /// The present state.
  /// - Throws: ``Problem`` `not_ready` before the first.
  func current() throws(Problem) -> CitySnapshot {
    guard let snapshot = state.withLock({ $0.snapshot }) else {
      throw Problem(.notReady, "the city is being loaded: ask again in a second", headers: [.retryAfter: "1"])
    }
    return snapshot
  }

  /// The present state, `nil` before the first.
  var snapshot: CitySnapshot? { state.withLock { $0.snapshot } }

  /// The roads for a vehicle, by its profile's name.
  /// - Throws: ``Problem``, `CityFileError`, `RoutingError`.
  func drive(_ profile: String) async throws -> (room: DriveRoom, drive: DriveRoom.Drive) {
    let room = try await current().drives.value
    return (room, try await room.drive(profile))
  }

  // MARK: Reading and writing

  /// Reads the city as it is now. Blocks: call it on a ``WorkerPool``.
  /// - Throws: `CityFileError`, and what the body throws.
  func read<Result>(_ body: (CityReader) throws -> Result) throws -> Result { try reader().read(body) }

  /// Changes the city in one transaction. Blocks: call it on a ``WorkerPool``.
  /// - Throws: `CityFileError`, and what the body throws: nothing has happened then.
  func write<Result>(_ body: (CityWriter) throws -> Result) throws -> Result {
    let file = try writer()
    let result = try file.write(body)
    // What is written stays written even where its log cannot be moved just now.
    try? file.settle()
    return result
  }

  private func reader() throws -> CityFile {
    try state.withLock { state in
      if let opened = state.reader, opened.isInPlace {
        state.refusal = nil
        return opened.file
      }
      if let former = state.reader {
        // What cannot be read may be on its way here.
        guard let next = try? OpenedCity(CityFile.openReadOnly(url), url) else {
          let name = url.lastPathComponent
          return refuse("no city that can be read is in the place of \(name): put it back", &state, keeping: former)
        }
        guard try next.holdsEdits(of: former) else {
          try? next.file.close()
          return refuse(CityHolder.foreign(url), &state, keeping: former)
        }
        logger.notice("another file has taken the city's place, with all edits in it")
        try? former.file.close()
        (state.reader, state.refusal) = (next, nil)
        return next.file
      }
      let first = try OpenedCity(CityFile.openReadOnly(url), url)
      (state.reader, state.refusal) = (first, nil)
      return first.file
    }
  }

  private static func foreign(_ url: URL) -> String {
    "another file was put in the place of \(url.lastPathComponent), and edits made here are not in it: put the former "
      + "one back, or import the new data into it with luwang import"
  }

  /// Goes on with the file that was opened, which its name no longer leads to.
  private func refuse(_ refusal: String, _ state: inout State, keeping former: OpenedCity) -> CityFile {
    if state.refusal != refusal { logger.error("\(refusal)") }
    state.refusal = refusal
    return former.file
  }

  /// Why the file that now has the city's name is not taken for it; `nil` where all is well.
  var refusal: String? { state.withLock { $0.refusal } }

  private func writer() throws -> CityFile {
    // A file that took the city's place is looked at first.
    _ = try reader()
    return try state.withLock { state in
      if let refusal = state.refusal { throw Problem(.conflict, refusal) }
      if let opened = state.writer, opened.isInPlace { return opened.file }
      let opened = try OpenedCity(CityFile.open(url), url)
      try? state.writer?.file.close()
      state.writer = opened
      return opened.file
    }
  }

  // MARK: Following

  /// Looks whether the city has changed, and takes the new state in the place of the old. Blocks.
  /// - Returns: whether there is a new one.
  /// - Throws: `CityFileError`, `LocatorError`: the old state stays.
  @discardableResult
  func refresh() throws -> Bool {
    let file = try reader()
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
    state.withLock { $0.snapshot = next }
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
  private func roads(_ conditions: RoadConditions) -> Task<DriveRoom, any Error> {
    let (url, threads, loader) = (url, threads, loader)
    return Task {
      try await loader.runIfActive {
        let file = try CityFile.openReadOnly(url)
        defer { try? file.close() }
        let streets = try file.preparedStreets(threads: threads)
        return try DriveRoom(
          network: streets.network, hierarchy: streets.hierarchy, conditions: conditions, threads: threads)
      }
    }
  }

  /// The same roads under other conditions, with the drives that were asked for made at once: requests wait for them, so
  /// that no route leads over a road that was closed before it was asked for.
  private static func roads(
    _ known: Task<DriveRoom, any Error>, under conditions: RoadConditions
  ) -> Task<DriveRoom, any Error> {
    Task {
      let old = try await known.value
      let room = try old.under(conditions)
      for profile in old.profiles { _ = try? await room.drive(profile) }
      return room
    }
  }

  /// Closes the file; what is in SQLite's log is moved into it. Blocks.
  func close() {
    let (reader, writer) = state.withLock { state in
      defer { (state.reader, state.writer) = (nil, nil) }
      return (state.reader, state.writer)
    }
    for opened in [reader, writer].compactMap(\.self) {
      do { try opened.file.close() } catch { logger.error("\(error)") }
    }
    try? loader.syncShutdownGracefully()
  }
}

/// A city file that is open, and which file that was: another may be put in its place.
private struct OpenedCity {
  let file: CityFile
  private let url: URL
  private let device: dev_t
  private let number: ino_t

  init(_ file: CityFile, _ url: URL) throws {
    self.file = file
    self.url = url
    (device, number) = OpenedCity.identity(of: url) ?? (0, 0)
  }

  /// Whether the path still leads to it.
  var isInPlace: Bool { OpenedCity.identity(of: url).map { $0 == (device, number) } ?? false }

  /// Whether every edit of another is in it.
  func holdsEdits(of former: OpenedCity) throws -> Bool {
    let served = try former.file.read { try $0.identity() }
    return try file.read { try $0.holdsEdits(of: served) }
  }

  private static func identity(of url: URL) -> (dev_t, ino_t)? {
    var status = stat()
    return stat(url.path, &status) == 0 ? (status.st_dev, status.st_ino) : nil
  }
}
