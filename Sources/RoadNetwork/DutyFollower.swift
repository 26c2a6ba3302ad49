public import GeoTypes

/// Moves duties on to the segments of a re-imported network.
public struct DutyFollower: Sendable {
  /// What came of it.
  public struct Outcome: Sendable {
    /// The duties as they now stand, in the order of the old ones.
    public var duties: [Duty] = []
    /// Stretches of duties whose road is no longer there.
    public var lost: [LostDuty] = []
  }

  /// A stretch of a duty that lies on no segment any more.
  public struct LostDuty: Hashable, Sendable {
    /// The duty as it was.
    public var duty: Duty
    /// Start of the lost stretch, metres along the old segment.
    public var from: Meters
    /// End of the lost stretch, metres along the old segment.
    public var to: Meters
  }

  /// Ends nearer than this to an end of a segment are that end; lost stretches shorter than this are not told.
  public static let tolerance = Meters(2)

  private let oldLengths: [SegmentUID: Meters]
  private let newLengths: [SegmentUID: Meters]
  private let successions: [SegmentUID: [SegmentSuccession]]

  /// Follows from one network to what was built upon it.
  public init(from previous: StreetNetwork, to build: NetworkBuild) {
    func lengths(_ network: StreetNetwork) -> [SegmentUID: Meters] {
      Dictionary(network.segments.map { ($0.uid, $0.length) }) { first, _ in first }
    }
    oldLengths = lengths(previous)
    newLengths = lengths(build.network)
    successions = Dictionary(grouping: build.successions, by: \.old)
  }

  /// Moves duties. A duty over all of a segment that kept its uid stays a duty over all of it.
  public func follow(_ duties: [Duty]) -> Outcome {
    var outcome = Outcome()
    for duty in duties {
      let from = duty.fromOffset
      let to = duty.toOffset ?? oldLengths[duty.segment] ?? from
      guard let heirs = successions[duty.segment] else {
        if newLengths[duty.segment] != nil {
          outcome.duties.append(duty)
        } else {
          outcome.lost.append(LostDuty(duty: duty, from: from, to: to))
        }
        continue
      }
      let isWhole = from == .zero && duty.toOffset == nil
      var reached = from
      for heir in heirs {
        let start = max(from, heir.oldFrom)
        let end = min(to, heir.oldTo)
        guard start < end else { continue }
        if start - reached > DutyFollower.tolerance && !(isWhole && newLengths[duty.segment] != nil) {
          outcome.lost.append(LostDuty(duty: duty, from: reached, to: start))
        }
        reached = max(reached, end)
        outcome.duties.append(moved(duty, to: heir, from: start, to: end, isWhole: isWhole))
      }
      if to - reached > DutyFollower.tolerance && !(isWhole && newLengths[duty.segment] != nil) {
        outcome.lost.append(LostDuty(duty: duty, from: reached, to: to))
      }
    }
    return outcome
  }

  private func moved(
    _ duty: Duty, to heir: SegmentSuccession, from start: Meters, to end: Meters, isWhole: Bool
  ) -> Duty {
    var moved = duty
    moved.segment = heir.new
    if heir.isReversed && duty.side != .both { moved.side = duty.side == .left ? .right : .left }
    if isWhole && heir.new == duty.segment { return moved }
    let length = newLengths[heir.new] ?? .zero
    let oldStretch = heir.oldTo - heir.oldFrom
    func offset(_ old: Meters) -> Meters {
      let share = oldStretch > .zero ? (old - heir.oldFrom) / oldStretch : 0
      return heir.newFrom + (heir.newTo - heir.newFrom) * share
    }
    let low = min(offset(start), offset(end))
    let high = max(offset(start), offset(end))
    moved.fromOffset = low <= DutyFollower.tolerance ? .zero : low
    moved.toOffset = high >= length - DutyFollower.tolerance ? nil : high
    return moved
  }
}
