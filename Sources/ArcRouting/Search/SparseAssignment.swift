/// The assignment problem on lists of candidates: shortest augmenting paths after a reduction of the lists (Jonker and
/// Volgenant 1987, DOI 10.1007/BF02278710; on lists, Volgenant 1996, DOI 10.1016/0305-0548(96)00010-X).
///
/// Least total cost over the candidates. A row whose search ends without a free column is given all columns; one that reaches
/// none even so gets any that is left.
struct SparseAssignment {
  struct Candidate {
    var column: Int32
    var cost: Int64
  }

  /// Candidates of each row.
  private var lists: ContiguousArray<ContiguousArray<Candidate>>
  private let widen: (Int) -> ContiguousArray<Candidate>
  private var price: ContiguousArray<Int64>
  private var rowOf: ContiguousArray<Int32>
  private var columnOf: ContiguousArray<Int32>
  private var costOf: ContiguousArray<Int64>
  private var heap = KeyedHeap()
  private var distance: ContiguousArray<Int64>
  private var previous: ContiguousArray<Int32>
  private var costFrom: ContiguousArray<Int64>
  private var seen: ContiguousArray<Int32>
  private var isDone: ContiguousArray<Bool>

  init(_ lists: ContiguousArray<ContiguousArray<Candidate>>, widen: @escaping (Int) -> ContiguousArray<Candidate>) {
    let count = lists.count
    self.lists = lists
    self.widen = widen
    price = ContiguousArray(repeating: 0, count: count)
    rowOf = ContiguousArray(repeating: -1, count: count)
    columnOf = rowOf
    costOf = price
    distance = price
    previous = rowOf
    costFrom = price
    seen = rowOf
    isDone = ContiguousArray(repeating: false, count: count)
  }

  /// The column of each row. - Complexity: O(rows · candidates · log) at worst, far less where ways are local.
  mutating func solve() -> [Int] {
    reduceColumns()
    reduceRows()
    for row in lists.indices where columnOf[row] < 0 { augment(row) }
    return columnOf.map(Int.init)
  }

  private mutating func assign(_ row: Int, _ column: Int, cost: Int64) {
    rowOf[column] = Int32(row)
    columnOf[row] = Int32(column)
    costOf[row] = cost
  }

  private mutating func reduceColumns() {
    var least = ContiguousArray<Int64?>(repeating: nil, count: price.count)
    for list in lists {
      for candidate in list {
        least[Int(candidate.column)] = min(least[Int(candidate.column)] ?? .max, candidate.cost)
      }
    }
    for column in price.indices { price[column] = least[column] ?? 0 }
  }

  /// Gives each row its best column and pays as much for it as the second best allows; who loses it goes on.
  private mutating func reduceRows() {
    var work = lists.count * 3
    for start in lists.indices {
      var row: Int? = start
      while let now = row, work > 0, let (best, second) = twoBest(now) {
        work -= 1
        let column = Int(best.column)
        let loser = rowOf[column]
        let gap = second - (best.cost - price[column])
        if loser >= 0, gap == 0 { break }
        if gap < Int64.max / 4 { price[column] -= gap }
        if loser >= 0 { columnOf[Int(loser)] = -1 }
        assign(now, column, cost: best.cost)
        row = loser >= 0 ? Int(loser) : nil
      }
    }
  }

  private func twoBest(_ row: Int) -> (best: Candidate, second: Int64)? {
    var best: Candidate?
    var (least, second) = (Int64.max, Int64.max)
    for candidate in lists[row] {
      let reduced = candidate.cost - price[Int(candidate.column)]
      if reduced < least {
        (best, second, least) = (candidate, least, reduced)
      } else if reduced < second {
        second = reduced
      }
    }
    // With one candidate there is no second best; half the range keeps sums within 64 bits.
    return best.map { ($0, second == .max ? .max / 2 : second) }
  }

  private mutating func augment(_ row: Int) {
    if let column = search(row) { return flip(to: column, from: row) }
    lists[row] = widen(row)
    if let column = search(row) { return flip(to: column, from: row) }
    guard let column = rowOf.firstIndex(of: -1) else { return }
    lists[row] = [Candidate(column: Int32(column), cost: 0)]
    assign(row, column, cost: 0)
  }

  /// Searches from a free row for the nearest free column, and sets prices. `nil` where none is reached.
  private mutating func search(_ start: Int) -> Int? {
    heap.removeAll()
    var done: ContiguousArray<Int32> = []
    var touched: ContiguousArray<Int32> = []
    defer { for column in touched { (seen[Int(column)], isDone[Int(column)]) = (-1, false) } }
    var (row, base) = (start, Int64(0))
    while true {
      for candidate in lists[row] {
        let column = Int(candidate.column)
        guard !isDone[column] else { continue }
        let way = base + candidate.cost - price[column]
        if seen[column] < 0 {
          touched.append(candidate.column)
          seen[column] = 1
        } else if distance[column] <= way {
          continue
        }
        (distance[column], previous[column], costFrom[column]) = (way, Int32(row), candidate.cost)
        heap.push(way, candidate.column)
      }
      var next: Int32?
      while let (key, column) = heap.pop() {
        if !isDone[Int(column)], distance[Int(column)] == key {
          next = column
          break
        }
      }
      guard let next else { return nil }
      let column = Int(next)
      isDone[column] = true
      if rowOf[column] < 0 {
        for other in done { price[Int(other)] += distance[Int(other)] - distance[column] }
        return column
      }
      done.append(next)
      row = Int(rowOf[column])
      base = distance[column] - (costOf[row] - price[column])
    }
  }

  private mutating func flip(to column: Int, from start: Int) {
    var column = column
    while true {
      let row = Int(previous[column])
      let given = columnOf[row]
      assign(row, column, cost: costFrom[column])
      if row == start { return }
      column = Int(given)
    }
  }
}

/// A binary heap of keys with numbers; lower numbers first among equal keys.
struct KeyedHeap {
  private var entries: ContiguousArray<(key: Int64, number: Int32)> = []

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func push(_ key: Int64, _ number: Int32) {
    entries.append((key, number))
    var child = entries.count - 1
    while child > 0, entries[child] < entries[(child - 1) / 2] {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (key: Int64, number: Int32)? {
    guard let first = entries.first else { return nil }
    let last = entries.removeLast()
    guard !entries.isEmpty else { return first }
    entries[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count && entries[child] < entries[least] {
        least = child
      }
      if least == parent { return first }
      entries.swapAt(parent, least)
      parent = least
    }
  }
}
