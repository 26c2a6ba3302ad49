import Foundation
import GeoTypes
import RoadNetwork
import Routing

/// The lines and names of a city's segments in flat arrays, numbered as the arcs of its graphs: arcs `2k` and `2k + 1`
/// are the `k`-th segment by rising uid, driven as digitised and against. A class, since it is handed on with every piece
/// of a route: a copy is one count then and not one for each array.
final class StreetLines: Sendable {
  /// Vertices of segment `k` are `vertices[first[k]..<first[k + 1]]`.
  private let first: [UInt32]
  private let vertices: [Vertex]
  /// Millimetres from the start of the segment to each vertex.
  private let offsets: [UInt32]
  private let nameNumber: [UInt32]
  private let quotedNames: [[UInt8]]
  private let marks: [Mark]
  private let ends: [(from: UInt32, to: UInt32)]
  /// Arcs out of node `n` are `arms[firstArm[n]..<firstArm[n + 1]]`, forbidden ones too.
  private let firstArm: [UInt32]
  private let arms: [UInt32]
  /// On which side the city drives.
  let drivingSide: DrivingSide

  /// What a driver is told of a segment besides its name.
  struct Mark: OptionSet, Sendable {
    let rawValue: UInt8
    static let link = Mark(rawValue: 1)
    static let roundabout = Mark(rawValue: 2)
    static let expressway = Mark(rawValue: 4)
    static let tunnel = Mark(rawValue: 8)
  }

  /// - Complexity: O(vertices), and O(n log n) where segments are not sorted.
  init(_ network: StreetNetwork) {
    let segments = network.segments.sorted { $0.uid < $1.uid }
    var (first, vertices, offsets): ([UInt32], [Vertex], [UInt32]) = ([0], [], [])
    var (names, numbers, quoted): ([String: UInt32], [UInt32], [[UInt8]]) = (["": 0], [], [DriveText.quoted("")])
    var marks: [Mark] = []
    for segment in segments {
      vertices += segment.line.vertices
      offsets += StreetLines.offsets(segment)
      first.append(UInt32(vertices.count))
      let name = segment.attributes.name ?? ""
      if names[name] == nil {
        names[name] = UInt32(quoted.count)
        quoted.append(DriveText.quoted(name))
      }
      numbers.append(names[name] ?? 0)
      marks.append(Mark(segment.attributes))
    }
    (self.first, self.vertices, self.offsets) = (first, vertices, offsets)
    (nameNumber, quotedNames, self.marks) = (numbers, quoted, marks)
    ends = segments.map { ($0.from.rawValue, $0.to.rawValue) }
    drivingSide = network.drivingSide
    (firstArm, arms) = StreetLines.arms(segments, nodeCount: network.nodes.count)
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

  private static func arms(_ segments: [Segment], nodeCount: Int) -> ([UInt32], [UInt32]) {
    var first = [UInt32](repeating: 0, count: nodeCount + 1)
    let ends = segments.map { [Int($0.from.rawValue), Int($0.to.rawValue)] }
    for node in ends.joined() { first[node + 1] += 1 }
    for node in 0..<nodeCount { first[node + 1] += first[node] }
    var next = first
    var arms = [UInt32](repeating: 0, count: 2 * segments.count)
    for (number, nodes) in ends.enumerated() {
      for (direction, node) in nodes.enumerated() {
        arms[Int(next[node])] = UInt32(2 * number + direction)
        next[node] += 1
      }
    }
    return (first, arms)
  }

  // MARK: Names

  /// The number of a segment's name; 0 for none.
  func name(of arc: UInt32) -> UInt32 { nameNumber[Int(arc >> 1)] }

  /// A name in quotes.
  func quoted(_ name: UInt32) -> [UInt8] { quotedNames[Int(name)] }

  func mark(of arc: UInt32) -> Mark { marks[Int(arc >> 1)] }

  /// The arcs out of a node, forbidden ones too.
  func arms(at node: NodeID) -> ArraySlice<UInt32> {
    arms[Int(firstArm[Int(node.rawValue)])..<Int(firstArm[Int(node.rawValue) + 1])]
  }

  // MARK: Lines

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
    return StreetLines.between(vertices[edge - 1], vertices[edge], min(1, max(0, share)))
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

  /// A number for a vertex: the node's where there is one, else a greater one.
  func number(of vertex: Int, on arc: UInt32) -> Int {
    let segment = Int(arc >> 1)
    if vertex == Int(first[segment]) { return Int(ends[segment].from) }
    if vertex == Int(first[segment + 1]) - 1 { return Int(ends[segment].to) }
    return firstArm.count + vertex
  }

  // MARK: Bearings

  /// How far ahead or back a bearing is taken, so that a kink of the last metre does not count.
  private static let reach: Int64 = 10_000

  /// The bearing in which an arc leads away from a place on it, in degrees from north to the east.
  func bearing(of arc: UInt32, from offset: Int64 = 0) -> Double {
    let length = length(of: arc)
    let end = min(length, offset + StreetLines.reach)
    // At the very end what lies behind tells.
    guard end > offset else { return bearing(of: arc, upTo: length) }
    return StreetLines.bearing(place(on: arc, at: offset), place(on: arc, at: end))
  }

  /// The bearing in which an arc leads to a place on it.
  func bearing(of arc: UInt32, upTo offset: Int64) -> Double {
    let start = max(0, offset - StreetLines.reach)
    guard start < offset else {
      return StreetLines.bearing(place(on: arc, at: 0), place(on: arc, at: StreetLines.reach))
    }
    return StreetLines.bearing(place(on: arc, at: start), place(on: arc, at: offset))
  }

  /// The bearing from one place to another near it.
  static func bearing(_ a: Vertex, _ b: Vertex) -> Double {
    let east = (Double(b.x) - Double(a.x)) * cos(a.latitude * .pi / 180)
    let degrees = atan2(east, Double(b.y) - Double(a.y)) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }
}

extension StreetLines.Mark {
  fileprivate init(_ attributes: SegmentAttributes) {
    self = []
    if attributes.isLink { insert(.link) }
    if attributes.isRoundabout { insert(.roundabout) }
    if attributes.roadClass == .expressway { insert(.expressway) }
    if attributes.structure == .tunnel { insert(.tunnel) }
  }
}
