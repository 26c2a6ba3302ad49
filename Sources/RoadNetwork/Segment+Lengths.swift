public import GeoTypes

extension Segment {
  /// What the segment adds to the length of roads: nothing on the second half of a dual road.
  public var roadLength: Meters { countsAsRoad ? length : .zero }

  /// What the segment adds to the length of carriageways: twice its own where its line stands for two of them.
  public var carriagewayLength: Meters { isTwoCarriageways ? length * 2 : length }

  /// Whether one centre line stands for two carriageways with a median.
  public var isTwoCarriageways: Bool { attributes.isDivided && attributes.direction == .both }

  /// Whether it is one carriageway of a dual road.
  public var isHalfOfDualRoad: Bool {
    attributes.direction != .both && (pair != nil || attributes.isDivided)
  }

  /// The source ways it was cut from, in order; more than one where ways with equal attributes were joined.
  public var sources: [String] { source.sourceIDs }

  /// What stands between the ids in ``source``.
  static let sourceSeparator: Character = ";"
}
