import Routing

/// The fastest drives of one travel class from where vehicles may stand to where they may have to go.
struct WayTable: Sendable {
  let columnCount: Int
  private(set) var milliseconds: [UInt32]
  private(set) var millimeters: [UInt32]

  /// Rows of a table that are searched together.
  private struct Piece: Sendable {
    var firstRow: Int
    var milliseconds: [UInt32]
    var millimeters: [UInt32]
  }

  /// A table of given rows, one after the other.
  init(columnCount: Int, milliseconds: [UInt32], millimeters: [UInt32]) {
    self.columnCount = columnCount
    self.milliseconds = milliseconds
    self.millimeters = millimeters
  }

  /// Searches a table, with several threads where asked; the table is the same for every number of threads.
  /// - Complexity: one search a row.
  init(_ graph: ArcGraph, sources: [[ArcPlace]], targets: [[ArcPlace]], threads: Int) async {
    columnCount = targets.count
    milliseconds = Array(repeating: .max, count: sources.count * targets.count)
    millimeters = milliseconds
    let rowsTogether = 64
    var next = 0
    await withTaskGroup(of: Piece.self) { group in
      func start() {
        guard next < sources.count else { return }
        let rows = next..<min(next + rowsTogether, sources.count)
        next = rows.upperBound
        group.addTask { Self.piece(graph, rows, sources, targets) }
      }
      for _ in 0..<max(1, threads) { start() }
      while let piece = await group.next() {
        let place = piece.firstRow * columnCount
        milliseconds.replaceSubrange(place..<place + piece.milliseconds.count, with: piece.milliseconds)
        millimeters.replaceSubrange(place..<place + piece.millimeters.count, with: piece.millimeters)
        start()
      }
    }
  }

  private static func piece(
    _ graph: ArcGraph, _ rows: Range<Int>, _ sources: [[ArcPlace]], _ targets: [[ArcPlace]]
  ) -> Piece {
    var search = ArcDijkstra(graph)
    var piece = Piece(firstRow: rows.lowerBound, milliseconds: [], millimeters: [])
    piece.milliseconds.reserveCapacity(rows.count * targets.count)
    piece.millimeters.reserveCapacity(rows.count * targets.count)
    for row in rows {
      for drive in search.costs(from: sources[row], to: targets) {
        // A drive of 49 days or 4,294 km is none.
        let time = drive.flatMap { UInt32(exactly: $0.milliseconds) } ?? .max
        let length = drive.flatMap { UInt32(exactly: $0.millimeters) } ?? .max
        let isReached = time != .max && length != .max
        piece.milliseconds.append(isReached ? time : .max)
        piece.millimeters.append(isReached ? length : .max)
      }
    }
    return piece
  }

  /// Lets two places be one: no drive is needed.
  mutating func join(row: Int, column: Int) {
    milliseconds[row * columnCount + column] = 0
    millimeters[row * columnCount + column] = 0
  }
}
