public import GeoTypes

extension Segment {
  /// The part of the line between two offsets, as driven; `nil` where it is shorter than the stored positions tell.
  /// - Parameters:
  ///   - start: metres from where the segment starts in that direction.
  ///   - end: metres from there too; beyond the line counts as its end.
  ///   - forward: whether it is driven as digitised.
  /// - Complexity: O(n) in vertices.
  public func part(from start: Meters, to end: Meters, forward: Bool) -> LineString? {
    let vertices = forward ? line.vertices : line.vertices.reversed()
    let offsets = LocalPlane(at: line.start).offsets(along: vertices)
    guard let total = offsets.last, total > 0, length > .zero else { return nil }
    let scale = total / length.rawValue
    let (first, last) = (max(0, start.rawValue * scale), min(total, end.rawValue * scale))
    guard first < last else { return nil }
    func place(_ offset: Double) -> Vertex {
      let edge = max(1, offsets.firstIndex { $0 >= offset } ?? offsets.count - 1)
      let span = offsets[edge] - offsets[edge - 1]
      let share = span > 0 ? (offset - offsets[edge - 1]) / span : 0
      return Vertex.between(vertices[edge - 1], vertices[edge], fraction: min(1, max(0, share)))
    }
    let inner = vertices.indices.filter { offsets[$0] > first && offsets[$0] < last }.map { vertices[$0] }
    return try? LineString([place(first)] + inner + [place(last)])
  }
}
