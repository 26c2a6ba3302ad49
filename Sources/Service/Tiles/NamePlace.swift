import Foundation
import GeoTypes

/// Where the name of an area stands: a place well inside it, so that a map writes it once, whatever tiles the area lies in.
enum NamePlace {
  /// How many lines are laid through a polygon.
  private static let lines = 15

  /// A place inside an area, far from its edge; `nil` where there is no area.
  ///
  /// Of the middles of all chords that some lines from west to east cut out of the area, the one with the most room about it.
  /// - Complexity: O(edges · chords).
  static func of(_ shape: RawShape) -> RawPosition? {
    let polygons: [[[RawPosition]]]
    switch shape {
    case .polygon(let rings): polygons = [rings]
    case .multiPolygon(let several): polygons = several
    default: return nil
    }
    var best: (place: RawPosition, room: Double)?
    for rings in polygons {
      guard let outer = rings.first, let low = outer.map(\.y).min(), let high = outer.map(\.y).max(), low < high else {
        continue
      }
      let edges = Edges(rings, narrowing: max(cos((low + high) / 360 * .pi), 0.01))
      for line in 1...lines {
        let y = low + (high - low) * Double(line) / Double(lines + 1)
        let crossings = edges.crossings(at: y)
        for chord in stride(from: 0, to: crossings.count - 1, by: 2) {
          let x = (crossings[chord] + crossings[chord + 1]) / 2
          let room = edges.distance(x, y)
          if room > best?.room ?? 0 { best = (RawPosition(x / edges.narrowing, y), room) }
        }
      }
    }
    return best?.place
  }

  /// The edges of a polygon's rings, degrees of longitude narrowed to those of latitude.
  private struct Edges {
    let narrowing: Double
    private var all: [(ax: Double, ay: Double, bx: Double, by: Double)] = []

    init(_ rings: [[RawPosition]], narrowing: Double) {
      self.narrowing = narrowing
      for ring in rings {
        guard var a = ring.last else { continue }
        for b in ring {
          all.append((a.x * narrowing, a.y, b.x * narrowing, b.y))
          a = b
        }
      }
    }

    /// Where a line from west to east crosses edges, from the west: an even number.
    func crossings(at y: Double) -> [Double] {
      all.filter { ($0.ay > y) != ($0.by > y) }
        .map { $0.ax + ($0.bx - $0.ax) * (y - $0.ay) / ($0.by - $0.ay) }.sorted()
    }

    /// How far the nearest edge is.
    func distance(_ x: Double, _ y: Double) -> Double {
      var least = Double.infinity
      for edge in all {
        let (dx, dy) = (edge.bx - edge.ax, edge.by - edge.ay)
        let squared = dx * dx + dy * dy
        let share = squared > 0 ? min(max(((x - edge.ax) * dx + (y - edge.ay) * dy) / squared, 0), 1) : 0
        let (ox, oy) = (edge.ax + share * dx - x, edge.ay + share * dy - y)
        least = min(least, ox * ox + oy * oy)
      }
      return least.squareRoot()
    }
  }
}
