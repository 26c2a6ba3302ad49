extension Lattice {
  /// Blocks in connected groups of nearly equal size, by cutting the place in two again and again.
  /// - Complexity: O(n log n) in the number of blocks.
  func grouped(into count: Int) -> [[Int]] {
    groups(of: Array(blocks.indices), count: count)
  }

  private func groups(of members: [Int], count: Int) -> [[Int]] {
    guard count > 1 else { return [members.sorted()] }
    let first = count / 2
    let share = members.count * first / count
    let columns = Set(members.map { blocks[$0][0].column }).count
    let rows = Set(members.map { blocks[$0][0].row }).count
    let sorted = members.sorted { a, b in
      let (p, q) = (blocks[a][0], blocks[b][0])
      return columns >= rows ? (p.column, p.row) < (q.column, q.row) : (p.row, p.column) < (q.row, q.column)
    }
    var west = Array(sorted[..<share])
    var east = Array(sorted[share...])
    exchangeStrays(&west, &east)
    return groups(of: west, count: first) + groups(of: east, count: count - first)
  }

  /// Hands what hangs off one half to the other, so that both are connected.
  private func exchangeStrays(_ west: inout [Int], _ east: inout [Int]) {
    for _ in 0..<4 {
      let strayWest = strays(of: west)
      west.removeAll { strayWest.contains($0) }
      east += strayWest.sorted()
      let strayEast = strays(of: east)
      east.removeAll { strayEast.contains($0) }
      west += strayEast.sorted()
      if strayWest.isEmpty, strayEast.isEmpty { return }
    }
  }

  /// Members outside the largest connected part.
  private func strays(of members: [Int]) -> Set<Int> {
    var owner: [CellIndex: Int] = [:]
    for block in members {
      for cell in blocks[block] { owner[cell] = block }
    }
    var rest = Set(members)
    var largest = Set<Int>()
    for start in members where rest.contains(start) {
      var part: Set<Int> = [start]
      var pending = [start]
      while let block = pending.popLast() {
        for cell in blocks[block] {
          for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
            let next = owner[CellIndex(column: cell.column + dx, row: cell.row + dy)]
            if let next, part.insert(next).inserted { pending.append(next) }
          }
        }
      }
      rest.subtract(part)
      if part.count > largest.count { largest = part }
    }
    return Set(members).subtracting(largest)
  }
}
