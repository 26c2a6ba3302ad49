import SpatialIndex
import Testing

@Suite("Areas above cells")
struct AreaLevelsTests {
  private let none = CoverageIndex.noCell

  @Test func parentsAreFollowed() {
    let levels = AreaLevels(parents: [[0, 0, 2, 1, CoverageIndex.noCell], [1, 0, CoverageIndex.noCell], [7, 8]])
    #expect(levels.cellCount == 5 && levels.levelCount == 3)
    let rows = (0..<5).map { cell in (0..<3).map { levels.area(above: UInt32(cell), level: $0) } }
    #expect(rows == [[0, 1, 8], [0, 1, 8], [2, none, none], [1, 0, 7], [none, none, none]])
    #expect(levels.area(above: none, level: 0) == none)
    #expect(levels.area(above: 5, level: 2) == none)
  }

  @Test func noLevels() {
    #expect(AreaLevels(parents: []).levelCount == 0)
    #expect(AreaLevels(parents: [[]]).area(above: 0, level: 0) == none)
  }
}
