/// The edge of an entry of a tile's list, in units from the tile's south-west corner.
struct TileEntry: BitwiseCopyable {
  let lowerX: Double
  let lowerY: Double
  let upperX: Double
  let upperY: Double

  /// The edge and the toggle of a narrow entry.
  @inline(__always)
  static func narrow(_ words: UnsafePointer<UInt32>) -> (edge: TileEntry, toggle: UInt32) {
    let edge = TileEntry(
      lowerX: Double(Int32(Int16(truncatingIfNeeded: words[0]))), lowerY: Double(Int32(bitPattern: words[0]) >> 16),
      upperX: Double(Int32(Int16(truncatingIfNeeded: words[1]))), upperY: Double(Int32(bitPattern: words[1]) >> 16))
    return (edge, words[2])
  }

  /// The edge and the toggle of a wide entry.
  @inline(__always)
  static func wide(_ words: UnsafePointer<UInt32>, originX: Int, originY: Int) -> (edge: TileEntry, toggle: UInt32) {
    let edge = TileEntry(
      lowerX: Double(Int(Int32(bitPattern: words[0])) - originX),
      lowerY: Double(Int(Int32(bitPattern: words[1])) - originY),
      upperX: Double(Int(Int32(bitPattern: words[2])) - originX),
      upperY: Double(Int(Int32(bitPattern: words[3])) - originY))
    return (edge, words[4])
  }

  /// Whether the ray from a point to the east crosses the edge, and whether that is too close to tell.
  @inline(__always)
  func crossing(x: Double, y: Double, _ toggle: UInt32) -> (crosses: Bool, isInDoubt: Bool) {
    let (dx, dy) = (upperX - lowerX, upperY - lowerY)
    let cross = dx * (y - lowerY) - dy * (x - lowerX)
    let isBelow = y < lowerY
    let isAbove = y >= upperY
    let isBeside = !isBelow && !isAbove
    let crosses =
      (isBeside && cross > 0) || (isBelow && toggle & TileFormat.openBelow != 0)
      || (isAbove && toggle & TileFormat.openAbove != 0)
    return (crosses, isBeside && abs(cross) <= (abs(dx) + dy) * TileFormat.doubt)
  }

  /// Whether a point may lie on the edge: certainly not, where the answer is no.
  @inline(__always)
  func mayTouch(x: Double, y: Double) -> Bool {
    let (dx, dy) = (upperX - lowerX, upperY - lowerY)
    let cross = dx * (y - lowerY) - dy * (x - lowerX)
    return y >= lowerY && y <= upperY && abs(cross) <= (abs(dx) + dy) * TileFormat.doubt
  }
}
