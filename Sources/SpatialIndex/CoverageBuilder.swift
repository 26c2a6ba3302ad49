import GeoTypes
import IndexFile

/// Builds the tiles of a coverage: shared edges, then which of them come near which tile, then the tiles row by row.
enum CoverageBuilder {
  /// What a lookup needs.
  struct Tiles {
    var layout: CoverageLayout
    var words: FlatArray<UInt32>
    var lists: FlatArray<UInt32>
  }

  /// How many tiles there should be: more of them make shorter lists, but take longer to build and more memory, which
  /// counts once the caches cannot hold them anyway.
  private static func tileCount(forEdges edgeCount: Int) -> Int {
    edgeCount < 1 << 21 ? edgeCount / 2 * 5 : edgeCount
  }

  /// - Complexity: O(n log n) at worst; O(n) for cells that have about the same size.
  static func tiles(for cells: [MultiPolygon]) -> Tiles {
    precondition(cells.count < Int(TileFormat.markMask), "a coverage has less than 2^29 cells")
    let shared = SharedEdges(cells)
    let layout = CoverageLayout(over: shared.box, tileCount: tileCount(forEdges: shared.edges.count))
    let members = TileMembers(shared.edges.elements, over: layout)
    var encoder = TileEncoder(shared, capacity: 5 * members.count + 16)
    // One word more: the tile of all positions outside.
    let words = FlatArray<UInt32>(capacity: layout.tileCount + 1) { words in
      for row in 0..<layout.rows {
        encoder.beginRow()
        for column in (0..<layout.columns).reversed() {
          let tile = row * layout.columns + column
          let edges = members.edges(near: tile)
          words[tile] =
            edges.isEmpty ? encoder.plainWord() : encoder.word(for: layout.tile(column, row), edges: edges)
        }
      }
      return words.count
    }
    return Tiles(layout: layout, words: words, lists: encoder.finish())
  }
}

extension CoverageLayout {
  /// One tile.
  fileprivate func tile(_ column: Int, _ row: Int) -> TileEncoder.Tile {
    TileEncoder.Tile(
      originX: originX + column << shiftX, originY: originY + row << shiftY, width: tileWidth, height: tileHeight)
  }
}
