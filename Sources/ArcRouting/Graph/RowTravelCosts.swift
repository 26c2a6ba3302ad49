/// Travel costs as a table that has rows for the places where drives begin and columns for those where they end only: 4 bytes
/// for each pair.
///
/// Lengths are 0; times are 0 or the costs, and not stored.
public struct RowTravelCosts: TravelCosts, Hashable {
  /// Places are numbered from 0 up to this.
  public let placeCount: Int
  /// Always 1.
  public var profileCount: Int { 1 }
  /// Whether a drive lasts what it costs; otherwise it takes no time.
  public let durationIsCost: Bool
  let rows: PlaceNumbering
  let columns: PlaceNumbering
  /// Row after row; `UInt32.max` where no way leads.
  let costs: ContiguousArray<UInt32>

  /// Searches the cheapest ways from each row.
  /// - Throws: `TravelCostsError` for a place out of range, a sum that does not fit, or a table of more than 2^31 costs.
  /// - Complexity: O(rows · (places + arcs) log arcs).
  public init(
    _ graph: TravelGraph, from rows: [Place], to columns: [Place], durationIsCost: Bool = false
  ) throws(TravelCostsError) {
    self.rows = try PlaceNumbering(rows, placeCount: graph.placeCount)
    self.columns = try PlaceNumbering(columns, placeCount: graph.placeCount)
    placeCount = graph.placeCount
    self.durationIsCost = durationIsCost
    let (size, isOver) = self.rows.places.count.multipliedReportingOverflow(by: self.columns.places.count)
    guard !isOver, size <= 1 << 31 else { throw .tooLarge(places: placeCount, profiles: 1) }
    if let eliminated = EliminatedGraph(graph) {
      costs = Self.swept(eliminated, self.rows.places, self.columns.places)
    } else {
      costs = try Self.searched(graph, self.rows.places, self.columns.places)
    }
  }

  /// Many rows at a time, where the graph is thin and prices are small.
  private static func swept(
    _ graph: EliminatedGraph, _ rows: ContiguousArray<Place>, _ columns: ContiguousArray<Place>
  ) -> ContiguousArray<UInt32> {
    let count = rows.count * columns.count
    return ContiguousArray(unsafeUninitializedCapacity: count) { costs, written in
      var search = SweepSearch(graph)
      for first in stride(from: 0, to: rows.count, by: 16) {
        let sources = rows[first..<min(first + 16, rows.count)]
        search.run(from: sources)
        for (number, column) in columns.enumerated() {
          for lane in 0..<sources.count {
            costs[(first + lane) * columns.count + number] = search.cost(column, lane)
          }
        }
      }
      written = count
    }
  }

  private static func searched(
    _ graph: TravelGraph, _ rows: ContiguousArray<Place>, _ columns: ContiguousArray<Place>
  ) throws(TravelCostsError) -> ContiguousArray<UInt32> {
    var costs: ContiguousArray<UInt32> = []
    costs.reserveCapacity(rows.count * columns.count)
    var search = PlaceSearch(graph)
    for row in rows {
      search.run(from: row)
      if let place = search.overflow { throw .overflow(from: row.index, to: place) }
      for column in columns { costs.append(search.cost[Int(column.index)]) }
    }
    return costs
  }

  /// The drive between two places. - Precondition: `from` is a row and `to` a column.
  public func leg(from: Place, to: Place, profile: Int) -> TravelLeg {
    let (row, column) = (Int(rows.number[Int(from.index)]), Int(columns.number[Int(to.index)]))
    precondition(row >= 0 && column >= 0, "no drive begins or ends at such a place")
    return TravelLeg(cost: costs[row * columns.places.count + column], durationIsCost: durationIsCost)
  }
}

extension TravelLeg {
  init(cost: UInt32, durationIsCost: Bool) {
    guard cost != .max else {
      self = .unreachable
      return
    }
    self.init(unchecked: durationIsCost ? cost : 0, 0, cost)
  }
}
