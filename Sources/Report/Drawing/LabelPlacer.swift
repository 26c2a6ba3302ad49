import GeoTypes

/// Finds free room for labels on a map: what is placed first has it.
struct LabelPlacer {
  private let size: (width: Double, height: Double)
  private var taken: [Int: [Room]] = [:]
  private static let tile = 400.0

  private struct Room {
    var center: PlanarPoint
    var width: Double
    var height: Double

    func meets(_ other: Room) -> Bool {
      abs(center.x - other.center.x) * 2 < width + other.width
        && abs(center.y - other.center.y) * 2 < height + other.height
    }
  }

  init(width: Double, height: Double) { size = (width, height) }

  /// Takes the room about a place, whatever is there.
  mutating func take(_ center: PlanarPoint, width: Double, height: Double) {
    let room = Room(center: center, width: width, height: height)
    for tile in tiles(of: room) { taken[tile, default: []].append(room) }
  }

  /// The first of some places where a label has room within the map; it is taken. `nil` where there is none.
  mutating func place(_ candidates: [PlanarPoint], width: Double, height: Double) -> PlanarPoint? {
    for center in candidates {
      let room = Room(center: center, width: width, height: height)
      guard center.x - width / 2 >= 0, center.x + width / 2 <= size.width, center.y - height / 2 >= 0,
        center.y + height / 2 <= size.height
      else { continue }
      guard !tiles(of: room).contains(where: { taken[$0]?.contains { $0.meets(room) } ?? false }) else { continue }
      take(center, width: width, height: height)
      return center
    }
    return nil
  }

  /// Eight places around one.
  static func around(_ center: PlanarPoint, dx: Double, dy: Double) -> [PlanarPoint] {
    [(1, -1), (1, 1), (-1, -1), (-1, 1), (1.2, 0), (-1.2, 0), (0, -1.2), (0, 1.2)].map {
      PlanarPoint(center.x + $0.0 * dx, center.y + $0.1 * dy)
    }
  }

  private func tiles(of room: Room) -> [Int] {
    func range(_ middle: Double, _ extent: Double) -> ClosedRange<Int> {
      let low = min(max((middle - extent / 2) / Self.tile, -100), 1000)
      let high = min(max((middle + extent / 2) / Self.tile, -100), 1000)
      return Int(low.rounded(.down))...Int(high.rounded(.down))
    }
    return range(room.center.y, room.height).flatMap { row in
      range(room.center.x, room.width).map { row * 2000 + $0 }
    }
  }
}
