internal import Synchronization

/// Travel costs that are searched for when they are asked for, row by row, and kept as long as memory allows.
///
/// Lengths are 0; times are 0 or the costs. The answers do not depend on what is kept nor on the number of threads.
public struct SearchedTravelCosts: TravelCosts {
  /// Places are numbered from 0 up to this.
  public var placeCount: Int { graph.placeCount }
  /// Always 1.
  public var profileCount: Int { 1 }
  /// Whether a drive lasts what it costs; otherwise it takes no time.
  public let durationIsCost: Bool
  private let graph: TravelGraph
  private let columns: PlaceNumbering
  /// Rows of near numbers, which are likely to be asked for together, are searched together.
  private let rows: PlaceNumbering
  private let eliminated: EliminatedGraph?
  private let shelves: [RowShelf]

  /// Prepares searches; nothing is searched yet.
  /// - Parameters:
  ///   - rows: the places that drives will be asked for from; none need be named, others may be asked for too.
  ///   - memoryLimit: bytes that kept rows may take; one row for each of 16 shelves is kept in any case.
  /// - Throws: `TravelCostsError` for a place out of range, or where a sum might not fit.
  public init(
    _ graph: TravelGraph, from rows: [Place] = [], to columns: [Place], durationIsCost: Bool = false, memoryLimit: Int
  ) throws(TravelCostsError) {
    guard graph.costLimit < UInt64(UInt32.max) else { throw .overflow(from: 0, to: 0) }
    self.graph = graph
    self.columns = try PlaceNumbering(columns, placeCount: graph.placeCount)
    self.rows = try PlaceNumbering(rows, placeCount: graph.placeCount)
    eliminated = rows.isEmpty ? nil : EliminatedGraph(graph)
    self.durationIsCost = durationIsCost
    let rowCount = max(memoryLimit, 0) / (4 * max(self.columns.places.count, 1))
    shelves = (0..<Self.shelfCount).map { _ in RowShelf(capacity: max(rowCount / Self.shelfCount, 1)) }
  }

  private static let shelfCount = 16

  /// The drive between two places. - Precondition: `to` is a column.
  /// - Complexity: O(1) where the row is kept, else that of a search.
  public func leg(from: Place, to: Place, profile: Int) -> TravelLeg {
    let column = Int(columns.number[Int(to.index)])
    precondition(column >= 0, "no drive ends at such a place")
    let shelf = shelves[Int(from.index) % Self.shelfCount]
    let cost = shelf.cost(from, column) ?? search(from, on: shelf)[column]
    return TravelLeg(cost: cost, durationIsCost: durationIsCost)
  }

  private func search(_ from: Place, on shelf: RowShelf) -> ContiguousArray<UInt32> {
    if let eliminated, rows.number[Int(from.index)] >= 0 { return sweep(from, eliminated) }
    var search = PlaceSearch(graph)
    search.run(from: from)
    let row = ContiguousArray(columns.places.map { search.cost[Int($0.index)] })
    shelf.keep(row, of: from)
    return row
  }

  /// Searches the rows beside one as well.
  private func sweep(_ from: Place, _ graph: EliminatedGraph) -> ContiguousArray<UInt32> {
    let number = Int(rows.number[Int(from.index)])
    let first = number - number % SweepSearch.Lanes.scalarCount
    let sources = rows.places[first..<min(first + SweepSearch.Lanes.scalarCount, rows.places.count)]
    var search = SweepSearch(graph)
    search.run(from: sources)
    var asked: ContiguousArray<UInt32> = []
    for (lane, source) in sources.enumerated() {
      let row = ContiguousArray(columns.places.map { search.cost($0, lane) })
      shelves[Int(source.index) % Self.shelfCount].keep(row, of: source)
      if source == from { asked = row }
    }
    return asked
  }

  /// The positions in `targets` of the cheapest to reach, cheapest first, lower positions first among equals; the search ends
  /// where enough are found.
  public func nearest(_ count: Int, of targets: [Place], from: Place, profile: Int) -> [Int] {
    guard count > 0 else { return [] }
    var positions = ContiguousArray<Int32>(repeating: 0, count: placeCount)
    for target in targets { positions[Int(target.index)] += 1 }
    var (found, limit) = (0, UInt32.max)
    var search = PlaceSearch(graph)
    search.run(from: from) { place, cost in
      guard cost <= limit else { return false }
      found += Int(positions[Int(place)])
      if found >= count, limit == .max { limit = cost }
      return true
    }
    let near = targets.indices.filter { position in
      let cost = search.cost[Int(targets[position].index)]
      return cost != .max && cost <= limit
    }
    let ranked = near.map { (cost: search.cost[Int(targets[$0].index)], position: $0) }
    return ranked.sorted { ($0.cost, $0.position) < ($1.cost, $1.position) }.prefix(count).map(\.position)
  }
}

/// Some rows of travel costs, those asked for of late: a clock that gives each a second chance.
private final class RowShelf: Sendable {
  private struct Rows {
    var slot: [Place: Int] = [:]
    var rows: [(place: Place, costs: ContiguousArray<UInt32>, isAsked: Bool)] = []
    var hand = 0
  }

  private let capacity: Int
  private let rows = Mutex(Rows())

  init(capacity: Int) { self.capacity = capacity }

  func cost(_ from: Place, _ column: Int) -> UInt32? {
    rows.withLock { rows in
      guard let slot = rows.slot[from] else { return nil }
      rows.rows[slot].isAsked = true
      return rows.rows[slot].costs[column]
    }
  }

  func keep(_ costs: ContiguousArray<UInt32>, of place: Place) {
    rows.withLock { rows in
      guard rows.slot[place] == nil else { return }
      guard rows.rows.count == capacity else {
        rows.slot[place] = rows.rows.count
        rows.rows.append((place, costs, false))
        return
      }
      while rows.rows[rows.hand].isAsked {
        rows.rows[rows.hand].isAsked = false
        rows.hand = (rows.hand + 1) % capacity
      }
      rows.slot[rows.rows[rows.hand].place] = nil
      rows.slot[place] = rows.hand
      rows.rows[rows.hand] = (place, costs, false)
      rows.hand = (rows.hand + 1) % capacity
    }
  }
}
