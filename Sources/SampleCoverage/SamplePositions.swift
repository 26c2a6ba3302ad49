public import GeoTypes

/// Made-up positions to ask a coverage for: the same for a seed on every machine.
public struct SamplePositions: Sendable {
  /// In which manner positions follow each other.
  public enum Order: String, CaseIterable, Sendable {
    /// Evenly over the box, each far from the last.
    case random
    /// The same positions along a Hilbert curve, each near the last.
    case sorted
    /// Around 256 centres, 200 m about, in any order: the reports of a day.
    case clustered
    /// On vertices and edges of the cells, where a position touches several of them.
    case borders
  }

  private let box: Box
  private let seed: UInt64

  /// Positions for a box.
  public init(in box: Box, seed: UInt64) {
    self.box = box
    self.seed = seed
  }

  /// The positions in an order.
  /// - Parameter cells: where borders are taken from.
  /// - Complexity: O(n), O(n log n) where sorted.
  public func positions(_ count: Int, _ order: Order, cells: [MultiPolygon]) -> [LonLat] {
    switch order {
    case .random: (0..<count).map { even($0) }
    case .sorted: HilbertOrder(box).sorted((0..<count).map { even($0) })
    case .clustered: (0..<count).map { clustered($0) }
    case .borders: borders(count, of: cells)
    }
  }

  private func even(_ number: Int) -> LonLat {
    LonLat(
      Double(box.low.x) / Vertex.unitsPerDegree + share(number, 0) * Double(box.high.x - box.low.x)
        / Vertex.unitsPerDegree,
      Double(box.low.y) / Vertex.unitsPerDegree + share(number, 1) * Double(box.high.y - box.low.y)
        / Vertex.unitsPerDegree)
  }

  /// Degrees of 200 m on a meridian, about.
  private static let spread = 0.0018

  private func clustered(_ number: Int) -> LonLat {
    let centre = even(-1 - Int(share(number, 2) * 256))
    // The sum of four even shares has the shape of a bell that ends.
    let (x, y) = (0..<4).reduce(into: (0.0, 0.0)) { sum, i in
      sum.0 += share(number, 3 + i) - 0.5
      sum.1 += share(number, 7 + i) - 0.5
    }
    return LonLat(
      centre.longitude + x * SamplePositions.spread * 2, centre.latitude + y * SamplePositions.spread * 2)
  }

  private func borders(_ count: Int, of cells: [MultiPolygon]) -> [LonLat] {
    let rings = cells.flatMap { $0.rings }
    guard !rings.isEmpty else { return (0..<count).map { even($0) } }
    return (0..<count).map { number in
      let ring = rings[Int(share(number, 0) * Double(rings.count))].vertices
      let edge = Int(share(number, 1) * Double(ring.count - 1))
      let (a, b) = (LonLat(ring[edge]), LonLat(ring[edge + 1]))
      guard number % 2 == 1 else { return a }
      let along = share(number, 2)
      return LonLat(
        a.longitude + along * (b.longitude - a.longitude), a.latitude + along * (b.latitude - a.latitude))
    }
  }

  /// An even number from 0 to below 1, of a position and a purpose.
  private func share(_ number: Int, _ purpose: Int) -> Double {
    let place = UInt64(bitPattern: Int64(number)) &* 16 &+ UInt64(purpose)
    return Double(SplitMix.mixed(SplitMix.mixed(seed &+ 0x5EED) ^ place) >> 11) * 0x1p-53
  }
}
