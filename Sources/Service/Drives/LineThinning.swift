import Foundation
import GeoTypes

/// Leaves out what nobody sees of a line that is shown whole: Douglas and Peucker 1973 (DOI
/// 10.3138/FM57-6770-U75U-7727), with a tolerance of a thousandth of the line's extent.
struct LineThinning {
  private var isKept: [Bool] = []
  private var waiting: [(low: Int, high: Int)] = []
  private var kept: [Vertex] = []

  /// The line with the vertices that matter; its ends always do.
  /// - Complexity: O(n log n) in vertices of most lines, O(n²) at worst.
  mutating func thinned(_ line: [Vertex]) -> ArraySlice<Vertex> {
    guard line.count > 2, let first = line.first else { return line[...] }
    let shrink = max(0.000_1, cos(first.latitude * .pi / 180))
    let box = Box(line)
    let extent = max((Double(box.high.x) - Double(box.low.x)) * shrink, Double(box.high.y) - Double(box.low.y))
    let tolerance = extent / 1000
    isKept.removeAll(keepingCapacity: true)
    isKept.append(contentsOf: repeatElement(false, count: line.count))
    isKept[0] = true
    isKept[line.count - 1] = true
    waiting.append((0, line.count - 1))
    line.withUnsafeBufferPointer { line in
      while let (low, high) = waiting.popLast() {
        guard let far = LineThinning.farthest(line, low, high, shrink, beyond: tolerance) else { continue }
        isKept[far] = true
        waiting.append((low, far))
        waiting.append((far, high))
      }
    }
    kept.removeAll(keepingCapacity: true)
    for place in line.indices where isKept[place] { kept.append(line[place]) }
    return kept[...]
  }

  /// The vertex between two others that is farthest from the line between them, if it is farther than the tolerance.
  private static func farthest(
    _ line: UnsafeBufferPointer<Vertex>, _ low: Int, _ high: Int, _ shrink: Double, beyond tolerance: Double
  ) -> Int? {
    let (a, b) = (line[low], line[high])
    let (dx, dy) = ((Double(b.x) - Double(a.x)) * shrink, Double(b.y) - Double(a.y))
    let square = dx * dx + dy * dy
    var (best, place) = (tolerance * tolerance, -1)
    var middle = low + 1
    while middle < high {
      let (px, py) = ((Double(line[middle].x) - Double(a.x)) * shrink, Double(line[middle].y) - Double(a.y))
      let share = square > 0 ? min(1, max(0, (px * dx + py * dy) / square)) : 0
      let (rx, ry) = (px - share * dx, py - share * dy)
      let distance = rx * rx + ry * ry
      if distance > best { (best, place) = (distance, middle) }
      middle += 1
    }
    return place >= 0 ? place : nil
  }
}
