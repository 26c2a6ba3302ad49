import GeoTypes
import Glibc
import NIOCore
import NIOPosix
import RoadNetwork
import Routing
import Synchronization

/// What drives through one state of the roads need: made for a profile when it is first asked for, then shared.
final class DriveRoom: Sendable {
  /// The roads.
  let network: StreetNetwork
  /// What all vehicles share.
  let hierarchy: StreetHierarchy
  /// Where positions are on the roads.
  let snaps: SnapIndex
  /// Their lines and names, as answers tell them.
  let lines: StreetLines
  /// What is different today.
  let conditions: RoadConditions
  private let threads: Int
  private let components: KnownComponents
  private let makers: Makers
  private let state = Mutex(State())

  private struct State {
    var drives: [String: Preparation<Drive>] = [:]
    /// The profiles that were asked for, the last one first.
    var asked: [String] = []
  }

  /// Threads on which drives are made: at once where somebody waits for them, else behind all other work.
  struct Makers: Sendable {
    let awaited = NIOThreadPool(numberOfThreads: 1)
    let quiet = NIOThreadPool(numberOfThreads: 1)

    init() {
      awaited.start()
      quiet.start()
    }

    /// Ends the threads once their work is done. Blocks.
    func shutDown() {
      try? awaited.syncShutdownGracefully()
      try? quiet.syncShutdownGracefully()
    }
  }

  /// The roads for one vehicle. A class, since every answer has it at hand.
  final class Drive: Sendable {
    let profile: VehicleProfile
    let graph: ArcGraph
    let desks: DriveDesks
    /// What can be driven to from each other where no road is closed for the day.
    let components: ArcComponents

    fileprivate init(_ profile: VehicleProfile, _ index: DriveIndex, _ snaps: SnapIndex, _ components: ArcComponents) {
      self.profile = profile
      self.components = components
      graph = index.graph
      desks = DriveDesks(index, snaps)
    }
  }

  /// - Throws: `GeometryError` where the roads cannot be laid out in a plane.
  init(
    network: StreetNetwork, hierarchy: StreetHierarchy, snaps: SnapIndex? = nil, lines: StreetLines? = nil,
    conditions: RoadConditions = .usual, components: KnownComponents = KnownComponents(), threads: Int,
    makers: Makers
  ) throws {
    self.network = network
    self.hierarchy = hierarchy
    self.conditions = conditions
    self.components = components
    self.threads = threads
    self.makers = makers
    self.snaps = try snaps ?? SnapIndex(network)
    self.lines = lines ?? StreetLines(network)
  }

  /// The same roads under other conditions, for which drives are made anew at once, those first that were asked for last.
  func under(_ conditions: RoadConditions) throws -> DriveRoom {
    let room = try DriveRoom(
      network: network, hierarchy: hierarchy, snaps: snaps, lines: lines, conditions: conditions,
      components: components, threads: threads, makers: makers)
    let (asked, all) = state.withLock { ($0.asked, $0.drives.keys.sorted()) }
    for profile in asked + all.filter({ !asked.contains($0) }) {
      _ = try room.preparation(of: profile, isAwaited: asked.contains(profile))
    }
    room.state.withLock { $0.asked = asked }
    return room
  }

  /// Whether the roads are ready for a profile, or are being made so.
  func has(_ profile: String) -> Bool { state.withLock { $0.drives[profile] != nil } }

  /// The roads for a vehicle; whoever asks while it is being made waits for the same, until a moment or for ever.
  /// - Parameter isAwaited: whether somebody waits for it; else it is made when nothing else is to be done.
  /// - Throws: ``Problem`` for a profile that is not known, and where it is not ready by then; `RoutingError`.
  func drive(_ profile: String, isAwaited: Bool = true, by deadline: NIODeadline? = nil) async throws -> Drive {
    try await preparation(of: profile, isAwaited: isAwaited).value(by: deadline)
  }

  private func preparation(of profile: String, isAwaited: Bool) throws(Problem) -> Preparation<Drive> {
    guard VehicleProfile.standardNames.contains(profile) else {
      throw Problem(
        .invalidValue,
        "the profile \(profile.prefix(80)) is not known: give one of \(VehicleProfile.standardNames.joined(separator: ", "))"
      )
    }
    return state.withLock { state in
      if isAwaited, state.asked.first != profile { state.asked = [profile] + state.asked.filter { $0 != profile } }
      if let known = state.drives[profile] { return known }
      let made = Preparation { [self] in
        let pool = isAwaited ? makers.awaited : makers.quiet
        return try await pool.runIfActive { [self] in
          // On Linux a thread has a nice value of its own.
          if !isAwaited { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }
          return try make(profile, threads: isAwaited ? threads : 1)
        }
      }
      state.drives[profile] = made
      return made
    }
  }

  private func make(_ name: String, threads: Int) throws -> Drive {
    let profile = try VehicleProfile.standard(name)
    let graph = try ArcGraph(hierarchy.streets, network, profile: profile, conditions: conditions)
    var index = try DriveIndex(hierarchy, graph, threads: threads)
    index.prepareTables(threads: threads)
    let components = try components.components(of: name) {
      // A closure shall not turn what lies behind it into an island that nobody means.
      let usual = try conditions.closed.isEmpty ? graph : ArcGraph(hierarchy.streets, network, profile: profile)
      return ArcComponents(usual)
    }
    return Drive(profile, index, snaps, components)
  }
}
