internal import GeoTypes
internal import Geometry

/// What of a file to keep by place; shared by the passes, used by one thread.
final class OSMClip {
  private let box: Box?
  private let area: PreparedArea?

  /// - Throws: ``InterchangeError/invalidValue(file:place:value:reason:remedy:)`` where the area cannot be used.
  init(_ options: OSMOptions, file: String) throws(InterchangeError) {
    guard let area = options.area else {
      box = options.box
      self.area = nil
      return
    }
    do throws(GeometryError) {
      self.area = try PreparedArea(area)
    } catch {
      throw .invalidValue(
        file: file, place: "clip area", value: "the area", reason: "cannot be used: \(error)",
        remedy: "repair it or give a box")
    }
    box = options.box ?? area.box
  }

  /// Whether a position is to be kept.
  func covers(_ vertex: Vertex) -> Bool {
    guard box?.contains(vertex) ?? true else { return false }
    return answer { (area: borrowing PreparedArea) throws(GeometryError) in try area.covers(LonLat(vertex)) }
  }

  /// Whether a line of stored vertices is to be kept: whole, if any of it lies inside.
  func meets(_ line: [Vertex]) -> Bool {
    guard box?.meets(line) ?? true else { return false }
    guard area != nil, let shape = try? LineString(line) else { return true }
    return answer { (area: borrowing PreparedArea) throws(GeometryError) in try area.intersects(shape) }
  }

  /// Whether an area is to be kept, whole.
  func meets(_ shape: MultiPolygon) -> Bool {
    guard box?.intersects(shape.box) ?? true else { return false }
    return answer { (area: borrowing PreparedArea) throws(GeometryError) in try area.intersects(shape) }
  }

  /// Asks the area; without one, and where the geometry library gives no answer, an element is kept.
  private func answer(_ question: (borrowing PreparedArea) throws(GeometryError) -> Bool) -> Bool {
    switch area {
    case .some(let area): (try? question(area)) ?? true
    case .none: true
    }
  }
}
