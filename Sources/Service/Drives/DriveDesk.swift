import GeoTypes
import RoadNetwork
import Routing
import Synchronization

/// Searches for one vehicle: each desk is used by one thread at a time, and as many are made as are used at once.
final class DriveDesks: Sendable {
  private let index: DriveIndex
  private let snaps: SnapIndex
  private let idle = Mutex<[DriveDesk]>([])

  init(_ index: DriveIndex, _ snaps: SnapIndex) {
    self.index = index
    self.snaps = snaps
  }

  /// Asks at a desk that nobody else uses meanwhile.
  /// - Throws: `GeometryError`, and what the body throws.
  func with<Answer>(_ body: (DriveDesk) throws -> Answer) throws -> Answer {
    let desk = try idle.withLock { $0.popLast() } ?? DriveDesk(index, snaps)
    defer { idle.withLock { $0.append(desk) } }
    return try body(desk)
  }
}

/// What a search needs, with its scratch.
///
/// `Sendable` without a check by the compiler: whoever has taken it out of the pool is alone with it.
final class DriveDesk: @unchecked Sendable {
  private let index: DriveIndex
  private let snaps: SnapIndex
  private let snapper: Snapper
  private var query: DriveQuery
  private var tableQuery: DriveTableQuery?
  private var matcher: TrackMatcher?

  fileprivate init(_ index: DriveIndex, _ snaps: SnapIndex) throws {
    self.index = index
    self.snaps = snaps
    snapper = try Snapper(snaps)
    query = DriveQuery(index)
  }

  // MARK: Searches

  /// The fastest drive from any of some places to any of others.
  func path(from sources: [ArcPlace], to targets: [ArcPlace]) -> RoutePath? { query.path(from: sources, to: targets) }

  /// The fastest drive through stops that goes on at each; `nil` where there is none.
  func paths(through stops: [[ArcPlace]]) -> [RoutePath]? { query.paths(through: stops) }

  /// Times and lengths from each source to each target.
  func table(from sources: [[ArcPlace]], to targets: [[ArcPlace]], threads: Int) throws(RoutingError) -> TravelTable {
    var query = tableQuery.take() ?? DriveTableQuery(index)
    let table = try query.table(sources: sources, targets: targets, threads: threads)
    tableQuery = consume query
    return table
  }

  /// The drives that fit a track.
  func match(_ fixes: [TrackFix], _ options: MatchOptions) throws -> TrackMatch {
    var matcher = try matcher.take() ?? TrackMatcher(index.graph, Snapper(snaps))
    matcher.options = options
    let match = matcher.match(fixes)
    self.matcher = consume matcher
    return match
  }

  // MARK: Places

  /// The place nearest to a position on a road that passes a filter, by its number among all segments.
  func nearestSnap(at position: LonLat, within radius: Meters, where filter: (Int) -> Bool) -> Snap? {
    snapper.nearest(position, within: radius, where: filter)
  }

  /// Places on roads about a position by their distance, until somebody has enough of them.
  ///
  /// - Parameter body: takes those that are new and says whether to look farther.
  func visitSnaps(at position: LonLat, within radius: Meters, _ body: (Snap) -> Bool) {
    // Only as far as is needed: a thousand metres about a place hold a thousand roads.
    guard let nearest = snapper.nearest(position, within: radius) else { return }
    var (known, reach) = (0, nearest.distance.rawValue + 20)
    while true {
      let limit = min(radius, Meters(reach))
      let snaps = snapper.candidates(position, within: limit)
      for snap in snaps.dropFirst(known) where !body(snap) { return }
      guard limit < radius else { return }
      known = snaps.count
      reach *= 4
    }
  }
}
