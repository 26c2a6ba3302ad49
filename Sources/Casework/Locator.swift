public import GeoTypes
internal import Grid
internal import RoadNetwork

/// Tells for a position its unit grid, divisions, zone, road, kerb and chiefs.
///
/// For one thread at a time; make several from one ``LocatorIndex``.
public struct Locator: ~Copyable {
  /// How positions are located.
  public let options: LocatorOptions
  private let index: LocatorIndex
  private let snapper: Snapper

  /// A locator for a prepared city.
  /// - Throws: ``LocatorError`` where PROJ cannot be used.
  public init(_ index: LocatorIndex, options: LocatorOptions = LocatorOptions()) throws(LocatorError) {
    self.index = index
    self.options = options
    do { snapper = try Snapper(index.roads) } catch { throw LocatorError(reason: "\(error)") }
  }

  /// What a position belongs to.
  /// - Parameters:
  ///   - level: the vertical order of the road asked for; `nil` takes the ground where roads lie above each other, and
  ///     lists them all.
  ///   - time: when; `nil` names the chiefs of all times.
  public func location(at position: LonLat, level: Int? = nil, time: CityTime? = nil) -> Location {
    guard position.isValid else { return Location(missing: .invalidPosition) }
    var location = Location()
    addAreas(at: position, to: &location)
    let snap = index.hasRoads ? snapper.nearest(position, within: options.reach, level: level) : nil
    if let snap {
      add(snap, at: position, level, to: &location)
    } else {
      let reason = index.hasRoads ? (level == nil ? MissingReason.noRoadWithin : .noRoadOnLevel) : .noRoads
      for field in [LocationField.road, .segment, .side, .distance, .chief] { location.reasons[field] = reason }
    }
    addChiefs(snap, time, to: &location)
    return location
  }

  /// What each position belongs to, in their order.
  public func locations(at positions: [LonLat], level: Int? = nil, time: CityTime? = nil) -> [Location] {
    var locations: [Location] = []
    locations.reserveCapacity(positions.count)
    for position in positions { locations.append(location(at: position, level: level, time: time)) }
    return locations
  }

  /// What a component at a vertex is registered with.
  public func surroundings(of vertex: Vertex) -> ComponentSurroundings {
    let position = LonLat(vertex)
    let match = index.areas.areas(at: position)
    let snap = index.hasRoads ? snapper.nearest(position, within: options.reach) : nil
    return ComponentSurroundings(
      district: match.district, unitGrid: match.grid, segment: snap?.segment, side: snap?.side)
  }

  private func addAreas(at position: LonLat, to location: inout Location) {
    let match = index.areas.areas(at: position)
    let isInside = match.community != nil || match.subdistrict != nil || match.district != nil
    location.grid = match.grid
    location.community = match.community
    location.subdistrict = match.subdistrict
    location.district = match.district
    location.zone = match.zone
    if match.grid == nil { location.reasons[.grid] = reasonForNoGrid(isInside) }
    let levels: [(LocationField, DivisionLevel, String?)] = [
      (.community, .community, match.community), (.subdistrict, .subdistrict, match.subdistrict),
      (.district, .district, match.district),
    ]
    for (field, level, code) in levels where code == nil {
      location.reasons[field] = reasonForNoDivision(level, isInside)
    }
    if match.zone == nil { location.reasons[.zone] = index.hasZones ? .outsideZones : .noZones }
  }

  private func reasonForNoGrid(_ isInside: Bool) -> MissingReason {
    if isInside { return index.hasGrids ? .outsideBuiltUp : .noGrids }
    return index.levels.isEmpty ? .noGrids : .outsideDivisions
  }

  private func reasonForNoDivision(_ level: DivisionLevel, _ isInside: Bool) -> MissingReason {
    if index.levels.isEmpty { return .noDivisions }
    return isInside || !index.levels.contains(level) ? .noDivisionOfLevel : .outsideDivisions
  }

  private func add(_ snap: Snap, at position: LonLat, _ level: Int?, to location: inout Location) {
    let road = index.road(of: snap.segment)
    location.road = road.name
    location.roadID = road.id
    location.segment = snap.segment
    location.side = snap.side
    location.distance = snap.distance
    if road.name == nil { location.reasons[.road] = .unnamedRoad }
    if level == nil && index.hasStackedRoads { location.candidates = stacked(at: position, about: snap) }
  }

  /// The segments about as near as the one chosen, where they are not all of one level.
  private func stacked(at position: LonLat, about snap: Snap) -> [RoadCandidate] {
    let reach = min(options.reach, snap.distance + Snapper.stackDistance)
    let near = snapper.candidates(position, within: reach)
    guard near.contains(where: { $0.layer != snap.layer }) else { return [] }
    return near.map { RoadCandidate(segment: $0.segment, level: $0.layer, distance: $0.distance) }
  }

  private func addChiefs(_ snap: Snap?, _ time: CityTime?, to location: inout Location) {
    guard !index.duties.isEmpty else {
      location.reasons[.chief] = .noRoster
      return
    }
    guard let snap else { return }
    switch index.duties.holders(of: snap, at: time) {
    case .chiefs(let chiefs): location.chiefs = chiefs
    case .nobody: location.reasons[.chief] = .noDuty
    case .notNow: location.reasons[.chief] = .noDutyAtTime
    }
  }
}
