/// The fastest drives of one travel class.
enum RoadWays: Sendable {
  /// All of them.
  case table(WayTable)
  /// Each when it is asked for.
  case onDemand(WayLabels)

  /// The fastest drive; `nil` where there is none.
  func drive(row: Int, column: Int) -> WayTable.Drive? {
    switch self {
    case .table(let table): table.drive(row: row, column: column)
    case .onDemand(let labels): labels.drive(row: row, column: column)
    }
  }

  /// Lets two places be one: no drive is needed.
  mutating func join(row: Int, column: Int) {
    switch self {
    case .table(var table):
      // Not two tables at once.
      self = .table(WayTable(columnCount: 0, milliseconds: [], millimeters: []))
      table.join(row: row, column: column)
      self = .table(table)
    case .onDemand(var labels):
      labels.join(row: row, column: column)
      self = .onDemand(labels)
    }
  }
}
