import GeoTypes

/// Sorts positions along a Hilbert curve over a box, so that neighbours in the order are neighbours on the ground.
struct HilbertOrder {
  private let box: Box
  private static let bits = 16

  init(_ box: Box) { self.box = box }

  func sorted(_ positions: [LonLat]) -> [LonLat] {
    let keys = positions.enumerated().map { (key: key(of: $1), number: $0) }
    return keys.sorted { ($0.key, $0.number) < ($1.key, $1.number) }.map { positions[$0.number] }
  }

  /// The place along the curve of the cell of a 65536 × 65536 lattice.
  private func key(of position: LonLat) -> UInt32 {
    var x = lattice(position.longitude, Double(box.low.x), Double(box.high.x))
    var y = lattice(position.latitude, Double(box.low.y), Double(box.high.y))
    var key: UInt32 = 0
    var step: UInt32 = 1 << (HilbertOrder.bits - 1)
    while step > 0 {
      let right: UInt32 = x & step == 0 ? 0 : 1
      let upper: UInt32 = y & step == 0 ? 0 : 1
      key += step * step * ((3 * right) ^ upper)
      if upper == 0 {
        if right == 1 { (x, y) = (~x, ~y) }
        swap(&x, &y)
      }
      step >>= 1
    }
    return key
  }

  private func lattice(_ degrees: Double, _ least: Double, _ most: Double) -> UInt32 {
    let share = (degrees * Vertex.unitsPerDegree - least) / max(1, most - least)
    return UInt32(min(max(share, 0), 1) * 65_535)
  }
}
