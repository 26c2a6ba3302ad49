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
  /// counts once the caches cannot hold them anyway. Few edges are long compared with what is between them.
  private static func tileCount(forEdges edgeCount: Int) -> Int {
    edgeCount < 1 << 21 ? max(edgeCount / 2 * 5, min(16 * edgeCount, 1 << 16)) : edgeCount
  }

  /// - Complexity: O(n log n) at worst; O(n) for cells that have about the same size.
  static func tiles(for cells: [MultiPolygon], purpose: TileEncoder.Purpose) -> Tiles {
    precondition(cells.count < Int(TileFormat.markMask), "an index has less than 2^29 cells or areas")
    let shared = SharedEdges(cells)
    var tileCount = tileCount(forEdges: shared.edges.count)
    // Each list names all areas that hold its tile, however many lie on top of each other.
    if purpose == .allAreas { tileCount = Int(Double(tileCount) / max(1, shared.extent.depth / 4)) }
    let layout = CoverageLayout(
      over: shared.extent, tileCount: tileCount, listLimit: 4 * shared.extent.edgeCount)
    var encoder = TileEncoder(shared, purpose: purpose)
    // One word more: the tile of all positions outside. Until a tile is written, its word says where its members start.
    let words = FlatArray<UInt32>(capacity: layout.tileCount + 1) { words in
      let members = TileMembers(shared.edges.elements, over: layout, starts: words)
      encoder.reserve(5 * members.count + 16)
      for row in 0..<layout.rows {
        encoder.beginRow()
        var end = words[(row + 1) * layout.columns]
        for column in (0..<layout.columns).reversed() {
          let number = row * layout.columns + column
          let start = words[number]
          words[number] =
            start == end
            ? encoder.plainWord()
            : encoder.word(
              for: layout.tile(column, row), near: members.edges(start, end), of: shared.edges.elements)
          end = start
        }
      }
      words[layout.tileCount] = 0
      return words.count
    }
    return Tiles(layout: layout, words: words, lists: encoder.finish())
  }
}
