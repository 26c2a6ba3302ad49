import GeoTypes

/// Visits a path of the plane in even steps.
struct PathWalk {
  private let path: [PlanarPoint]
  private let length: Double

  /// A walk along a path of at least one point.
  init(_ path: [PlanarPoint]) {
    self.path = path
    length = Plane.length(path).rawValue
  }

  /// How many steps of about a length the walk takes: at least one, at most 10,000.
  func steps(of step: Double) -> Int {
    Int(min(10_000, max(1, (length / max(step, 1e-3)).rounded(.up))))
  }

  /// Visits the middle of each of the even steps of at most `step` metres, with the direction (of length 1) there.
  func visit(every step: Double, _ body: (_ point: PlanarPoint, _ direction: PlanarPoint) -> Void) {
    guard length > 0 else { return }
    let count = steps(of: step)
    let stride = length / Double(count)
    var edge = 1
    var passed = 0.0
    var edgeLength = path[0].distance(to: path[1]).rawValue
    for i in 0..<count {
      let offset = (Double(i) + 0.5) * stride
      while passed + edgeLength < offset, edge + 1 < path.count {
        passed += edgeLength
        edge += 1
        edgeLength = path[edge - 1].distance(to: path[edge]).rawValue
      }
      guard edgeLength > 0 else { continue }
      let (a, b) = (path[edge - 1], path[edge])
      let fraction = min(1, (offset - passed) / edgeLength)
      let point = PlanarPoint(a.x + (b.x - a.x) * fraction, a.y + (b.y - a.y) * fraction)
      body(point, PlanarPoint((b.x - a.x) / edgeLength, (b.y - a.y) / edgeLength))
    }
  }
}
