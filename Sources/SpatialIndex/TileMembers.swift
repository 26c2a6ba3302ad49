import GeoTypes
import IndexFile

/// Which edges come near which tile: for each tile a list of edge numbers, rising.
struct TileMembers {
  /// Where the list of each tile starts in `members`, and the end of the last one.
  let first: FlatArray<UInt32>
  let members: FlatArray<UInt32>

  /// How many entries all lists have.
  var count: Int { members.count }

  /// The edges near a tile; valid as long as this lives.
  func edges(near tile: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(rebasing: members.elements[Int(first.elements[tile])..<Int(first.elements[tile + 1])])
  }

  /// Sorts edges into the tiles of a layout. - Complexity: O(edges and entries).
  init(_ edges: UnsafeBufferPointer<SharedEdge>, over layout: CoverageLayout) {
    var members: FlatArray<UInt32>?
    first = FlatArray(capacity: layout.tileCount + 1) { first in
      for edge in edges { TileMembers.forEachTile(of: edge, in: layout) { first[$0] += 1 } }
      // Each count becomes the end of its list; the fill goes backward and leaves the start.
      var memberCount = 0
      for tile in 0..<layout.tileCount {
        memberCount += Int(first[tile])
        first[tile] = UInt32(memberCount)
      }
      first[layout.tileCount] = UInt32(memberCount)
      members = FlatArray(capacity: memberCount) { members in
        for number in edges.indices.reversed() {
          TileMembers.forEachTile(of: edges[number], in: layout) { tile in
            first[tile] -= 1
            members[Int(first[tile])] = UInt32(number)
          }
        }
        return memberCount
      }
      return first.count
    }
    self.members = members ?? FlatArray([])
  }

  /// The tiles that an edge comes near to: all that it meets within the margin, now and then one more.
  @inline(__always)
  private static func forEachTile(of edge: SharedEdge, in layout: CoverageLayout, _ body: (Int) -> Void) {
    let (lx, ly) = (Double(edge.lower.x), Double(edge.lower.y))
    let (ux, uy) = (Double(edge.upper.x), Double(edge.upper.y))
    let (west, east) = (min(lx, ux), max(lx, ux))
    let rows = layout.rows(from: Int(edge.lower.y), to: Int(edge.upper.y))
    let slope = uy > ly ? (ux - lx) / (uy - ly) : 0
    for row in rows {
      var columns = layout.columns(from: west, to: east)
      if columns.count > 1 && uy > ly {
        // Only the piece of the edge within the row and the margin counts.
        let south = Double(layout.originY + row << layout.shiftY - CoverageLayout.margin - 1)
        let north = Double(layout.originY + (row + 1) << layout.shiftY + CoverageLayout.margin + 1)
        let a = lx + (max(south, ly) - ly) * slope
        let b = lx + (min(north, uy) - ly) * slope
        columns = layout.columns(from: max(west, min(a, b)), to: min(east, max(a, b)))
      }
      for column in columns { body(row * layout.columns + column) }
    }
  }
}
