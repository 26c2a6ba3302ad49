public import GeoTypes
import IndexFile

/// Finds the lines nearest to a position, with the place and the side, in the metres of one plane.
///
/// Equal distances go to the lower number: lines that meet in a point are equally far from a position nearest to it.
public struct NearestSegmentIndex: Sendable {
  private let pieces: LinePieces
  private let tree: BoxTree
  private let tiles: NearTiles
  /// The pieces in the order of the tiles' lists; a piece may be in several.
  private let entries: FlatArray<Entry>

  private struct Entry: BitwiseCopyable, Sendable {
    var start: PlanarPoint
    var end: PlanarPoint
    var piece: Int

    /// The squared distance of the piece, nothing nearer than its rectangle being believed; `nil` beyond a limit.
    @inline(__always)
    func squaredDistance(to p: PlanarPoint, ifNotBeyond limit: Double) -> Double? {
      let apart = Rectangle(start, end).squaredDistance(to: p)
      guard apart <= limit else { return nil }
      let squared = max(LinePieces.nearest(from: start, to: end, p).squaredDistance, apart)
      return squared <= limit ? squared : nil
    }
  }

  /// Tiles for each piece: in the nine tiles around a position lie a dozen or two.
  private static let tilesPerPiece = 1.0

  /// Prepares lines, numbered from 0 in the given order. A line without points is never found, one of a single point
  /// is a point.
  /// - Precondition: all numbers are finite.
  /// - Complexity: O(n log n) in points.
  public init(lines: [[PlanarPoint]]) {
    let pieces = LinePieces(lines)
    let rectangles = pieces.rectangles
    self.pieces = pieces
    tree = BoxTree(rectangles)
    let order: FlatArray<UInt32>
    (tiles, order) = NearTiles.sorted(rectangles, share: NearestSegmentIndex.tilesPerPiece)
    entries = FlatArray(capacity: order.count) { entries in
      for (index, number) in order.elements.enumerated() {
        let (start, end) = pieces.ends(of: Int(number))
        entries[index] = Entry(start: start, end: end, piece: Int(number))
      }
      return order.count
    }
  }

  /// How many lines there are.
  public var count: Int { pieces.lineCount }

  /// The nearest line at most `reach` away that passes the filter; `nil` where there is none, or where the position is
  /// not finite.
  public func nearest(
    to position: PlanarPoint, within reach: Meters = Meters(.infinity), where filter: (Int) -> Bool = { _ in true }
  ) -> SegmentHit? {
    let reach = SearchReach(reach)
    guard reach.isOpen && position.x.isFinite && position.y.isFinite else { return nil }
    var (least, found) = (Double.infinity, Int.max)
    var block = tiles.block(around: position, ring: 1)
    // The middle row first: what is found there spares much work in the others.
    scan(tiles.stretch(of: block.middle, in: block), position, filter, &least, &found)
    scan(tiles.stretch(of: block.middle - 1, in: block), position, filter, &least, &found)
    scan(tiles.stretch(of: block.middle + 1, in: block), position, filter, &least, &found)
    if block.settles(least) { return hit(found, least, position, reach) }
    block = tiles.block(around: position, ring: 3)
    for row in block.rows { scan(tiles.stretch(of: row, in: block), position, filter, &least, &found) }
    if block.settles(least) { return hit(found, least, position, reach) }
    tree.visit(
      from: position, limit: min(reach.squaredLimit, least),
      distance: { filter(pieces.line(of: $0)) ? pieces.nearest(on: $0, to: position).squaredDistance : nil }
    ) { piece, squared in
      (least, found) = (squared, piece)
      return false
    }
    return hit(found, least, position, reach)
  }

  /// Looks at a stretch of the lists for a nearer piece.
  @inline(__always)
  private func scan(
    _ stretch: Range<Int>, _ position: PlanarPoint, _ filter: (Int) -> Bool, _ least: inout Double,
    _ found: inout Int
  ) {
    for entry in UnsafeBufferPointer(rebasing: entries.elements[stretch]) {
      guard let squared = entry.squaredDistance(to: position, ifNotBeyond: least) else { continue }
      if squared < least || entry.piece < found, filter(pieces.line(of: entry.piece)) {
        (least, found) = (squared, entry.piece)
      }
    }
  }

  private func hit(
    _ piece: Int, _ squaredDistance: Double, _ position: PlanarPoint, _ reach: SearchReach
  ) -> SegmentHit? {
    guard piece < .max && reach.admits(squaredDistance) else { return nil }
    return pieces.hit(piece, squaredDistance: squaredDistance, to: position)
  }

  /// The `k` nearest lines at most `reach` away that pass the filter, each once, by rising distance, then number; none
  /// where the position is not finite.
  public func nearest(
    _ k: Int, to position: PlanarPoint, within reach: Meters = Meters(.infinity),
    where filter: (Int) -> Bool = { _ in true }
  ) -> [SegmentHit] {
    let reach = SearchReach(reach)
    guard k > 0 && reach.isOpen && position.x.isFinite && position.y.isFinite else { return [] }
    var hits: [SegmentHit] = []
    var told: Set<Int> = []
    tree.visit(
      from: position, limit: reach.squaredLimit,
      distance: { filter(pieces.line(of: $0)) ? pieces.nearest(on: $0, to: position).squaredDistance : nil }
    ) { piece, squared in
      guard reach.admits(squared) else { return false }
      if told.insert(pieces.line(of: piece)).inserted {
        hits.append(pieces.hit(piece, squaredDistance: squared, to: position))
      }
      return hits.count < k
    }
    return hits
  }

  /// All lines at most `radius` away that pass the filter, each once, by rising distance, then number.
  public func all(
    within radius: Meters, of position: PlanarPoint, where filter: (Int) -> Bool = { _ in true }
  ) -> [SegmentHit] {
    nearest(.max, to: position, within: radius, where: filter)
  }
}
