public import GeoTypes

/// Looks for gaps, overlaps and double holders in the duties of a city.
///
/// Pieces shorter than ``leastPiece`` are not told.
public struct DutyCheck: Sendable {
  /// Segments of these classes should have a chief on both sides: by default all but lanes.
  public var classes: Set<RoadClass> = [.expressway, .arterial, .secondary, .branch]
  /// Gaps are looked for among duties of this level; `nil` takes all levels together.
  public var level: String?
  /// Only duties valid on this day, as `2026-01-31`, count; `nil` takes all.
  public var date: String?
  /// The shortest piece that is told.
  public var leastPiece = Meters(1)

  /// A check with default settings.
  public init() {}

  /// What was found.
  public struct Report: Hashable, Sendable {
    /// Sides in scope that nobody holds, by uid, side and offset.
    public var gaps: [Stretch] = []
    /// Stretches that one chief holds twice at the same time.
    public var overlaps: [Sharing] = []
    /// Stretches that two chiefs hold at one level at the same time.
    public var conflicts: [Sharing] = []
    /// Duties on segments that are not there.
    public var unknown: [Duty] = []
    /// Length of all sides in scope.
    public var scope = Meters.zero
    /// Length of sides in scope that somebody holds.
    public var held = Meters.zero

    /// Nothing yet.
    public init() {}
  }

  /// A stretch of one side of a segment.
  public struct Stretch: Hashable, Sendable {
    /// The segment.
    public var segment: SegmentUID
    /// The side.
    public var side: Side
    /// Start, metres along the segment.
    public var from: Meters
    /// End, metres along the segment.
    public var to: Meters
  }

  /// Two duties that hold the same stretch.
  public struct Sharing: Hashable, Sendable {
    /// The stretch.
    public var stretch: Stretch
    /// The duty that stands first in the roster.
    public var first: Duty
    /// The other.
    public var second: Duty
  }

  /// Checks duties against a network.
  /// - Complexity: O(n log n) in duties and segments, and the number of findings.
  public func report(_ duties: [Duty], on network: StreetNetwork) -> Report {
    var report = Report()
    let valid = duties.filter(isValid)
    let known = Set(network.segments.map(\.uid))
    report.unknown = valid.filter { !known.contains($0.segment) }
    let dutiesOfSegment = Dictionary(grouping: valid, by: \.segment)
    for segment in network.segments {
      let own = dutiesOfSegment[segment.uid] ?? []
      for side in Side.allCases {
        let held = own.filter { $0.side.covers(side) }.compactMap { piece(of: $0, on: segment) }
        if classes.contains(segment.attributes.roadClass) {
          findGaps(on: segment, side: side, held: held, report: &report)
        }
        findSharing(on: segment, side: side, held: held, report: &report)
      }
    }
    return report
  }

  private func isValid(_ duty: Duty) -> Bool {
    guard let date else { return true }
    return duty.validFrom.map { $0 <= date } ?? true && duty.validTo.map { date <= $0 } ?? true
  }

  private struct Piece {
    var from: Meters
    var to: Meters
    var duty: Duty
  }

  private func piece(of duty: Duty, on segment: Segment) -> Piece? {
    let from = max(.zero, duty.fromOffset)
    let to = min(segment.length, duty.toOffset ?? segment.length)
    return from < to ? Piece(from: from, to: to, duty: duty) : nil
  }

  private func findGaps(on segment: Segment, side: Side, held: [Piece], report: inout Report) {
    let pieces = held.filter { level == nil || $0.duty.level == level }.sorted { $0.from < $1.from }
    report.scope += segment.length
    var reached = Meters.zero
    func close(upTo next: Meters, report: inout Report) {
      // A segment shorter than the least piece is still told when nobody holds any of it.
      let isWhole = reached == .zero && next == segment.length
      if isWhole || next - reached >= leastPiece {
        report.gaps.append(Stretch(segment: segment.uid, side: side, from: reached, to: next))
      } else if next > reached {
        report.held += next - reached
      }
    }
    for piece in pieces {
      if piece.from > reached { close(upTo: piece.from, report: &report) }
      report.held += max(.zero, piece.to - max(reached, piece.from))
      reached = max(reached, piece.to)
    }
    if reached < segment.length { close(upTo: segment.length, report: &report) }
  }

  private func findSharing(on segment: Segment, side: Side, held: [Piece], report: inout Report) {
    let order = held.enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
    for (i, a) in order.enumerated() {
      for b in order[(i + 1)...] {
        guard b.element.from < a.element.to else { break }
        let to = min(a.element.to, b.element.to)
        guard to - b.element.from >= min(leastPiece, segment.length), areTogether(a.element.duty, b.element.duty)
        else { continue }
        let stretch = Stretch(segment: segment.uid, side: side, from: b.element.from, to: to)
        let (first, second) = a.offset < b.offset ? (a, b) : (b, a)
        let sharing = Sharing(stretch: stretch, first: first.element.duty, second: second.element.duty)
        if first.element.duty.chief == second.element.duty.chief {
          report.overlaps.append(sharing)
        } else {
          report.conflicts.append(sharing)
        }
      }
    }
  }

  /// Whether two duties of one level may hold at the same time.
  private func areTogether(_ a: Duty, _ b: Duty) -> Bool {
    func isBefore(_ end: String?, _ start: String?) -> Bool {
      guard let end, let start else { return false }
      return end < start
    }
    return a.level == b.level && DutyShift(a.shift).meets(DutyShift(b.shift))
      && !isBefore(a.validTo, b.validFrom) && !isBefore(b.validTo, a.validFrom)
  }
}
