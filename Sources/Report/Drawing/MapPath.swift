import GeoTypes

/// The `d` attribute of a path on a map, in whole units and relative moves.
struct MapPath {
  private(set) var data = ""
  /// How many points were written.
  private(set) var pointCount = 0

  /// Adds a line; points that fall on one another are written once.
  mutating func add(_ line: MapLine) {
    var previous: (x: Int, y: Int)?
    for point in line.points {
      let here = (x: Self.whole(point.x), y: Self.whole(point.y))
      if let last = previous {
        guard here != last else { continue }
        data += "l\(here.x - last.x)\(here.y < last.y ? "" : " ")\(here.y - last.y)"
      } else {
        data += "M\(here.x) \(here.y)"
      }
      pointCount += 1
      previous = here
    }
  }

  /// Adds arrow heads along a line.
  mutating func addArrows(along line: MapLine, every step: Double, size: Double) {
    for (place, heading) in line.stations(every: step, least: size * 2.4) {
      let back = PlanarPoint(place.x - heading.x * size, place.y - heading.y * size)
      let wing = PlanarPoint(-heading.y * size * 0.75, heading.x * size * 0.75)
      let tip = PlanarPoint(place.x + heading.x * size, place.y + heading.y * size)
      add(MapLine([PlanarPoint(back.x + wing.x, back.y + wing.y), tip, PlanarPoint(back.x - wing.x, back.y - wing.y)]))
      data += "z"
    }
  }

  private static func whole(_ number: Double) -> Int { Int(min(max(number, -1e9), 1e9).rounded()) }
}
