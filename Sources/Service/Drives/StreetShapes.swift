import Foundation
import GeoTypes
import RoadNetwork

/// The lines of a city's segments in flat arrays, followed along arcs: arcs `2k` and `2k + 1` are the `k`-th segment, driven
/// as digitised and against.
struct StreetShapes: Sendable {
  /// Vertices of segment `k` are `vertices[first[k]..<first[k + 1]]`.
  private let first: [UInt32]
  private let vertices: [Vertex]
  /// Millimetres from the start of the segment to each vertex.
  private let offsets: [UInt32]

  /// - Complexity: O(vertices).
  init(_ segments: [Segment]) {
    var (first, vertices, offsets): ([UInt32], [Vertex], [UInt32]) = ([0], [], [])
    for segment in segments {
      vertices += segment.line.vertices
      offsets += StreetShapes.offsets(segment)
      first.append(UInt32(vertices.count))
    }
    (self.first, self.vertices, self.offsets) = (first, vertices, offsets)
  }

  private static func offsets(_ segment: Segment) -> [UInt32] {
    let line = segment.line.vertices
    let shrink = cos(segment.line.start.latitude * .pi / 180)
    var (total, sums) = (0.0, [0.0])
    for (a, b) in zip(line, line.dropFirst()) {
      total += hypot(Double(b.x) - Double(a.x), (Double(b.y) - Double(a.y)) / max(0.000_1, shrink))
      sums.append(total)
    }
    let millimeters = min(Double(UInt32.max), max(0, (segment.length.rawValue * 1000).rounded()))
    return sums.map { UInt32(total > 0 ? ($0 / total * millimeters).rounded() : 0) }
  }

  /// The numbers of the vertices of an arc's segment, as digitised.
  func places(of arc: UInt32) -> Range<Int> { Int(first[Int(arc >> 1)])..<Int(first[Int(arc >> 1) + 1]) }

  /// How long the line of an arc is, in millimetres.
  func length(of arc: UInt32) -> Int64 { Int64(offsets[Int(first[Int(arc >> 1) + 1]) - 1]) }

  /// The place some millimetres along an arc as driven; beyond its ends counts as the end.
  func place(on arc: UInt32, at offset: Int64) -> Vertex {
    let (low, high) = (Int(first[Int(arc >> 1)]), Int(first[Int(arc >> 1) + 1]) - 1)
    let along = arc & 1 == 0 ? offset : length(of: arc) - offset
    var edge = low + 1
    while edge < high, Int64(offsets[edge]) < along { edge += 1 }
    let span = Int64(offsets[edge]) - Int64(offsets[edge - 1])
    let share = span > 0 ? Double(along - Int64(offsets[edge - 1])) / Double(span) : 0
    return StreetShapes.between(vertices[edge - 1], vertices[edge], min(1, max(0, share)))
  }

  private static func between(_ a: Vertex, _ b: Vertex, _ share: Double) -> Vertex {
    Vertex(
      x: Int32((Double(a.x) + (Double(b.x) - Double(a.x)) * share).rounded()),
      y: Int32((Double(a.y) + (Double(b.y) - Double(a.y)) * share).rounded()))
  }

  /// Follows the part of an arc between two places, both included.
  /// - Parameters:
  ///   - start: millimetres along the arc as driven.
  ///   - body: takes each place, how far along the arc it is, and the number of the vertex there, at the start of that
  ///     behind it and at the end of that before it.
  @inline(__always)
  func walk(_ arc: UInt32, from start: Int64, to end: Int64, _ body: (Vertex, Int64, Int) -> Void) {
    let (low, high) = (Int(first[Int(arc >> 1)]), Int(first[Int(arc >> 1) + 1]) - 1)
    let length = Int64(offsets[high])
    let (isForward, count) = (arc & 1 == 0, high - low)
    func vertex(_ step: Int) -> Int { isForward ? low + step : high - step }
    func along(_ step: Int) -> Int64 {
      isForward ? Int64(offsets[low + step]) : length - Int64(offsets[high - step])
    }
    var next = 0
    while next < count, along(next) <= start { next += 1 }
    body(start <= 0 ? vertices[vertex(0)] : place(on: arc, at: start), start, vertex(max(0, next - 1)))
    while next < count, along(next) < end {
      body(vertices[vertex(next)], along(next), vertex(next))
      next += 1
    }
    body(end >= length ? vertices[vertex(count)] : place(on: arc, at: end), end, vertex(next))
  }

  /// Adds the part of an arc between two places to a line, without what the line ends with.
  func append(_ arc: UInt32, from start: Int64, to end: Int64, to line: inout [Vertex]) {
    let (low, high) = (Int(first[Int(arc >> 1)]), Int(first[Int(arc >> 1) + 1]) - 1)
    guard start <= 0, end >= Int64(offsets[high]) else {
      return walk(arc, from: start, to: end) { vertex, _, _ in
        if line.last != vertex { line.append(vertex) }
      }
    }
    // Nearly all arcs of a route are driven from end to end.
    vertices.withUnsafeBufferPointer { vertices in
      let step = arc & 1 == 0 ? 1 : -1
      var place = arc & 1 == 0 ? low : high
      if line.last == vertices[place] { place += step }
      while place >= low && place <= high {
        line.append(vertices[place])
        place += step
      }
    }
  }

  // MARK: Bearings

  /// How far ahead or back a bearing is taken, so that a kink of the last metre does not count.
  private static let reach: Int64 = 10_000

  /// The bearing in which an arc leads away from a place on it, in degrees from north to the east.
  func bearing(of arc: UInt32, from offset: Int64 = 0) -> Double {
    let length = length(of: arc)
    let end = min(length, offset + StreetShapes.reach)
    // At the very end what lies behind tells.
    guard end > offset else { return bearing(of: arc, upTo: length) }
    return StreetShapes.bearing(place(on: arc, at: offset), place(on: arc, at: end))
  }

  /// The bearing in which an arc leads to a place on it.
  func bearing(of arc: UInt32, upTo offset: Int64) -> Double {
    let start = max(0, offset - StreetShapes.reach)
    guard start < offset else {
      return StreetShapes.bearing(place(on: arc, at: 0), place(on: arc, at: StreetShapes.reach))
    }
    return StreetShapes.bearing(place(on: arc, at: start), place(on: arc, at: offset))
  }

  /// The bearing from one place to another near it.
  static func bearing(_ a: Vertex, _ b: Vertex) -> Double {
    let east = (Double(b.x) - Double(a.x)) * cos(a.latitude * .pi / 180)
    let degrees = atan2(east, Double(b.y) - Double(a.y)) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }
}
