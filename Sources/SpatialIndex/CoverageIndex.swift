public import GeoTypes
import IndexFile

/// Finds the one cell of a coverage that holds a position.
///
/// An edge is the straight line between the doubles of its vertices in the longitude-latitude plane, and positions are
/// taken as they are. A position falls in exactly one cell: the one that holds it after an infinitely small step east
/// and a far smaller one north. Where that leaves it out although it touches the coverage (on the outer boundary or
/// the rim of a gap), the lowest-numbered cell it touches. Cells that overlap are no coverage; the lowest-numbered of
/// those that hold the position is the answer then.
///
/// Built from the edges of all cells, each once. The words of a grid of tiles tell the cell at once where a tile lies
/// within one, and lead to a short list of edges elsewhere; `Docs/Algorithms/PointLocation.md` explains how.
/// A lookup reads one or two places in memory and allocates nothing.
public struct CoverageIndex: Sendable {
  /// How many cells there are.
  public let count: Int
  let lookup: TileLookup

  /// The number that stands for "no cell" in the answers of a batch.
  public static let noCell = UInt32.max

  /// Prepares cells, numbered from 0 in the given order.
  /// - Precondition: less than 2^29 cells.
  /// - Complexity: O(n) in vertices for cells of about the same size, O(n log n) at worst; memory O(n).
  public init(cells: [MultiPolygon]) {
    let tiles = CoverageBuilder.tiles(for: cells, purpose: .oneCell)
    let lookup = TileLookup(layout: tiles.layout, words: tiles.words, lists: tiles.lists, cellCount: cells.count)
    guard let lookup else { preconditionFailure("a coverage is built with a word for each tile") }
    self.init(lookup)
  }

  init(_ lookup: TileLookup) {
    count = lookup.cellCount
    self.lookup = lookup
  }

  /// How many bytes the index takes.
  public var byteCount: Int { lookup.words.byteCount + lookup.lists.byteCount }

  /// The number of the cell at a position; `nil` outside all cells and for numbers that are not finite.
  /// - Complexity: O(1) in practice; no allocation.
  public func cell(at position: LonLat) -> Int? {
    let place = lookup.place(of: position.longitude, position.latitude)
    let word = lookup.word(of: place.tile)
    let mark = lookup.mark(at: place, longitude: position.longitude, latitude: position.latitude, word: word)
    return mark == 0 ? nil : Int(mark) - 1
  }

  /// The number of the cell at each position, in the order of the positions.
  public func cells(at positions: [LonLat]) -> [Int?] {
    var numbers = [UInt32](repeating: CoverageIndex.noCell, count: positions.count)
    var output = numbers.mutableSpan
    findCells(at: positions.span, into: &output)
    return numbers.map { $0 == CoverageIndex.noCell ? nil : Int($0) }
  }
}
