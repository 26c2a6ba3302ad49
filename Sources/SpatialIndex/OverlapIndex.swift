public import GeoTypes
import IndexFile

/// Finds all areas that hold a position, for areas that may overlap or leave gaps: zones, parks, responsibility grids of
/// several schemes.
///
/// Boundaries belong to their areas. Edges are the straight lines of ``CoverageIndex``, judged exactly; the tiles are
/// those of ``CoverageIndex``, with lists by area: areas that hold all of a tile are known without looking at edges, and
/// of the others only the edges near the tile are listed. `Docs/Algorithms/PointLocation.md` explains how.
public struct OverlapIndex: Sendable {
  /// How many areas there are.
  public let count: Int
  let lookup: TileLookup

  /// Prepares areas, numbered from 0 in the given order.
  /// - Precondition: less than 2^29 areas.
  /// - Complexity: O(n log n) in vertices at worst, memory O(n) but where very many areas lie on top of each other.
  public init(areas: [MultiPolygon]) {
    let tiles = CoverageBuilder.tiles(for: areas, purpose: .allAreas)
    let lookup = TileLookup(layout: tiles.layout, words: tiles.words, lists: tiles.lists, cellCount: areas.count)
    guard let lookup else { preconditionFailure("an index is built with a word for each tile") }
    self.init(lookup)
  }

  init(_ lookup: TileLookup) {
    count = lookup.cellCount
    self.lookup = lookup
  }

  /// How many bytes the index takes.
  public var byteCount: Int { lookup.words.byteCount + lookup.lists.byteCount }

  /// The numbers of the areas at a position, rising; none for numbers that are not finite.
  public func hits(at position: LonLat) -> [Int] {
    var hits: [Int] = []
    forEachHit(at: position) { hits.append($0) }
    return hits
  }

  /// Adds the numbers of the areas at a position, rising, to an array.
  /// - Complexity: O(hits) but near edges, in practice; no allocation while the array has room.
  public func hits(at position: LonLat, into hits: inout [UInt32]) {
    forEachHit(at: position) { hits.append(UInt32(truncatingIfNeeded: $0)) }
  }

  /// Calls a function with the number of each area at a position, rising.
  /// - Complexity: O(hits) but near edges, in practice; no allocation.
  public func forEachHit(at position: LonLat, _ body: (Int) -> Void) {
    let place = lookup.place(of: position.longitude, position.latitude)
    lookup.forEachMark(at: place, position.longitude, position.latitude, word: lookup.word(of: place.tile)) { mark in
      body(Int(mark) - 1)
    }
  }

  /// The lowest number of an area at a position, `nil` where there is none.
  public func firstHit(at position: LonLat) -> Int? {
    var first: Int?
    forEachHit(at: position) { first = first ?? $0 }
    return first
  }
}
