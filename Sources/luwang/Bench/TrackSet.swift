import Foundation
import GeoTypes
import RoadNetwork
import Routing

/// A track with the roads around it and the way that was truly driven, in the form of Kubička and others 2015 ("Dataset for
/// testing and training of map-matching algorithms", DOI 10.1109/IVS.2015.7225829): `.nodes` (lon lat), `.arcs` (from to),
/// `.track` (lon lat s) and `.route` (numbers of arcs).
struct TrackSet {
  /// The name of its folder.
  let name: String
  let network: StreetNetwork
  let fixes: [TrackFix]
  /// How often each arc was driven, by the nodes it leads from and to.
  let truth: [DirectedEdge: Int]
  /// Of each vertex.
  let nodes: [Vertex: Int]

  struct DirectedEdge: Hashable {
    var from: Int
    var to: Int
  }

  /// Reads the set of a folder, whose files are called as it is.
  /// - Throws: ``TrackSetError`` for what is not in this form.
  init(folder: URL) throws {
    name = folder.lastPathComponent
    let base = folder.appendingPathComponent(name)
    let positions = try TrackSet.rows(base, "nodes", of: 2)
    let arcs = try TrackSet.rows(base, "arcs", of: 2).map { (Int($0[0]), Int($0[1])) }
    let track = try TrackSet.rows(base, "track", of: 3)
    let route = try TrackSet.rows(base, "route", of: 1).map { Int($0[0]) }
    let vertices = try positions.map { try Vertex(rounding: LonLat($0[0], $0[1])) }
    for (line, arc) in arcs.enumerated() where !vertices.indices.contains(arc.0) || !vertices.indices.contains(arc.1) {
      throw TrackSetError.badLine("\(base.path).arcs", line: line + 1)
    }
    nodes = Dictionary(zip(vertices, vertices.indices), uniquingKeysWith: { first, _ in first })
    fixes = track.map { TrackFix(LonLat($0[0], $0[1]), time: Seconds($0[2])) }
    var truth: [DirectedEdge: Int] = [:]
    for (line, number) in route.enumerated() {
      guard arcs.indices.contains(number) else { throw TrackSetError.badLine("\(base.path).route", line: line + 1) }
      // Nodes at one position are one.
      let (from, to) = (nodes[vertices[arcs[number].0]] ?? 0, nodes[vertices[arcs[number].1]] ?? 0)
      truth[DirectedEdge(from: from, to: to), default: 0] += 1
    }
    self.truth = truth
    network = try TrackSet.network(vertices, arcs)
  }

  /// Roads of one class, open both ways where there are arcs both ways.
  private static func network(_ vertices: [Vertex], _ arcs: [(Int, Int)]) throws -> StreetNetwork {
    let edges = Set(arcs.map { DirectedEdge(from: $0.0, to: $0.1) })
    var ways: [RoadWay] = []
    for (number, arc) in arcs.enumerated() where vertices[arc.0] != vertices[arc.1] {
      let isBoth = edges.contains(DirectedEdge(from: arc.1, to: arc.0))
      if isBoth && arc.0 > arc.1 { continue }
      var attributes = SegmentAttributes(roadClass: .branch)
      attributes.direction = isBoth ? .both : .forward
      let line = [vertices[arc.0], vertices[arc.1]]
      ways.append(RoadWay(source: "arc/\(number)", line: line, nodeKeys: line.map(\.key), attributes: attributes))
    }
    return try NetworkBuilder().build(ways: ways).network
  }

  /// The numbers of a file, so many a line.
  private static func rows(_ base: URL, _ suffix: String, of count: Int) throws -> [[Double]] {
    let path = "\(base.path).\(suffix)"
    guard let data = FileManager.default.contents(atPath: path) else { throw TrackSetError.missing(path) }
    var rows: [[Double]] = []
    for (line, text) in String(decoding: data, as: UTF8.self).split(separator: "\n").enumerated() {
      let row = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      guard row.count == count, row.allSatisfy({ abs($0) < 1e15 }) else {
        throw TrackSetError.badLine(path, line: line + 1)
      }
      rows.append(row)
    }
    return rows
  }
}

/// Why a set cannot be read.
enum TrackSetError: Error, CustomStringConvertible {
  case missing(String)
  case badLine(String, line: Int)

  var description: String {
    switch self {
    case .missing(let path): "\(path): cannot be read; give folders with .nodes, .arcs, .track and .route"
    case .badLine(let path, let line): "\(path):\(line): not as many numbers as there must be, or out of range"
    }
  }
}
