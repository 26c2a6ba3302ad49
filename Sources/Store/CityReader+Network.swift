import GeoTypes
public import RoadNetwork

/// A row that names a segment which is not in the city: another program deleted the one and left the other.
public struct DanglingReference: Hashable, Sendable {
  /// The layer of the row.
  public var layer: CityLayer
  /// The column that names the segment.
  public var column: String
  /// The segment that is not there.
  public var segment: SegmentUID
}

extension CityReader {
  /// The road network. Nodes are numbered anew without gaps, in the order of their numbers in the file.
  ///
  /// Kerbs and turn rules of segments that are not there are left out; ``danglingReferences()`` names them.
  /// - Throws: ``CityFileError``, such as a node that lies at two places because one segment's end was moved.
  /// - Complexity: O(n log n).
  public func network() throws(CityFileError) -> StreetNetwork {
    let rows = try all(.segmentRows).sorted { $0.segment.uid < $1.segment.uid }
    let nodes = try NodeTable(rows, path: path)
    let segments = rows.map { row in
      var segment = row.segment
      segment.from = nodes.id(row.from)
      segment.to = nodes.id(row.to)
      return segment
    }
    let known = Set(segments.map(\.uid))
    let kerbs = try all(.kerbRows).map(\.kerb).filter { known.contains($0.segment) }
    let roads = try all(.roadRows).map(\.road).sorted { $0.id < $1.id }
    return StreetNetwork(
      nodes: nodes.positions, segments: segments, kerbs: kerbs, restrictions: try restrictions(known, nodes),
      roads: roads, drivingSide: try metadata().drivingSide)
  }

  private func restrictions(
    _ known: Set<SegmentUID>, _ nodes: NodeTable
  ) throws(CityFileError) -> [TurnRestriction] {
    try all(.restrictionRows).compactMap { row in
      guard known.contains(row.from), known.contains(row.to), let via = nodes.numbers[row.via] else { return nil }
      return TurnRestriction(source: row.source, kind: row.kind, from: row.from, via: via, to: row.to)
    }
  }

  /// Kerbs, turn rules, duties and closures of segments that are not in the city, in the order of layers and rows.
  public func danglingReferences() throws(CityFileError) -> [DanglingReference] {
    let known = Set(try all(.segmentRows).map(\.segment.uid))
    var found: [DanglingReference] = []
    func look(_ layer: CityLayer, _ column: String, _ segment: SegmentUID) {
      guard !known.contains(segment) else { return }
      found.append(DanglingReference(layer: layer, column: column, segment: segment))
    }
    for row in try all(.kerbRows) { look(.kerb, "segment", row.kerb.segment) }
    for row in try all(.restrictionRows) {
      look(.turnRestriction, "from_segment", row.from)
      look(.turnRestriction, "to_segment", row.to)
    }
    for duty in try all(.duties) { look(.duty, "segment", duty.segment) }
    for closure in try closures() { look(.closure, "segment", closure.segment) }
    return found
  }
}

/// The nodes of the road graph, found again at the ends of segments.
struct NodeTable {
  private(set) var numbers: [Int64: NodeID] = [:]
  private(set) var positions: [Vertex] = []

  init(_ rows: [SegmentRow], path: String) throws(CityFileError) {
    var places: [Int64: (place: Vertex, fid: Int64)] = [:]
    for row in rows {
      let ends = [("from_node", row.from, row.segment.line.start), ("to_node", row.to, row.segment.line.end)]
      for (column, number, place) in ends {
        if let seen = places[number], seen.place != place {
          throw .badValue(
            path: path, layer: CityLayer.segment.rawValue, fid: row.fid, column: column, value: "\(number)",
            reason: "lies elsewhere in fid \(seen.fid); move the ends of both segments, or give this end a new node")
        }
        places[number] = (place, row.fid)
      }
    }
    for (index, number) in places.keys.sorted().enumerated() {
      numbers[number] = NodeID(rawValue: UInt32(index))
      if let place = places[number]?.place { positions.append(place) }
    }
  }

  /// The dense number of a node that some segment ends at.
  func id(_ number: Int64) -> NodeID { numbers[number] ?? NodeID(rawValue: 0) }
}
