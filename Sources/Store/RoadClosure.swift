public import Plans
public import RoadNetwork

/// A segment that nobody may drive for a time.
public struct RoadClosure: Hashable, Sendable {
  /// What names it.
  public var id: String
  /// The segment.
  public var segment: SegmentUID
  /// The first moment; `nil` is since ever.
  public var startsAt: PlanInstant?
  /// The first moment at which it is open again; `nil` is until it is taken away.
  public var endsAt: PlanInstant?
  /// Why.
  public var reason: String?
  /// Who closed it, by a pseudonym.
  public var author: String?
  /// When that was.
  public var createdAt: PlanInstant?

  /// Collects the parts.
  public init(
    id: String, segment: SegmentUID, startsAt: PlanInstant? = nil, endsAt: PlanInstant? = nil, reason: String? = nil,
    author: String? = nil, createdAt: PlanInstant? = nil
  ) {
    self.id = id
    self.segment = segment
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.reason = reason
    self.author = author
    self.createdAt = createdAt
  }

  /// Whether the segment is closed at a moment: from ``startsAt`` on, and no more at ``endsAt``.
  /// - Parameter milliseconds: the moment, milliseconds since 1970-01-01T00:00:00Z.
  public func isActive(atMilliseconds milliseconds: Int64) -> Bool {
    startsAt.map { $0.milliseconds <= milliseconds } ?? true && endsAt.map { milliseconds < $0.milliseconds } ?? true
  }
}
