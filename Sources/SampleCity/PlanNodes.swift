import GeoTypes

/// The points of the plan where streets have a vertex, numbered; points within a millimetre are one.
struct PlanNodes {
  /// Position of each node.
  private(set) var points: [PlanarPoint] = []
  private var numbers: [Key: Int] = [:]

  private struct Key: Hashable {
    var x: Int
    var y: Int
  }

  /// The number of the node at a point, a new one where there was none.
  mutating func number(_ point: PlanarPoint) -> Int {
    // Rounded coordinates may fall on either side of a millimetre's edge, so the neighbours are asked as well.
    let x = point.x * 1_000
    let y = point.y * 1_000
    for keyX in [x.rounded(), (x - 0.25).rounded(), (x + 0.25).rounded()] {
      for keyY in [y.rounded(), (y - 0.25).rounded(), (y + 0.25).rounded()] {
        if let known = numbers[Key(x: Int(keyX), y: Int(keyY))] { return known }
      }
    }
    numbers[Key(x: Int(x.rounded()), y: Int(y.rounded()))] = points.count
    points.append(point)
    return points.count - 1
  }
}
