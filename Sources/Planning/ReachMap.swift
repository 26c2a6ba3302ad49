public import GeoTypes
public import Geometry
public import RoadNetwork
public import Routing

/// What a vehicle reaches within one or more times (isochrones): the land beside the roads, and how much road.
public struct ReachMap: Sendable {
  /// What is reached within one time.
  public struct Contour: Hashable, Sendable {
    /// The time.
    public var time: TravelTime
    /// The land within the width of a reached piece of road; parts and holes as they are, empty where nothing is
    /// reached.
    public var area: MultiPolygon
    /// Road reached of each class, a dual road counted once.
    public var roadLength: [RoadClass: Meters]
  }

  /// By rising time; each area holds those before it.
  public let contours: [Contour]

  /// Draws the areas of a reach.
  /// - Parameters:
  ///   - times: at most the reach's limit; in any order.
  ///   - width: how far beside a road counts as reached.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  /// - Precondition: the reach is of the network.
  /// - Complexity: O(segments) a time, and ``Corridor/areas(around:within:)``.
  public init(
    _ reach: Reach, of network: StreetNetwork, within times: [TravelTime], width: Meters
  ) throws(GeometryError) {
    let segments = Dictionary(uniqueKeysWithValues: network.segments.map { ($0.uid, $0) })
    let times = Set(times).sorted()
    var lengths: [[RoadClass: Meters]] = []
    var stages: [[LineString]] = []
    var drawn: Set<Reach.Piece> = []
    for time in times {
      let pieces = reach.pieces(within: time)
      lengths.append(Self.roadLength(of: pieces, segments))
      let new = pieces.filter { !drawn.contains($0) }
      stages.append(new.compactMap { piece in segments[piece.segment].flatMap { Self.line(of: piece, on: $0) } })
      drawn.formUnion(new)
    }
    let areas = try Corridor.areas(around: stages, within: width)
    contours = times.indices.map { Contour(time: times[$0], area: areas[$0], roadLength: lengths[$0]) }
  }

  private static func line(of piece: Reach.Piece, on segment: Segment) -> LineString? {
    if piece.from == .zero && segment.length - piece.to < Meters(0.001) { return segment.line }
    return segment.part(from: piece.from, to: piece.to, forward: true)
  }

  private static func roadLength(
    of pieces: [Reach.Piece], _ segments: [SegmentUID: Segment]
  ) -> [RoadClass: Meters] {
    var lengths: [RoadClass: Meters] = [:]
    for piece in pieces {
      guard let segment = segments[piece.segment], segment.countsAsRoad else { continue }
      lengths[segment.attributes.roadClass, default: .zero] += piece.to - piece.from
    }
    return lengths
  }
}
