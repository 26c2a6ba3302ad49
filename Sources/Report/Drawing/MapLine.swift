import GeoTypes

/// A line on a map, in its units.
struct MapLine {
  /// Its points.
  var points: [PlanarPoint]

  init(_ points: [PlanarPoint]) { self.points = points }

  /// Its length.
  var length: Double { zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1).rawValue } }

  /// The line without the points that lie within a distance of it (Douglas and Peucker 1973).
  /// - Complexity: O(n²) at worst, O(n log n) mostly.
  func simplified(tolerance: Double) -> MapLine {
    guard points.count > 2 else { return self }
    var keeps = Array(repeating: false, count: points.count)
    keeps[0] = true
    keeps[points.count - 1] = true
    var spans = [(0, points.count - 1)]
    while let (first, last) = spans.popLast() {
      var farthest = (number: first, distance: tolerance)
      for number in first + 1..<last {
        let distance = Self.distance(points[number], points[first], points[last])
        if distance > farthest.distance { farthest = (number, distance) }
      }
      guard farthest.number > first else { continue }
      keeps[farthest.number] = true
      if farthest.number - first > 1 { spans.append((first, farthest.number)) }
      if last - farthest.number > 1 { spans.append((farthest.number, last)) }
    }
    return MapLine(points.indices.filter { keeps[$0] }.map { points[$0] })
  }

  /// The line moved to the right of its direction (to the left where negative), corners mitred.
  func shifted(right distance: Double) -> MapLine {
    guard distance != 0 else { return self }
    let distinct = points.enumerated().filter { $0 == 0 || $1 != points[$0 - 1] }.map(\.element)
    guard distinct.count > 1 else { return self }
    let normals = zip(distinct, distinct.dropFirst()).map { start, end -> PlanarPoint in
      let length = max(start.distance(to: end).rawValue, 1e-9)
      // South of east is right, as a picture counts downwards.
      return PlanarPoint(-(end.y - start.y) / length, (end.x - start.x) / length)
    }
    return MapLine(
      distinct.indices.map { number in
        let before = normals[max(0, number - 1)]
        let after = normals[min(normals.count - 1, number)]
        let sum = PlanarPoint(before.x + after.x, before.y + after.y)
        let square = sum.x * sum.x + sum.y * sum.y
        // A sharp corner's mitre is cut at twice the distance.
        let reach = 2 * distance / max(square, 1)
        return PlanarPoint(distinct[number].x + sum.x * reach, distinct[number].y + sum.y * reach)
      })
  }

  /// Places and directions, as unit vectors, at even distances along the line, off the middle so that those of
  /// both directions do not meet; one on a line that is too short, none below `least`.
  func stations(every step: Double, least: Double) -> [(place: PlanarPoint, heading: PlanarPoint)] {
    let length = length
    guard length >= least, length > 0 else { return [] }
    let count = max(1, Int((length / step).rounded()))
    let distances = (0..<count).map { (Double($0) + 0.4) * length / Double(count) }
    var found: [(place: PlanarPoint, heading: PlanarPoint)] = []
    var passed = 0.0
    for (start, end) in zip(points, points.dropFirst()) {
      let part = start.distance(to: end).rawValue
      while part > 0, found.count < count, distances[found.count] <= passed + part {
        let share = (distances[found.count] - passed) / part
        let heading = PlanarPoint((end.x - start.x) / part, (end.y - start.y) / part)
        let place = PlanarPoint(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
        found.append((place, heading))
      }
      passed += part
    }
    return found
  }

  private static func distance(_ point: PlanarPoint, _ start: PlanarPoint, _ end: PlanarPoint) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let square = dx * dx + dy * dy
    let share = square > 0 ? ((point.x - start.x) * dx + (point.y - start.y) * dy) / square : 0
    let within = min(max(share, 0), 1)
    return point.distance(to: PlanarPoint(start.x + dx * within, start.y + dy * within)).rawValue
  }
}
