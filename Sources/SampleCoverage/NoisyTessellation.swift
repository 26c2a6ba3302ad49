public import GeoTypes

/// A made-up coverage for measurements and tests: bricks of a bent wall whose sides wander, with exactly shared vertices.
///
/// Every brick has six corners and on each side between them one to three further vertices, sixteen in the median.
/// A side is drawn from its own number and the seed alone, so that both cells along it get the same vertices, and any
/// cell can be made without the others.
public struct NoisyTessellation: Sendable {
  /// Bricks in a row.
  public let columns: Int
  /// Rows of bricks.
  public let rows: Int
  private let seed: UInt64
  private let origin: Vertex
  /// Half a brick's length and a brick's height in 1e-7 degree.
  private let half: Double
  private let height: Double

  /// Lays out about `cellCount` cells over a square.
  /// - Parameters:
  ///   - cellCount: at least 1; the nearest whole number of rows and columns is taken.
  ///   - seed: the same seed gives the same coverage on every machine.
  ///   - side: of the square, in metres on a sphere.
  ///   - origin: the south-west corner.
  public init(
    cellCount: Int, seed: UInt64, side: Meters = Meters(40_000),
    origin: Vertex = Vertex(x: 1_168_000_000, y: 365_000_000)
  ) {
    precondition(cellCount > 0, "a tessellation needs a cell")
    let side = side.rawValue / NoisyTessellation.metersPerUnit
    rows = max(1, Int(Double(cellCount).squareRoot().rounded()))
    columns = max(1, (cellCount + rows / 2) / rows)
    self.seed = seed
    self.origin = origin
    height = side / Double(rows)
    // At 36.5° north, a degree of longitude is that much shorter.
    half = side / 0.8039 / Double(columns) / 2
  }

  /// Metres of 1e-7 degree along a meridian.
  private static let metersPerUnit = 0.0111319

  /// How many cells there are.
  public var count: Int { rows * columns }

  /// All cells, row by row from the south-west. - Complexity: O(n).
  public func cells() -> [MultiPolygon] { (0..<count).map { MultiPolygon([cell($0)]) } }

  /// One cell. - Complexity: O(1).
  public func cell(_ number: Int) -> Polygon {
    let (row, column) = (number / columns, number % columns)
    // Corners are numbered along each line between rows in steps of half a brick; odd rows are shifted by one.
    let west = 2 * column + row % 2
    var ring: [Vertex] = []
    ring.reserveCapacity(24)
    append(level(row, west), to: &ring)
    append(level(row, west + 1), to: &ring)
    append(upright(row, west + 2), to: &ring)
    append(level(row + 1, west + 1), reversed: true, to: &ring)
    append(level(row + 1, west), reversed: true, to: &ring)
    append(upright(row, west), reversed: true, to: &ring)
    ring.append(ring[0])
    return Polygon(exterior: LinearRing(unchecked: ring))
  }

  /// A side in its own direction: its ends and the vertices between them.
  private struct Side {
    var ends: (Vertex, Vertex)
    var between: InlineArray<3, Vertex>
    var count: Int
  }

  private func level(_ line: Int, _ step: Int) -> Side {
    side(from: corner(line, step), to: corner(line, step + 1), key: key(2, line, step))
  }

  private func upright(_ row: Int, _ step: Int) -> Side {
    side(from: corner(row, step), to: corner(row + 1, step), key: key(3, row, step))
  }

  private func corner(_ line: Int, _ step: Int) -> Vertex {
    let noise = key(1, line, step)
    let x = (Double(step) + 0.24 * share(noise)) * half
    let y = (Double(line) + 0.12 * share(noise >> 32)) * height
    return Vertex(x: origin.x + Int32(x.rounded()), y: origin.y + Int32(y.rounded()))
  }

  private func side(from a: Vertex, to b: Vertex, key: UInt64) -> Side {
    var side = Side(ends: (a, b), between: InlineArray(repeating: a), count: [1, 1, 1, 2, 2, 3][Int(key % 6)])
    var noise = key
    let (dx, dy) = (Double(b.x) - Double(a.x), Double(b.y) - Double(a.y))
    let piece = 1 / Double(side.count + 1)
    for i in 0..<side.count {
      noise = SplitMix.mixed(noise)
      let along = piece * (Double(i + 1) + 0.2 * share(noise))
      let across = piece * 0.3 * share(noise >> 32)
      side.between[i] = Vertex(
        x: a.x + Int32((along * dx - across * dy).rounded()), y: a.y + Int32((along * dy + across * dx).rounded()))
    }
    return side
  }

  private func append(_ side: Side, reversed: Bool = false, to ring: inout [Vertex]) {
    ring.append(reversed ? side.ends.1 : side.ends.0)
    for i in 0..<side.count { ring.append(side.between[reversed ? side.count - 1 - i : i]) }
  }

  // MARK: Noise

  private func key(_ kind: UInt64, _ line: Int, _ step: Int) -> UInt64 {
    let place = UInt64(truncatingIfNeeded: line) << 32 | UInt64(truncatingIfNeeded: step)
    return SplitMix.mixed(SplitMix.mixed(seed &+ kind) ^ place)
  }

  /// The low 32 bits as a number from -1 to 1.
  private func share(_ bits: UInt64) -> Double { Double(Int32(truncatingIfNeeded: bits)) * 0x1p-31 }
}
