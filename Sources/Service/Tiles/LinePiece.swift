import Foundation
import GeoTypes

/// A piece of a line in degrees.
enum LinePiece {
  /// The piece between two distances from the start.
  /// - Parameter length: the length of the whole, in the unit of the distances.
  /// - Complexity: O(n).
  static func cut(_ line: [RawPosition], from: Double, to: Double, length: Double) -> [RawPosition] {
    guard length > 0, from > 0 || to < length, let first = line.first else { return line }
    // A degree of longitude is shorter than one of latitude; over one segment by the same share.
    let narrowing = cos(first.y * .pi / 180)
    var sums = [0.0]
    for (a, b) in zip(line, line.dropFirst()) {
      sums.append(sums[sums.count - 1] + hypot((b.x - a.x) * narrowing, b.y - a.y))
    }
    guard let whole = sums.last, whole > 0 else { return line }
    let start = min(max(from / length, 0), 1) * whole
    let end = min(max(to / length, 0), 1) * whole
    guard start < end else { return [] }
    var piece = [place(start, line, sums)]
    for (vertex, sum) in zip(line, sums) where sum > start && sum < end { piece.append(vertex) }
    piece.append(place(end, line, sums))
    return piece
  }

  private static func place(_ sum: Double, _ line: [RawPosition], _ sums: [Double]) -> RawPosition {
    let next = sums.firstIndex { $0 >= sum } ?? sums.count - 1
    guard next > 0 else { return line[0] }
    let (a, b) = (line[next - 1], line[next])
    let share = (sum - sums[next - 1]) / max(sums[next] - sums[next - 1], .leastNonzeroMagnitude)
    return RawPosition(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
  }
}
