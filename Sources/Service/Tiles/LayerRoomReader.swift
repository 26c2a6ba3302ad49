import GeoTypes
import Plans
import RoadNetwork
import Store

/// Reads the features of a layer of the tiles from the city file.
struct LayerRoomReader {
  let layer: TileLayer
  /// Whether components are told where they are; otherwise as guests may know.
  let isExact: Bool
  /// The code of the division at a position.
  let division: (LonLat) -> String?

  /// The room of a layer as the file is now.
  /// - Throws: `CityFileError`.
  func room(_ file: CityFile) throws -> LayerRoom {
    let start = ContinuousClock.now
    return try file.read { city in
      let marks = try city.marks(of: layer.sources)
      var draft = LayerRoomDraft(layer)
      try read(city, &draft)
      draft.finish()
      return LayerRoom(
        draft, layer: layer, revision: CitySnapshot.revision(of: layer.sources, in: marks), effort: .now - start)
    }
  }

  private func read(_ city: CityReader, _ draft: inout LayerRoomDraft) throws {
    switch layer {
    case .chiefs: try readChiefs(city, &draft)
    case .kerbs, .plans: try readAlongSegments(city, &draft)
    default: try readRows(city, &draft)
    }
  }

  // MARK: Rows with a shape

  private func readRows(_ city: CityReader, _ draft: inout LayerRoomDraft) throws {
    let columns = layer.fields.map(\.column)
    var query = FeatureQuery(layer.source, columns: columns + placing)
    if layer == .components, !isExact { query.conditions.append(SensitiveComponents.condition) }
    try city.forEachFeature(query) { feature in
      guard var shape = feature.shape else { return }
      let own = Array(feature.values[..<columns.count])
      let extra = feature.values[columns.count...].map { $0.asText }
      var divisions = extra
      if divisions.isEmpty || divisions.allSatisfy({ $0 == nil }) { divisions = [place(of: shape)] }
      if layer == .divisionNames {
        guard let place = NamePlace.of(shape) else { return }
        shape = .point(place)
      }
      if layer == .components, !isExact { shape = SensitiveComponents.rounded(shape) }
      draft.add(shape, .init(fid: feature.fid, values: own, zoom: zoom(own), divisions: divisions))
    }
  }

  /// The columns that tell in which divisions a row lies.
  private var placing: [String] {
    switch layer {
    case .divisions, .divisionNames: ["code"]
    case .grids: ["community"]
    case .roads: ["left_division", "right_division"]
    case .components: ["unit_grid"]
    case .incidents: ["community"]
    default: []
    }
  }

  /// The division of a shape that does not tell it; zones belong to all.
  private func place(of shape: RawShape) -> String? {
    guard layer != .zones, let first = shape.firstPosition else { return nil }
    return division(LonLat(first.x, first.y)) ?? LayerRoomReader.nowhere
  }

  /// What stands for a division where there is none: it begins with no scope.
  private static let nowhere = "-"

  private func zoom(_ values: [PropertyValue]) -> Int {
    switch layer {
    case .roads: return max(layer.leastZoom, LayerRoomReader.zoom(ofClass: values.first?.asText))
    case .divisions, .divisionNames:
      switch values.last?.asText {
      case "district": return 4
      case "subdistrict": return 9
      default: return 11
      }
    default: return layer.leastZoom
    }
  }

  /// The least zoom of roads of a class.
  private static func zoom(ofClass name: String?) -> Int {
    switch name.flatMap(RoadClass.init(rawValue:)) {
    case .expressway: 6
    case .arterial: 9
    case .secondary: 11
    case .branch: 12
    case .lane, nil: 13
    }
  }

  // MARK: Rows that name a segment

  /// What is needed of a segment.
  private struct Road {
    var name: PropertyValue
    var zoom: Int
    var divisions: [String?]
    var line: [RawPosition]
    var length: Double
  }

  private func roads(_ city: CityReader, withLines: Bool) throws -> [Int64: Road] {
    var roads: [Int64: Road] = [:]
    let columns = ["uid", "name", "class", "left_division", "right_division", "length_m"]
    try city.forEachFeature(FeatureQuery(.segment, columns: columns)) { row in
      guard case .integer(let uid) = row.values[0] else { return }
      var line: [RawPosition] = []
      if withLines, case .line(let positions) = row.shape { line = positions }
      let divisions = row.values[3...4].map(\.asText)
      roads[uid] = Road(
        name: row.values[1], zoom: LayerRoomReader.zoom(ofClass: row.values[2].asText),
        divisions: divisions.allSatisfy { $0 == nil } ? [LayerRoomReader.nowhere] : divisions, line: line,
        length: row.values[5].asNumber ?? 0)
    }
    return roads
  }

  private func readAlongSegments(_ city: CityReader, _ draft: inout LayerRoomDraft) throws {
    let roads = try roads(city, withLines: false)
    let columns = layer.fields.map(\.column)
    for conditions in try selections(city) {
      let query = FeatureQuery(layer.source, columns: columns + ["segment"], conditions: conditions)
      try city.forEachFeature(query) { row in
        guard let shape = row.shape else { return }
        var road: Road?
        if case .integer(let uid) = row.values[columns.count] { road = roads[uid] }
        draft.add(
          shape,
          .init(
            fid: row.fid, values: Array(row.values[..<columns.count]), zoom: layer.leastZoom,
            divisions: road?.divisions ?? [place(of: shape)]))
      }
    }
  }

  /// What is read of the layer: all, or of plans those of the last day of each kind of work and area, since a city keeps the
  /// plans of years.
  private func selections(_ city: CityReader) throws -> [[FeatureCondition]] {
    guard layer == .plans else { return [[]] }
    var latest: [String: StoredPlanHeading] = [:]
    for plan in try city.plans() {
      let work = "\(plan.kind.rawValue)/\(plan.area ?? "")"
      if let other = latest[work], other.date > plan.date { continue }
      latest[work] = plan
    }
    return latest.values.map(\.id).sorted().map { [.equals(column: "plan", .text($0))] }
  }

  private func readChiefs(_ city: CityReader, _ draft: inout LayerRoomDraft) throws {
    let roads = try roads(city, withLines: true)
    var names: [String: PropertyValue] = [:]
    for row in try city.features(FeatureQuery(.chief, columns: ["id", "name"])) {
      if let id = row.values[0].asText { names[id] = row.values[1] }
    }
    let columns = ["chief", "level", "shift", "side", "segment", "from_offset_m", "to_offset_m"]
    try city.forEachFeature(FeatureQuery(.duty, columns: columns)) { row in
      guard case .integer(let uid) = row.values[4], let road = roads[uid] else { return }
      let from = row.values[5].asNumber ?? 0
      let line = LinePiece.cut(road.line, from: from, to: row.values[6].asNumber ?? road.length, length: road.length)
      draft.add(
        .line(line),
        .init(
          fid: row.fid,
          values: [
            row.values[0], row.values[0].asText.flatMap { names[$0] } ?? .null, row.values[1], row.values[2],
            row.values[3], row.values[4], road.name,
          ], zoom: max(layer.leastZoom, road.zoom + 1), divisions: road.divisions))
    }
  }
}
