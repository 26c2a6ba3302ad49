import IndexFile

/// The areas above each cell of a coverage, for all levels at once: unit grid → community → subdistrict → district.
///
/// A lookup in the coverage of the cells then answers for every level, and the answers never contradict each other.
public struct AreaLevels: Sendable {
  /// How many levels lie above the cells.
  public let levelCount: Int
  /// How many cells there are.
  public let cellCount: Int
  /// The areas above the first cell, from the lowest level, then those above the second, …
  private let areas: FlatArray<UInt32>

  /// Follows parents from level to level.
  /// - Parameter parents: for each level the number, in the level above, of what each of its areas belongs to, or
  ///   ``CoverageIndex/noCell``; the cells come first.
  /// - Precondition: every parent but `noCell` is a number of the level above, as far as that has parents itself.
  /// - Complexity: O(cells × levels).
  public init(parents: [[UInt32]]) {
    levelCount = parents.count
    cellCount = parents.first?.count ?? 0
    let (levelCount, cellCount) = (levelCount, cellCount)
    areas = FlatArray(capacity: levelCount * cellCount) { areas in
      for cell in 0..<cellCount {
        var area = UInt32(cell)
        for level in 0..<levelCount {
          if area != CoverageIndex.noCell { area = parents[level][Int(area)] }
          areas[cell * levelCount + level] = area
        }
      }
      return areas.count
    }
  }

  /// The number of the area of a level that has a cell, ``CoverageIndex/noCell`` for none.
  /// - Parameter level: 0 for the level right above the cells.
  /// - Precondition: the level exists.
  /// - Complexity: O(1).
  public func area(above cell: UInt32, level: Int) -> UInt32 {
    precondition(level >= 0 && level < levelCount, "a level above the cells must exist")
    guard Int(cell) < cellCount else { return CoverageIndex.noCell }
    return areas.elements[Int(cell) * levelCount + level]
  }
}
