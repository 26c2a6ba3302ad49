import GeoTypes

/// An edge as a tile sees it: in units from the tile's south-west corner.
struct TileEdge: BitwiseCopyable {
  let edge: SharedEdge
  let lowerX: Double
  let lowerY: Double
  let upperX: Double
  let upperY: Double
  /// ``TileFormat/openBelow`` where it counts as crossed below its lower end, since that end lies east of the tile, and
  /// ``TileFormat/openAbove`` likewise.
  let open: UInt32

  /// `nil` for an edge all east of the tile and its margin.
  @inline(__always)
  init?(_ edge: SharedEdge, originX: Int, originY: Int, width: Int) {
    let (lower, upper) = (Int(edge.lower.x) - originX, Int(edge.upper.x) - originX)
    let east = width + CoverageLayout.margin
    if lower > east && upper > east { return nil }
    self.edge = edge
    lowerX = Double(lower)
    lowerY = Double(Int(edge.lower.y) - originY)
    upperX = Double(upper)
    upperY = Double(Int(edge.upper.y) - originY)
    open = (lower > east ? TileFormat.openBelow : 0) | (upper > east ? TileFormat.openAbove : 0)
  }

  /// Whether it counts as crossed below its lower end.
  var isOpenBelow: Bool { open & TileFormat.openBelow != 0 }
  /// Whether it counts as crossed above its upper end.
  var isOpenAbove: Bool { open & TileFormat.openAbove != 0 }

  /// Whether the ray from a point to the east crosses the edge, and whether that is too close to tell.
  @inline(__always)
  func crossing(x: Double, y: Double) -> (crosses: Bool, isInDoubt: Bool) {
    TileEntry(lowerX: lowerX, lowerY: lowerY, upperX: upperX, upperY: upperY).crossing(x: x, y: y, open)
  }

  /// Whether the ray from a corner of the tile to the east crosses the edge.
  @inline(__always)
  func isCrossed(fromCornerOf tile: TileEncoder.Tile, east: Int, north: Int = 0) -> Bool {
    let (crosses, isInDoubt) = crossing(x: Double(east * tile.width), y: Double(north * tile.height))
    if !isInDoubt { return crosses }
    return ExactPredicates.orientation(
      LonLat(edge.lower), LonLat(edge.upper), tile.corner(east: east, north: north)) > 0
  }

  /// A point within the edge and within half a unit of the tile; `nil` where there is none.
  func inside(width: Double, height: Double) -> (x: Double, y: Double)? {
    let (dx, dy) = (upperX - lowerX, upperY - lowerY)
    let (x, y) = (lowerX + dx / 2, lowerY + dy / 2)
    if x >= 0, x <= width, y >= 0, y <= height { return (x, y) }
    if lowerX >= 0, lowerX <= width, lowerY >= 0, lowerY <= height {
      return TileEdge.step(from: (lowerX, lowerY), (dx, dy), width, height)
    }
    if upperX >= 0, upperX <= width, upperY >= 0, upperY <= height {
      return TileEdge.step(from: (upperX, upperY), (-dx, -dy), width, height)
    }
    var shares = 0.0...1.0
    guard TileEdge.clip(&shares, from: lowerX, step: dx, to: width),
      TileEdge.clip(&shares, from: lowerY, step: dy, to: height)
    else { return nil }
    let share = (shares.lowerBound + shares.upperBound) / 2
    return (lowerX + share * dx, lowerY + share * dy)
  }

  /// A quarter of the way, or half of that, …, until it ends within the tile.
  @inline(__always)
  private static func step(
    from start: (x: Double, y: Double), _ way: (x: Double, y: Double), _ width: Double, _ height: Double
  ) -> (x: Double, y: Double)? {
    var share = 0.25
    for _ in 0..<32 {
      let (x, y) = (start.x + share * way.x, start.y + share * way.y)
      if x >= -0.5, x <= width + 0.5, y >= -0.5, y <= height + 0.5 { return (x, y) }
      share /= 2
    }
    return nil
  }

  /// Narrows the shares of the way along an edge to those within half a unit of the tile in one dimension.
  private static func clip(_ shares: inout ClosedRange<Double>, from: Double, step: Double, to limit: Double) -> Bool {
    if step == 0 { return from >= -0.5 && from <= limit + 0.5 }
    let (a, b) = ((-0.5 - from) / step, (limit + 0.5 - from) / step)
    let (start, end) = (max(shares.lowerBound, min(a, b)), min(shares.upperBound, max(a, b)))
    guard start < end else { return false }
    shares = start...end
    return true
  }

  /// Whether two edges meet nowhere but in an end that they share, with room to spare for rounding.
  @inline(__always)
  func isClear(of other: TileEdge) -> Bool {
    if min(lowerX, upperX) > max(other.lowerX, other.upperX) + 1 || lowerY > other.upperY + 1 { return true }
    if min(other.lowerX, other.upperX) > max(lowerX, upperX) + 1 || other.lowerY > upperY + 1 { return true }
    let lowerSide = side(of: other.lowerX, other.lowerY)
    let upperSide = side(of: other.upperX, other.upperY)
    let sharesLower = other.edge.lower == edge.lower || other.edge.lower == edge.upper
    let sharesUpper = other.edge.upper == edge.lower || other.edge.upper == edge.upper
    switch (sharesLower, sharesUpper) {
    case (true, true): return false
    case (true, false): return upperSide != 0 || (isStraight(with: other))
    case (false, true): return lowerSide != 0 || (isStraight(with: other))
    case (false, false):
      if lowerSide * upperSide > 0 { return true }
      return other.side(of: lowerX, lowerY) * other.side(of: upperX, upperY) > 0
    }
  }

  /// On which side a point lies: 1 left, -1 right, 0 too close to tell.
  @inline(__always)
  private func side(of x: Double, _ y: Double) -> Int {
    let (dx, dy) = (upperX - lowerX, upperY - lowerY)
    let cross = dx * (y - lowerY) - dy * (x - lowerX)
    let room = (abs(dx) + dy) * 0x1p-10 + (abs(x - lowerX) + abs(y - lowerY)) * 0x1p-20
    return cross > room ? 1 : cross < -room ? -1 : 0
  }

  /// Whether two edges that share an end go on in about the same direction there.
  private func isStraight(with other: TileEdge) -> Bool {
    let dot = (upperX - lowerX) * (other.upperX - other.lowerX) + (upperY - lowerY) * (other.upperY - other.lowerY)
    let meetsHeadToTail = edge.upper == other.edge.lower || edge.lower == other.edge.upper
    return meetsHeadToTail ? dot > 0 : dot < 0
  }
}
