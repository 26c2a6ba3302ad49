import FoundationEssentials
internal import GRDB
import GeoTypes

/// Fills an empty R*Tree of SQLite at once, by writing its nodes: inserting row by row takes ten times as long.
///
/// The entries are packed in the order of a space-filling curve (Kamel and Faloutsos 1993, DOI 10.1145/170088.170403).
/// The node format is that of SQLite's R*Tree module (sqlite.org/rtree.html, shadow tables): two bytes of depth, two of
/// count, then for each cell a number of eight bytes and four coordinates of four, all big-endian.
struct PackedSpatialIndex {
  /// A row or a node with its bounds, widened to what single precision can say.
  private struct Cell {
    var number: Int64
    var minX: Float
    var maxX: Float
    var minY: Float
    var maxY: Float
  }

  private let name: String
  private let db: Database
  private let nodeLength: Int
  /// Cells of a node; some room is left for edits.
  private let fill: Int

  init(_ name: String, db: Database) throws {
    self.name = name
    self.db = db
    nodeLength = try Int.fetchOne(db, sql: "SELECT length(data) FROM \"\(name)_node\" WHERE nodeno = 1") ?? 0
    guard nodeLength >= 4 + 24 * 4 else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(name) has no root node")
    }
    fill = (nodeLength - 4) / 24 * 9 / 10
  }

  /// - Parameter boxes: by rising `fid`.
  /// - Complexity: O(n log n).
  func write(_ boxes: [(fid: Int64, box: Box)]) throws {
    let order = boxes.indices.map { (key: boxes[$0].box.curveKey, index: $0) }
      .sorted { ($0.key, $0.index) < ($1.key, $1.index) }
    var cells = order.map { Self.cell(boxes[$0.index]) }
    let insertNode = try db.makeStatement(sql: "INSERT INTO \"\(name)_node\" VALUES (?, ?)")
    let insertParent = try db.makeStatement(sql: "INSERT INTO \"\(name)_parent\" VALUES (?, ?)")
    var nextNode: Int64 = 2
    var depth = 0
    var leaves = [Int64](repeating: 1, count: boxes.count)
    while cells.count > fill {
      var parents: [Cell] = []
      for start in stride(from: 0, to: cells.count, by: fill) {
        let group = cells[start..<min(start + fill, cells.count)]
        try insertNode.execute(arguments: [nextNode, data(group, depth: 0)])
        for (offset, cell) in group.enumerated() {
          if depth == 0 {
            leaves[order[start + offset].index] = nextNode
          } else {
            try insertParent.execute(arguments: [cell.number, nextNode])
          }
        }
        parents.append(Self.union(group, number: nextNode))
        nextNode += 1
      }
      cells = parents
      depth += 1
    }
    try db.execute(
      sql: "UPDATE \"\(name)_node\" SET data = ? WHERE nodeno = 1", arguments: [data(cells[...], depth: depth)])
    if depth > 0 { for cell in cells { try insertParent.execute(arguments: [cell.number, 1]) } }
    try writeRows(boxes, leaves)
  }

  /// Tells for each row the node it stands in, by rising row, which the table takes quickest.
  private func writeRows(_ boxes: [(fid: Int64, box: Box)], _ leaves: [Int64]) throws {
    let insert = try db.makeStatement(sql: "INSERT INTO \"\(name)_rowid\" VALUES (?, ?)")
    for (index, entry) in boxes.enumerated() {
      insert.setUncheckedArguments([entry.fid, leaves[index]])
      try insert.execute()
    }
  }

  private static func cell(_ entry: (fid: Int64, box: Box)) -> Cell {
    let (low, high) = (entry.box.low, entry.box.high)
    return Cell(
      number: entry.fid, minX: down(low.longitude), maxX: up(high.longitude), minY: down(low.latitude),
      maxY: up(high.latitude))
  }

  private static func down(_ value: Double) -> Float {
    let near = Float(value)
    return Double(near) > value ? near.nextDown : near
  }

  private static func up(_ value: Double) -> Float {
    let near = Float(value)
    return Double(near) < value ? near.nextUp : near
  }

  private static func union(_ cells: ArraySlice<Cell>, number: Int64) -> Cell {
    var all = Cell(number: number, minX: .infinity, maxX: -.infinity, minY: .infinity, maxY: -.infinity)
    for cell in cells {
      all.minX = min(all.minX, cell.minX)
      all.maxX = max(all.maxX, cell.maxX)
      all.minY = min(all.minY, cell.minY)
      all.maxY = max(all.maxY, cell.maxY)
    }
    return all
  }

  private func data(_ cells: ArraySlice<Cell>, depth: Int) -> Data {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(nodeLength)
    func put(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }
    put(UInt16(depth))
    put(UInt16(cells.count))
    for cell in cells {
      put(cell.number)
      for value in [cell.minX, cell.maxX, cell.minY, cell.maxY] { put(value.bitPattern) }
    }
    bytes += repeatElement(0, count: nodeLength - bytes.count)
    return Data(bytes)
  }
}
