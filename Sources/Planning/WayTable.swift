import Routing

/// The fastest drives of one travel class from where vehicles may stand to where they may have to go.
struct WayTable: Sendable {
  /// A drive.
  struct Drive: Hashable, Sendable {
    var milliseconds: UInt32
    var millimeters: UInt32
  }

  let columnCount: Int
  private(set) var milliseconds: [UInt32]
  private(set) var millimeters: [UInt32]

  /// A table of given rows, one after the other.
  init(columnCount: Int, milliseconds: [UInt32], millimeters: [UInt32]) {
    self.columnCount = columnCount
    self.milliseconds = milliseconds
    self.millimeters = millimeters
  }

  /// Searches a table; it is the same for every number of threads.
  /// - Throws: ``RoutingError/tooFar(source:target:)``.
  /// - Complexity: as ``DriveTableQuery/table(sources:targets:threads:)``.
  init(_ index: DriveIndex, sources: [[ArcPlace]], targets: [[ArcPlace]], threads: Int) throws(RoutingError) {
    var query = DriveTableQuery(index)
    let table = try query.table(sources: sources, targets: targets, threads: threads)
    self.init(columnCount: targets.count, milliseconds: table.milliseconds, millimeters: table.millimeters)
  }

  /// Lets two places be one: no drive is needed.
  mutating func join(row: Int, column: Int) {
    milliseconds[row * columnCount + column] = 0
    millimeters[row * columnCount + column] = 0
  }

  /// The fastest drive; `nil` where there is none.
  func drive(row: Int, column: Int) -> Drive? {
    let cell = row * columnCount + column
    let time = milliseconds[cell]
    return time == .max ? nil : Drive(milliseconds: time, millimeters: millimeters[cell])
  }
}
