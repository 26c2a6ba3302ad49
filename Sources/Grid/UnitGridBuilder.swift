public import RoadNetwork

/// Cuts divisions into unit grids along barriers.
public struct UnitGridBuilder: Sendable {
  /// How.
  public var options: UnitGridOptions

  /// A builder with options.
  public init(options: UnitGridOptions = UnitGridOptions()) { self.options = options }

  /// Makes the unit grids of a city.
  ///
  /// Where no division is given, a provisional district is made of the roads' outline.
  /// - Throws: ``GridError``.
  public func build(
    divisions: DivisionHierarchy, segments: [Segment], barriers: [Barrier] = [], buildings: [Building] = []
  ) throws(GridError) -> UnitGridBuild {
    throw .nothingToDivide
  }
}
