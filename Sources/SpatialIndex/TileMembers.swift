import GeoTypes
import IndexFile

/// Which edges come near which tile: for each tile a list of edge numbers, rising.
struct TileMembers {
  /// The lists of all tiles, one after the other.
  private let members: FlatArray<UInt32>

  /// How many entries all lists have.
  var count: Int { members.count }

  /// Part of the lists; valid as long as this lives.
  @inline(__always)
  func edges(_ start: UInt32, _ end: UInt32) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(rebasing: members.elements[Int(start)..<Int(end)])
  }

  /// Sorts edges into the tiles of a layout.
  /// - Parameter starts: receives where the list of each tile starts, and the end of the last one; all zero before.
  /// - Complexity: O(edges and entries).
  init(
    _ edges: UnsafeBufferPointer<SharedEdge>, over layout: CoverageLayout,
    starts: UnsafeMutableBufferPointer<UInt32>
  ) {
    for edge in edges { TileMembers.forEachTile(of: edge, in: layout) { starts[$0] += 1 } }
    // Each count becomes the end of its list; the fill goes backward and leaves the start.
    var memberCount = 0
    for tile in 0..<layout.tileCount {
      memberCount += Int(starts[tile])
      starts[tile] = UInt32(memberCount)
    }
    starts[layout.tileCount] = UInt32(memberCount)
    members = FlatArray(capacity: memberCount) { members in
      for number in edges.indices.reversed() {
        TileMembers.forEachTile(of: edges[number], in: layout) { tile in
          starts[tile] -= 1
          members[Int(starts[tile])] = UInt32(truncatingIfNeeded: number)
        }
      }
      return memberCount
    }
  }

  /// The tiles that an edge comes near to: all that it meets within the margin, now and then one more.
  @inline(__always)
  private static func forEachTile(of edge: SharedEdge, in layout: CoverageLayout, _ body: (Int) -> Void) {
    let columns = layout.columns(
      from: Int(min(edge.lower.x, edge.upper.x)), to: Int(max(edge.lower.x, edge.upper.x)))
    let rows = layout.rows(from: Int(edge.lower.y), to: Int(edge.upper.y))
    if columns.count > 1 && rows.count > 1 { return forEachTile(ofLong: edge, rows, in: layout, body) }
    for row in rows {
      for column in columns { body(row * layout.columns + column) }
    }
  }

  /// In each row, only the piece of the edge within the row and the margin counts.
  private static func forEachTile(
    ofLong edge: SharedEdge, _ rows: Range<Int>, in layout: CoverageLayout, _ body: (Int) -> Void
  ) {
    let (lx, ly) = (Double(edge.lower.x), Double(edge.lower.y))
    let (ux, uy) = (Double(edge.upper.x), Double(edge.upper.y))
    let (west, east) = (min(lx, ux), max(lx, ux))
    let slope = uy > ly ? (ux - lx) / (uy - ly) : 0
    for row in rows {
      var (first, last) = (west, east)
      if uy > ly {
        let south = Double(layout.originY + row << layout.shiftY - CoverageLayout.margin - 1)
        let north = Double(layout.originY + (row + 1) << layout.shiftY + CoverageLayout.margin + 1)
        let a = lx + (max(south, ly) - ly) * slope
        let b = lx + (min(north, uy) - ly) * slope
        (first, last) = (max(west, min(a, b)), min(east, max(a, b)))
      }
      for column in layout.columns(from: Int(first.rounded(.down)), to: Int(last.rounded(.up))) {
        body(row * layout.columns + column)
      }
    }
  }
}
