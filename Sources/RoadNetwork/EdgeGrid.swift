import GeoTypes

/// Straight edges by the square cells they pass through: which may come near a box?
struct EdgeGrid: Sendable {
  private let cellSize: Int64
  private let edges: [(a: Vertex, b: Vertex)]
  private var entries: [Entry] = []
  private var rangeOfCell: [UInt64: Range<Int32>] = [:]

  private struct Entry: Comparable {
    var cell: UInt64
    var edge: Int32

    static func < (a: Entry, b: Entry) -> Bool { a.cell != b.cell ? a.cell < b.cell : a.edge < b.edge }
  }

  /// Sorts edges into cells of about the given size in 1e-7 degrees, larger ones where edges are so long that they
  /// would pass through too many. - Complexity: O(n log n).
  init(edges: [(a: Vertex, b: Vertex)], cellSize: Int32) {
    self.edges = edges
    let extent = edges.reduce(0.0) { sum, edge in
      sum + abs(Double(edge.a.x) - Double(edge.b.x)) + abs(Double(edge.a.y) - Double(edge.b.y))
    }
    self.cellSize = max(Int64(cellSize), Int64(extent / Double(4 * edges.count + 1000)))
    entries.reserveCapacity(edges.count * 2)
    for number in edges.indices { addEntries(of: number) }
    entries.sort()
    var start = 0
    for i in entries.indices where i + 1 == entries.count || entries[i + 1].cell != entries[i].cell {
      rangeOfCell[entries[i].cell] = Int32(start)..<Int32(i + 1)
      start = i + 1
    }
  }

  /// The two ends of an edge.
  func ends(of edge: Int) -> (a: Vertex, b: Vertex) { edges[edge] }

  /// The edges whose own box meets a box, by rising number, each once.
  func edges(near box: Box) -> [Int] {
    guard !box.isEmpty else { return [] }
    let columns = cell(box.low.x)...cell(box.high.x)
    let rows = cell(box.low.y)...cell(box.high.y)
    guard columns.count * rows.count <= rangeOfCell.count else {
      return edges.indices.filter { meets(box, edge: $0) }
    }
    var found: [Int] = []
    for column in columns {
      for row in rows {
        guard let range = rangeOfCell[key(column, row)] else { continue }
        for entry in entries[Int(range.lowerBound)..<Int(range.upperBound)] where meets(box, edge: Int(entry.edge)) {
          found.append(Int(entry.edge))
        }
      }
    }
    guard found.count > 1 else { return found }
    found.sort()
    var unique = 1
    for i in 1..<found.count where found[i] != found[unique - 1] {
      found[unique] = found[i]
      unique += 1
    }
    found.removeLast(found.count - unique)
    return found
  }

  private func meets(_ box: Box, edge: Int) -> Bool {
    let (a, b) = edges[edge]
    return min(a.x, b.x) <= box.high.x && box.low.x <= max(a.x, b.x)
      && min(a.y, b.y) <= box.high.y && box.low.y <= max(a.y, b.y)
  }

  private func cell(_ coordinate: Int32) -> Int64 { (Int64(coordinate) + 0x8000_0000) / cellSize }

  private func key(_ column: Int64, _ row: Int64) -> UInt64 { UInt64(column) << 32 | UInt64(row) }

  /// Enters an edge in each cell of each row of cells that it passes through.
  private mutating func addEntries(of number: Int) {
    let (west, east) = edges[number].a.x <= edges[number].b.x ? edges[number] : (edges[number].b, edges[number].a)
    let (low, high) = (min(west.y, east.y), max(west.y, east.y))
    let slope = (Double(east.x) - Double(west.x)) / (Double(east.y) - Double(west.y))
    for row in cell(low)...cell(high) {
      var columns = cell(west.x)...cell(east.x)
      if columns.count > 1, cell(low) != cell(high) {
        let rowLow = max(Double(low), Double(row * cellSize) - 0x8000_0000)
        let rowHigh = min(Double(high), Double((row + 1) * cellSize) - 0x8000_0000)
        let xs = [rowLow, rowHigh].map { Double(west.x) + ($0 - Double(west.y)) * slope }
        // One unit more on both sides: the division above is rounded.
        let first = cell(clamped(min(xs[0], xs[1]) - 1, to: west.x...east.x))
        let last = cell(clamped(max(xs[0], xs[1]) + 1, to: west.x...east.x))
        columns = first...max(first, last)
      }
      for column in columns { entries.append(Entry(cell: key(column, row), edge: Int32(number))) }
    }
  }

  private func clamped(_ value: Double, to range: ClosedRange<Int32>) -> Int32 {
    Int32(min(Double(range.upperBound), max(Double(range.lowerBound), value)))
  }
}
