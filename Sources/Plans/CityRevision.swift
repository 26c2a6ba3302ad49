public import RoadNetwork

/// The revision of what plans are made from: the same for the same content, whatever file it stands in.
public enum CityRevision {
  /// The digest of roads, facilities and duties as `sha256:` and 64 hex digits.
  ///
  /// Every field of them counts but two that no plan depends on: where a segment and a turn rule come from. Neither
  /// does the order of rows count, nor how nodes are numbered, nor the table of roads, which is made of the segments.
  /// - Complexity: O(n log n); the bytes of a network pass through a buffer of fixed size.
  public static func of(network: StreetNetwork, facilities: [Facility], duties: [Duty]) -> String {
    var writer = RevisionWriter()
    writer.put("luwang city revision 1")
    writer.put(network.drivingSide.rawValue)
    let nodes = writer.put(network.segments.sorted { $0.uid < $1.uid }, nodesAt: network.nodes)
    writer.put(network.kerbs)
    writer.put(network.restrictions, nodes)
    writer.putRecords(facilities) { $1.put($0) }
    writer.putRecords(duties) { $1.put($0) }
    return writer.digest
  }
}
