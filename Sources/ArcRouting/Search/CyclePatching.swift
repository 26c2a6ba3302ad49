/// Joins the cycles of an assignment, again and again by the exchange of two successors that costs least (Karp 1979,
/// DOI 10.1137/0208045), looking among near successors first.
struct CyclePatching {
  private var next: [Int]
  private var previous: [Int]
  private let near: ContiguousArray<ContiguousArray<Int32>>
  private let cost: (Int, Int) -> Int64?
  private var parent: [Int]
  private var heap = KeyedHeap()
  /// Pairs offered: `from` goes on to `to`.
  private var offers: ContiguousArray<(from: Int32, to: Int32)> = []

  init(
    next: [Int], near: ContiguousArray<ContiguousArray<Int32>>, cost: @escaping (_ from: Int, _ to: Int) -> Int64?
  ) {
    self.next = next
    self.near = near
    self.cost = cost
    previous = next
    parent = Array(next.indices)
    for (from, to) in next.enumerated() { previous[to] = from }
  }

  /// One cycle. - Complexity: O(n · near · log), and O(n) for each member of a cycle without near neighbours.
  mutating func join() -> [Int] {
    for (from, to) in next.enumerated() { parent[root(from)] = root(to) }
    for from in next.indices { for to in near[from] { offer(from, Int(to)) } }
    joinOffered()
    let depot = next.count - 1
    for start in next.indices where root(start) != root(depot) {
      joinAnywhere(start)
      joinOffered()
    }
    return next
  }

  private mutating func root(_ number: Int) -> Int {
    var number = number
    while parent[number] != number {
      parent[number] = parent[parent[number]]
      number = parent[number]
    }
    return number
  }

  /// What it costs more that `from` goes on to `to`, and who went there goes on in its stead.
  private func change(_ from: Int, _ to: Int) -> Int64 {
    let far = Int64(UInt32.max) * 2_000
    let new = (cost(from, to) ?? far) + (cost(previous[to], next[from]) ?? far)
    return new - (cost(from, next[from]) ?? far) - (cost(previous[to], to) ?? far)
  }

  private mutating func offer(_ from: Int, _ to: Int) {
    guard root(from) != root(to) else { return }
    heap.push(change(from, to), Int32(offers.count))
    offers.append((Int32(from), Int32(to)))
  }

  private mutating func joinOffered() {
    while let (key, number) = heap.pop() {
      let (from, to) = (Int(offers[Int(number)].from), Int(offers[Int(number)].to))
      guard root(from) != root(to) else { continue }
      let now = change(from, to)
      if now > key { heap.push(now, number) } else { exchange(from, to) }
    }
  }

  private mutating func exchange(_ from: Int, _ to: Int) {
    let (other, rest) = (previous[to], next[from])
    (next[from], previous[to]) = (to, from)
    (next[other], previous[rest]) = (rest, other)
    parent[root(from)] = root(to)
  }

  /// Joins the cycle of a member that has no near neighbour outside.
  private mutating func joinAnywhere(_ start: Int) {
    var best: (change: Int64, from: Int, to: Int)?
    for to in next.indices where root(to) != root(start) {
      let change = change(start, to)
      if best.map({ change < $0.change }) ?? true { best = (change, start, to) }
    }
    if let best { exchange(best.from, best.to) }
  }
}
