import GeoTypes
import RoadNetwork

#if canImport(Glibc)
import Glibc
#endif

extension MapGround {
  /// Names of roads on a map, the widest and longest first, each beside its road where there is room left.
  /// - Parameter most: how many names are tried for.
  func names(in frame: MapFrame, most: Int, _ furniture: inout MapFurniture) -> Markup {
    var parts: [String: [NamedPart]] = [:]
    for (segment, box) in segments where box.intersects(frame.visible) {
      guard let name = segment.attributes.name, let part = NamedPart(segment, frame) else { continue }
      parts[name, default: []].append(part)
    }
    let roads = parts.map { NamedRoad(name: $0, parts: $1) }.sorted()
    var drawn = Markup()
    var left = most
    for road in roads where left > 0 && road.length > MapFurniture.width(of: road.name) {
      for place in road.places {
        guard let label = furniture.street(road.name, beside: place.middle, angle: place.angle) else { continue }
        drawn += label
        left -= 1
        break
      }
    }
    return drawn
  }
}

/// What a map shows of a segment with a name.
private struct NamedPart {
  var middle: PlanarPoint
  var length: Double
  /// Degrees clockwise from rightward, so that text along it is read from the left.
  var angle: Double
  var rank: Int

  /// `nil` where no middle lies on the map.
  init?(_ segment: Segment, _ frame: MapFrame) {
    let line = frame.line(segment.line.vertices, tolerance: 20)
    guard let middle = line.stations(every: .infinity, least: 0).first else { return nil }
    let isInside = (0...MapFrame.width).contains(middle.place.x) && (0...frame.height).contains(middle.place.y)
    guard isInside else { return nil }
    self.middle = middle.place
    length = line.length
    let degrees = atan2(middle.heading.y, middle.heading.x) * 180 / .pi
    angle = degrees > 90 ? degrees - 180 : degrees <= -90 ? degrees + 180 : degrees
    rank = segment.attributes.roadClass.rank
  }
}

/// A name and where it may be written.
private struct NamedRoad: Comparable {
  let name: String
  let rank: Int
  let length: Double
  /// Some of its parts, those near its middle first.
  let places: [NamedPart]

  init(name: String, parts: [NamedPart]) {
    self.name = name
    rank = parts.map(\.rank).min() ?? 0
    let length = parts.reduce(0) { $0 + $1.length }
    self.length = length
    let divisor = max(length, 1e-9)
    let center = PlanarPoint(
      parts.reduce(0) { $0 + $1.middle.x * $1.length } / divisor,
      parts.reduce(0) { $0 + $1.middle.y * $1.length } / divisor)
    let sorted = parts.enumerated().sorted {
      let (a, b) = ($0.element.middle.distance(to: center), $1.element.middle.distance(to: center))
      return (a.rawValue, $0.offset) < (b.rawValue, $1.offset)
    }
    places = stride(from: 0, to: sorted.count, by: max(1, sorted.count / 5)).map { sorted[$0].element }
  }

  static func < (a: NamedRoad, b: NamedRoad) -> Bool { (a.rank, -a.length, a.name) < (b.rank, -b.length, b.name) }

  static func == (a: NamedRoad, b: NamedRoad) -> Bool { !(a < b) && !(b < a) }
}
