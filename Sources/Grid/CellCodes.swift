import GeoTypes

/// Hands the codes of unit grids on from one building to the next.
///
/// A cell whose shape did not change, or by no more than a hair, keeps its code. Others get numbers that their community has never used; the codes
/// that fall away are retired for ever (invariants I03 and I08 of the domain). A community that runs out of numbers is
/// numbered anew, which is told.
public struct CellCodes: Sendable {
  /// The cells with their codes, by rising code.
  public private(set) var cells: [UnitGridCell] = []
  /// Codes that fall out of use.
  public private(set) var retired: [String] = []
  /// Communities that ran out of numbers and were numbered anew.
  public private(set) var renumbered: [String] = []

  /// Codes for new cells.
  /// - Parameters:
  ///   - built: the new cells, numbered as if they were the first.
  ///   - old: the cells before.
  ///   - retired: codes that were retired earlier.
  /// - Complexity: O(n log n) in cells and vertices, in practice.
  public init(built: [UnitGridCell], old: [UnitGridCell], retired earlier: Set<String>) {
    let oldByCommunity = Dictionary(grouping: old, by: \.community)
    let earlierByCommunity = Dictionary(grouping: earlier) { String($0.dropLast(min(3, $0.count))) }
    for (community, fresh) in Dictionary(grouping: built, by: \.community).sorted(by: { $0.key < $1.key }) {
      hand(on: fresh, community, oldByCommunity[community] ?? [], Set(earlierByCommunity[community] ?? []))
    }
    let kept = Set(cells.map(\.code))
    self.retired = old.map(\.code).filter { !kept.contains($0) }.sorted()
    cells.sort { $0.code < $1.code }
  }

  private mutating func hand(on fresh: [UnitGridCell], _ community: String, _ old: [UnitGridCell], _ gone: Set<String>)
  {
    guard !old.isEmpty || !gone.isEmpty else {
      cells += fresh
      return
    }
    var shapes = KnownShapes(old)
    var used = gone.union(old.map(\.code))
    var result: [UnitGridCell] = []
    var changed: [UnitGridCell] = []
    // Noding anew may move a vertex by a centimetre; exact matches come first.
    let exact = fresh.map { shapes.takeExact($0) }
    for (cell, code) in zip(fresh, exact) {
      if let code = code ?? shapes.takeNear(cell) {
        var same = cell
        same.code = code
        result.append(same)
      } else {
        changed.append(cell)
      }
    }
    var number = 1
    for cell in changed.sorted(by: { $0.code < $1.code }) {
      while number <= 999, used.contains(CellCodes.code(community, number)) { number += 1 }
      guard number <= 999 else {
        renumbered.append(community)
        cells += fresh
        return
      }
      var next = cell
      next.code = CellCodes.code(community, number)
      used.insert(next.code)
      result.append(next)
    }
    cells += result
  }

  private static func code(_ community: String, _ number: Int) -> String {
    let digits = String(number)
    return community + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}

/// The cells of a community before, by their shapes; each is taken once.
private struct KnownShapes {
  /// Corners of boxes may differ by this many units of 1e-7 degree, about 10 cm.
  private static let slack: Int64 = 8
  /// Areas may differ by this share.
  private static let share = 0.001

  private var codeOfShape: [Set<Vertex>: String] = [:]
  /// The cells by the western edge of their boxes, then by code.
  private let cells: [(cell: UnitGridCell, box: Box)]
  private var taken: Set<String> = []

  init(_ cells: [UnitGridCell]) {
    self.cells = cells.map { ($0, $0.polygon.box) }
      .sorted { ($0.box.low.x, $0.cell.code) < ($1.box.low.x, $1.cell.code) }
    for cell in cells { codeOfShape[Set(cell.polygon.exterior.vertices)] = cell.code }
  }

  mutating func takeExact(_ cell: UnitGridCell) -> String? {
    guard let code = codeOfShape.removeValue(forKey: Set(cell.polygon.exterior.vertices)) else { return nil }
    taken.insert(code)
    return code
  }

  /// The lowest code that is left among those of cells near enough.
  mutating func takeNear(_ cell: UnitGridCell) -> String? {
    let box = cell.polygon.box
    let start = cells.partitioningIndex { Int64($0.box.low.x) >= Int64(box.low.x) - Self.slack }
    let near = cells[start...].prefix { Int64($0.box.low.x) <= Int64(box.low.x) + Self.slack }
      .filter { Self.isNear($0.box, box) && Self.isNear($0.cell.area, cell.area) && !taken.contains($0.cell.code) }
    guard let code = near.map(\.cell.code).min() else { return nil }
    taken.insert(code)
    return code
  }

  private static func isNear(_ a: Box, _ b: Box) -> Bool {
    func isNear(_ a: Int32, _ b: Int32) -> Bool { abs(Int64(a) - Int64(b)) <= slack }
    return isNear(a.low.x, b.low.x) && isNear(a.low.y, b.low.y) && isNear(a.high.x, b.high.x)
      && isNear(a.high.y, b.high.y)
  }

  private static func isNear(_ a: SquareMeters, _ b: SquareMeters) -> Bool {
    abs(a.rawValue - b.rawValue) <= share * max(a.rawValue, b.rawValue)
  }
}
