import GeoTypes
public import RoadNetwork

extension CityWriter {
  /// Replaces segments, kerbs, turn rules and roads by those of a network, and its driving side. Duties stay.
  /// - Precondition: kerbs and turn rules name segments of the network.
  /// - Throws: ``CityFileError``.
  public func replace(network: StreetNetwork) throws(CityFileError) {
    var lines: [SegmentUID: LineString] = [:]
    var roadLines: [RoadID: [LineString]] = [:]
    lines.reserveCapacity(network.segments.count)
    for segment in network.segments {
      lines[segment.uid] = segment.line
      if let road = segment.road { roadLines[road, default: []].append(segment.line) }
    }
    try replace(
      .segmentRows,
      with: network.segments.lazy.map { segment in
        SegmentRow(fid: 0, segment: segment, from: Int64(segment.from.rawValue), to: Int64(segment.to.rawValue))
      })
    try replace(.kerbRows, with: network.kerbs.lazy.map { KerbRow(kerb: $0, line: lines[$0.segment]) })
    try replace(.roadRows, with: network.roads.lazy.map { RoadRow(road: $0, lines: roadLines[$0.id] ?? []) })
    try replace(
      .restrictionRows,
      with: network.restrictions.lazy.map { rule in
        RestrictionRow(
          source: rule.source, kind: rule.kind, from: rule.from, via: Int64(rule.via.rawValue), to: rule.to,
          position: network.nodes[Int(rule.via.rawValue)])
      })
    var metadata = try reader.metadata()
    metadata.drivingSide = network.drivingSide
    metadata.nextSegmentUID = max(metadata.nextSegmentUID, (network.segments.map(\.uid.rawValue).max() ?? 0) + 1)
    metadata.nextRoadID = max(metadata.nextRoadID, (network.roads.map(\.id.rawValue).max() ?? 0) + 1)
    try setMetadata(metadata)
  }
}
