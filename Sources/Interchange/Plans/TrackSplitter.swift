internal import GeoTypes
internal import Plans
internal import RoadNetwork

/// Cuts a route into pieces that come to no vertex twice, so that none lies over or crosses itself at a junction and a
/// navigation program always knows where on the piece it is.
///
/// Cuts lie between arcs; only an arc that comes back to itself is cut within. A piece also ends at facilities, and
/// where an arc starts elsewhere than the one before it ended.
struct TrackSplitter {
  private(set) var pieces: [[TrackPoint]] = []
  private var current: [TrackPoint] = []
  private var seen: Set<Vertex> = []
  /// Times never run backwards in a track, whatever the plan says.
  private var clock = Int64.min

  /// The pieces of a route, in order.
  static func pieces(of legs: [ItineraryLeg], in streets: PlanStreets) -> [[TrackPoint]] {
    var splitter = TrackSplitter()
    for leg in legs { splitter.add(leg, in: streets) }
    splitter.cut()
    return splitter.pieces
  }

  private mutating func add(_ leg: ItineraryLeg, in streets: PlanStreets) {
    if leg.action.facility != nil { cut() }
    let points = TrackPoint.points(of: leg)
    var start = 0
    for arc in leg.arcs {
      let count = streets.line(of: arc)?.vertices.count ?? 1
      let end = min(start + count, points.count)
      guard end - start > 1 else { continue }
      add(points[start..<end])
      // Arcs of a leg share the vertex where they meet.
      start = end - 1
    }
  }

  private mutating func add(_ arc: ArraySlice<TrackPoint>) {
    let goesOn = current.last?.vertex == arc.first?.vertex
    if !goesOn || !isNew(arc.dropFirst()) { cut() }
    for point in arc where current.last?.vertex != point.vertex {
      if seen.contains(point.vertex), let last = current.last {
        cut()
        append(last)
      }
      append(point)
    }
  }

  private func isNew(_ points: ArraySlice<TrackPoint>) -> Bool { !points.contains { seen.contains($0.vertex) } }

  private mutating func append(_ point: TrackPoint) {
    clock = max(clock, point.time)
    current.append(TrackPoint(vertex: point.vertex, time: clock))
    seen.insert(point.vertex)
  }

  private mutating func cut() {
    if current.count > 1 { pieces.append(current) }
    current = []
    seen = []
  }
}
