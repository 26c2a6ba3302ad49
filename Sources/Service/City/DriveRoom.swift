import GeoTypes
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
  private let drives = Mutex<[String: Task<Drive, any Error>]>([:])

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
    conditions: RoadConditions = .usual, components: KnownComponents = KnownComponents(), threads: Int
  ) throws {
    self.network = network
    self.hierarchy = hierarchy
    self.conditions = conditions
    self.components = components
    self.threads = threads
    self.snaps = try snaps ?? SnapIndex(network)
    self.lines = lines ?? StreetLines(network)
  }

  /// The same roads under other conditions. - Complexity: O(1); drives are made anew when they are asked for.
  func under(_ conditions: RoadConditions) throws -> DriveRoom {
    try DriveRoom(
      network: network, hierarchy: hierarchy, snaps: snaps, lines: lines, conditions: conditions,
      components: components,
      threads: threads)
  }

  /// The profiles of which drives have been asked for.
  var profiles: [String] { drives.withLock { $0.keys.sorted() } }

  /// The roads for a vehicle; whoever asks while it is being made waits for the same.
  /// - Throws: ``Problem`` for a profile that is not known, `RoutingError`.
  func drive(_ profile: String) async throws -> Drive {
    let task = try drives.withLock { drives in
      if let task = drives[profile] { return task }
      guard VehicleProfile.standardNames.contains(profile) else {
        throw Problem(
          .invalidValue,
          "the profile \(profile.prefix(80)) is not known: give one of \(VehicleProfile.standardNames.joined(separator: ", "))"
        )
      }
      let task = Task { try self.make(profile) }
      drives[profile] = task
      return task
    }
    return try await task.value
  }

  private func make(_ name: String) throws -> Drive {
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
