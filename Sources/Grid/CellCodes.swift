import GeoTypes

/// Hands the codes of unit grids on from one building to the next.
///
/// A cell whose shape did not change keeps its code. Others get numbers that their community has never used; the codes
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
  /// - Complexity: O(n log n) in cells and vertices.
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

  private mutating func hand(on fresh: [UnitGridCell], _ community: String, _ old: [UnitGridCell], _ gone: Set<String>) {
    guard !old.isEmpty || !gone.isEmpty else {
      cells += fresh
      return
    }
    var codeOfShape: [Set<Vertex>: String] = [:]
    for cell in old { codeOfShape[Set(cell.polygon.exterior.vertices)] = cell.code }
    var used = gone.union(old.map(\.code))
    var result: [UnitGridCell] = []
    var changed: [UnitGridCell] = []
    for cell in fresh {
      if let code = codeOfShape.removeValue(forKey: Set(cell.polygon.exterior.vertices)) {
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
