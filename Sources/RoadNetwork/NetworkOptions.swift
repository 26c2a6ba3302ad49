public import GeoTypes

/// What a ``NetworkBuilder`` goes by; the defaults are those of `Docs/Decisions/0201-segments-and-uids.md`.
public struct NetworkOptions: Hashable, Sendable {
  /// On which side the city drives; `nil` takes ``DrivingSide/default(at:)`` at the middle of the ways.
  public var drivingSide: DrivingSide?
  /// A road that stays this near to a border is not cut by it.
  public var borderTolerance = Meters(15)
  /// The share of the length that must live on for a segment to keep its uid.
  public var keptShare = 0.9
  /// How far a line may move and still be the same one, when its source says it is the same.
  public var sameSourceTolerance = Meters(20)
  /// How far a line may move and still be the same one, when its source is another.
  public var otherSourceTolerance = Meters(5)
  /// The least distance between the two carriageways of a dual road.
  public var leastPairDistance = Meters(5)
  /// The greatest distance between the two carriageways of a dual road.
  public var greatestPairDistance = Meters(60)
  /// The greatest distance between the two carriageways of a dual road without a name.
  public var greatestUnnamedPairDistance = Meters(30)
  /// The share of a segment that must face the other carriageway for it to be half of a dual road.
  public var pairedShare = 0.5
  /// How far apart two runs of one name may end and still be one road.
  public var roadGap = Meters(100)

  /// The defaults.
  public init() {}
}
