import GeoTypes
import Interchange
import RoadNetwork
import Routing

/// Times and lengths of the fastest drives between points, as they are shown.
struct DriveTable {
  let sources: TablePoints
  let targets: TablePoints
  let sourceStops: [CityDrive.Stop?]
  let targetStops: [CityDrive.Stop?]
  let table: TravelTable

  /// How many pairs have no drive, and the first of them.
  var missing: (count: Int, first: (source: Int, target: Int)?) {
    let cells = table.milliseconds.indices.filter { table.milliseconds[$0] == TravelTable.unreachable }
    let first = cells.first.map { (source: $0 / table.targetCount, target: $0 % table.targetCount) }
    return (cells.count, first)
  }

  // MARK: CSV

  /// One row a pair.
  func writeList<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    let csv = try CSVWriter(columns: ["source", "target", "time_s", "distance_m", "reason"], to: &sink)
    for source in sources.names.indices {
      for target in targets.names.indices {
        let time = table.time(from: source, to: target).map { "\($0.seconds.rawValue)" }
        let length = table.length(from: source, to: target).map { "\($0.rawValue)" }
        let reason = time == nil ? reason(source, target) : ""
        try csv.write(
          [sources.names[source], targets.names[target], time ?? "", length ?? "", reason], to: &sink)
      }
    }
  }

  /// One row a source, one column a target: seconds or metres.
  func writeMatrix<Sink: ByteSink & ~Copyable>(ofLengths: Bool, to sink: inout Sink) throws {
    let csv = try CSVWriter(columns: ["source"] + targets.names, to: &sink)
    for source in sources.names.indices {
      let cells = targets.names.indices.map { target in
        ofLengths
          ? table.length(from: source, to: target).map { "\($0.rawValue)" } ?? ""
          : table.time(from: source, to: target).map { "\($0.seconds.rawValue)" } ?? ""
      }
      try csv.write([sources.names[source]] + cells, to: &sink)
    }
  }

  /// What can be told of a pair without a search of its own.
  private func reason(_ source: Int, _ target: Int) -> String {
    guard let start = sourceStops[source], let end = targetStops[target] else { return "no_road" }
    if start.stands.isEmpty { return "start_forbidden" }
    return end.stands.isEmpty ? "target_forbidden" : "no_way"
  }

  // MARK: JSON

  /// The object of OSRM's table service: `durations` in seconds and `distances` in metres, null where there is no way.
  func writeJSON<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    try sink.write(#"{"code":"Ok","durations":["#)
    try writeRows(to: &sink) { source, target in table.time(from: source, to: target)?.seconds.rawValue }
    try sink.write(#"],"distances":["#)
    try writeRows(to: &sink) { source, target in table.length(from: source, to: target)?.rawValue }
    try sink.write(#"],"sources":["#)
    try writeStops(sources, sourceStops, to: &sink)
    try sink.write(#"],"destinations":["#)
    try writeStops(targets, targetStops, to: &sink)
    try sink.write("]}\n")
  }

  private func writeRows<Sink: ByteSink & ~Copyable>(
    to sink: inout Sink, _ value: (Int, Int) -> Double?
  ) throws {
    for source in sources.names.indices {
      let cells = targets.names.indices.map { value(source, $0).map { "\($0)" } ?? "null" }
      try sink.write((source == 0 ? "\n[" : ",\n[") + cells.joined(separator: ",") + "]")
    }
  }

  /// Where points stand on the roads; null for one without a road within reach.
  private func writeStops<Sink: ByteSink & ~Copyable>(
    _ points: TablePoints, _ stops: [CityDrive.Stop?], to sink: inout Sink
  ) throws {
    for (index, stop) in stops.enumerated() {
      var text = "null"
      if let snap = stop?.snap {
        text = try JSONText.line(
          Waypoint(
            id: points.names[index],
            location: [snap.position.longitude, snap.position.latitude].map { ($0 * 1e7).rounded() / 1e7 },
            distance: (snap.distance.rawValue * 1000).rounded() / 1000, segment: snap.segment.rawValue,
            side: snap.side.rawValue))
      }
      try sink.write((index == 0 ? "\n" : ",\n") + text)
    }
  }

  private struct Waypoint: Encodable {
    var id: String
    var location: [Double]
    var distance: Double
    var segment: Int64
    var side: String
  }
}
