public import GeoTypes
public import RoadNetwork

/// How far a vehicle comes from its start within a time: when it can be at the tail of each arc.
public struct Reach: Sendable {
  /// No drive of the limit leads to the tail of an arc.
  public static let never = UInt32.max

  private let graph: ArcGraph
  private let sources: [ArcPlace]
  /// Of the search.
  public let limit: TravelTime
  /// Milliseconds to the tail of each arc, the turn into it paid; ``never`` beyond the limit.
  private let milliseconds: [UInt32]

  /// Takes over what a search found.
  /// - Parameters:
  ///   - sources: where the vehicle may start.
  ///   - milliseconds: by arc, ``never`` beyond the limit.
  /// - Precondition: one number an arc.
  init(_ graph: ArcGraph, from sources: [ArcPlace], within limit: TravelTime, milliseconds: [UInt32]) {
    precondition(milliseconds.count == graph.arcCount, "a reach has one time an arc")
    self.graph = graph
    self.sources = sources
    self.limit = limit
    self.milliseconds = milliseconds
  }

  /// When the vehicle can start on an arc, the turn into it paid; `nil` beyond the limit.
  /// - Precondition: the arc is of the graph.
  public func time(at arc: ArcID) -> TravelTime? {
    let time = milliseconds[Int(arc.rawValue)]
    return time == Reach.never ? nil : TravelTime(milliseconds: Int64(time))
  }

  /// A piece of a segment that the vehicle reaches, in either direction.
  public struct Piece: Hashable, Sendable {
    /// The segment.
    public var segment: SegmentUID
    /// Where the piece starts, in metres along the segment as digitised.
    public var from: Meters
    /// Where it ends.
    public var to: Meters
  }

  /// The pieces of segments that the vehicle reaches within a time, cut where the time is up: by rising segment and
  /// offset, none touching the next.
  /// - Precondition: the time is at most ``limit``.
  /// - Complexity: O(arcs).
  public func pieces(within time: TravelTime) -> [Piece] {
    precondition(time <= limit, "the search went no farther than its limit")
    let starts = Dictionary(grouping: sources) { $0.arc.rawValue >> 1 }
    var pieces: [Piece] = []
    for (number, entry) in graph.entries.enumerated() {
      var stretches: [Range<UInt32>] = []
      for arc in [UInt32(2 * number), UInt32(2 * number + 1)] where graph.isDrivable(ArcID(rawValue: arc)) {
        let places = (starts[arc >> 1] ?? []).filter { $0.arc.rawValue == arc }
        for place in places { stretches += stretch(on: arc, from: place, time.milliseconds) }
        let begun = milliseconds[Int(arc)]
        if begun != Reach.never {
          stretches += stretch(on: arc, from: graph.start(of: ArcID(rawValue: arc)), time.milliseconds - Int64(begun))
        }
      }
      for stretch in Self.joined(stretches) {
        pieces.append(
          Piece(
            segment: entry.uid, from: Meters(Double(stretch.lowerBound) / 1000),
            to: Meters(Double(stretch.upperBound) / 1000)))
      }
    }
    return pieces
  }

  /// The millimetres, along the segment as digitised, that are driven from a place on an arc in a time; none or one.
  private func stretch(on arc: UInt32, from place: ArcPlace, _ left: Int64) -> [Range<UInt32>] {
    guard left >= 0 else { return [] }
    let (time, length) = (Int64(graph.arcTime[Int(arc)]), Int64(graph.arcLength[Int(arc)]))
    let passed = Int64(place.length)
    // As far as the whole arc takes its time: places on it are dated in the same proportion.
    let end = time > 0 ? min(length, (Int64(place.time) + left) * length / time) : length
    guard passed < end else { return [] }
    let (low, high) = arc & 1 == 0 ? (passed, end) : (length - end, length - passed)
    return [UInt32(low)..<UInt32(high)]
  }

  /// Ranges that touch made one, in order.
  private static func joined(_ ranges: [Range<UInt32>]) -> [Range<UInt32>] {
    guard ranges.count > 1 else { return ranges }
    var joined: [Range<UInt32>] = []
    for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
