import Routing

/// The fastest drives of one travel class, each found when it is asked for: for more places than a table has memory for.
struct WayLabels: Sendable {
  /// How many of the nearest columns each row knows.
  static let width = 128

  private let labels: DriveLabels
  private let neighbors: DriveNeighbors
  /// The columns of each row to which no drive is needed.
  private var joined: [Int: Set<Int>] = [:]

  /// Prepares drives; they are the same for every number of threads.
  /// - Throws: ``RoutingError/tooFar(source:target:)``.
  init(_ index: DriveIndex, sources: [[ArcPlace]], targets: [[ArcPlace]], threads: Int) throws(RoutingError) {
    labels = try DriveLabels(index, sources: sources, targets: targets, threads: threads)
    neighbors = DriveNeighbors(index, sources: sources, targets: targets, nearest: Self.width, threads: threads)
  }

  /// The bytes that they will take, foretold from some places.
  static func estimatedByteCount(
    _ index: DriveIndex, sources: [[ArcPlace]], targets: [[ArcPlace]]
  ) throws(RoutingError) -> Int {
    // A neighbour is a number and a weight; places are kept as well.
    try DriveLabels.estimatedByteCount(index, sources: sources, targets: targets)
      + sources.count * min(width, targets.count) * 12
  }

  /// Lets two places be one: no drive is needed.
  mutating func join(row: Int, column: Int) { joined[row, default: []].insert(column) }

  /// The fastest drive; `nil` where there is none.
  func drive(row: Int, column: Int) -> WayTable.Drive? {
    if joined[row]?.contains(column) ?? false { return WayTable.Drive(milliseconds: 0, millimeters: 0) }
    return labels.cost(from: row, to: column).map(WayTable.Drive.init)
  }

  /// The drives to the columns nearest to a row, by column, and the least time of any to others; `nil` where no other
  /// can be reached.
  func nearest(row: Int) -> (drives: [Int: WayTable.Drive], others: UInt32?) {
    let near = neighbors.nearest(to: row)
    var drives = Dictionary(near.map { ($0.target, WayTable.Drive($0.cost)) }) { first, _ in first }
    for column in joined[row] ?? [] { drives[column] = WayTable.Drive(milliseconds: 0, millimeters: 0) }
    return (drives, near.count < Self.width ? nil : near.last.map { WayTable.Drive($0.cost).milliseconds })
  }
}

extension WayTable.Drive {
  /// - Precondition: what it takes was checked to be far from what 32 bits hold, as ``DriveLabels`` do.
  init(_ cost: DriveCost) {
    self.init(milliseconds: UInt32(cost.milliseconds), millimeters: UInt32(cost.millimeters))
  }
}
