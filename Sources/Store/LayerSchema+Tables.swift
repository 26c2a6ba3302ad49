extension LayerSchema {
  /// The schema of a layer, as `Docs/CityFile.md` has it.
  static func of(_ layer: CityLayer) -> LayerSchema {
    switch layer {
    case .division, .zone, .unitGrid, .barrier, .building: area(layer)
    case .road, .segment, .kerb, .turnRestriction: network(layer)
    case .component, .chief, .duty, .facility, .incident, .closure, .importLog: work(layer)
    case .rule, .vehicle, .plan, .planLeg: planning(layer)
    }
  }

  /// All schemas, in the order of ``CityLayer``.
  static let all = CityLayer.allCases.map(LayerSchema.of)

  private static func area(_ layer: CityLayer) -> LayerSchema {
    switch layer {
    case .zone:
      LayerSchema(
        layer: layer, summary: "Management areas that may overlap divisions", geometry: .multiPolygon,
        columns: [.text("code").required, .text("name").required, .integer("precedence").required], key: ["code"])
    case .unitGrid:
      LayerSchema(
        layer: layer, summary: "Unit grids", geometry: .polygon,
        columns: [.text("code").required, .text("community").required, .real("area_m2"), .real("perimeter_m")],
        key: ["code"], lookups: ["community"])
    case .barrier:
      LayerSchema(
        layer: layer, summary: "Lines that unit grids follow", geometry: .line,
        columns: [.text("kind").required, .text("source").required], key: [], lookups: ["source"])
    case .building:
      LayerSchema(
        layer: layer, summary: "Footprints of buildings", geometry: .polygon, columns: [.text("source").required],
        key: [], lookups: ["source"])
    default:
      LayerSchema(
        layer: .division, summary: "Districts, subdistricts, communities", geometry: .multiPolygon,
        columns: [
          .text("code").required, .text("name").required, .text("level").required, .text("parent"),
          .boolean("is_provisional"),
        ], key: ["code"], lookups: ["parent"])
    }
  }

  private static func network(_ layer: CityLayer) -> LayerSchema {
    switch layer {
    case .road:
      LayerSchema(
        layer: layer, summary: "Named runs of segments", geometry: .multiLine,
        columns: [
          .integer("id").required, .text("name"), .text("class").required, .real("length_m").required,
          .real("carriageway_length_m").required,
        ], key: ["id"], lookups: ["name"])
    case .kerb:
      LayerSchema(
        layer: layer, summary: "Sides of segments to be swept", geometry: .line,
        columns: [
          .integer("segment").required, .text("side").required, .text("kind").required, .boolean("forward"),
          .text("strip").required,
        ], key: ["segment", "side", "kind", "strip"])
    case .turnRestriction:
      LayerSchema(
        layer: layer, summary: "Turns that are banned or commanded", geometry: .point,
        columns: [
          .text("source").required, .text("kind").required, .integer("from_segment").required,
          .integer("via_node").required, .integer("to_segment").required,
        ], key: [], lookups: ["from_segment", "to_segment"])
    default:
      LayerSchema(
        layer: .segment, summary: "Pieces of road between cuts", geometry: .line, columns: segmentColumns,
        key: ["uid"], lookups: ["road", "source"])
    }
  }

  private static let segmentColumns: [LayerColumn] = [
    .integer("uid").required, .text("source").required, .integer("road"), .text("name"), .text("class").required,
    .boolean("is_link"), .text("direction").required, .text("structure").required, .integer("layer").required,
    .integer("lanes"), .real("width_m"), .text("surface"), .real("max_speed_kmh"), .text("access").required,
    .boolean("is_divided"), .boolean("is_roundabout"), .integer("from_node").required, .integer("to_node").required,
    .real("length_m").required, .integer("pair"), .boolean("counts_as_road"), .text("left_division"),
    .text("right_division"),
  ]

  private static func work(_ layer: CityLayer) -> LayerSchema {
    switch layer {
    case .chief:
      LayerSchema(
        layer: layer, summary: "Road chiefs", geometry: nil,
        columns: [.text("id").required, .text("name").required, .text("level")], key: ["id"])
    case .duty:
      LayerSchema(
        layer: layer, summary: "Who holds which piece of which side of a segment, when", geometry: nil,
        columns: [
          .text("chief").required, .integer("segment").required, .text("side").required,
          .real("from_offset_m").required, .real("to_offset_m"), .text("level"), .text("shift"), .text("valid_from"),
          .text("valid_to"),
        ], key: [], lookups: ["chief", "segment"])
    case .facility:
      LayerSchema(
        layer: layer, summary: "Depots, dumps, water points, stations", geometry: .point,
        columns: [
          .text("id").required, .text("name").required, .text("kind").required, .text("hours"), .real("service_time_s"),
        ], key: ["id"])
    case .incident:
      LayerSchema(
        layer: layer, summary: "Reports with a position", geometry: .point, columns: incidentColumns, key: ["id"],
        lookups: ["unit_grid"])
    case .closure:
      LayerSchema(
        layer: layer, summary: "Roads closed for a time", geometry: .line,
        columns: [
          .text("id").required, .integer("segment").required, .text("starts_at"), .text("ends_at"), .text("reason"),
          .text("author"), .text("created_at"),
        ], key: ["id"], lookups: ["segment"])
    case .importLog:
      LayerSchema(
        layer: layer, summary: "What came from which file", geometry: nil,
        columns: [
          .text("imported_at").required, .text("layer").required, .text("file").required, .text("digest"),
          .text("crs"), .integer("read_count").required, .integer("written_count").required, .text("repairs"),
          .text("refusals"), .text("remarks"),
        ], key: [])
    default:
      LayerSchema(
        layer: .component, summary: "City components with their numbers", geometry: .point,
        columns: [
          .text("id").required, .text("class").required, .text("subclass").required, .text("name"),
          .text("state").required, .text("unit_grid"), .integer("segment"), .text("side"), .text("source").required,
          .text("managed_by"),
        ], key: ["id"], lookups: ["unit_grid"])
    }
  }

  private static let incidentColumns: [LayerColumn] = [
    .text("id").required, .text("reported_at"), .text("item"), .text("text"), .text("source"), .text("component"),
    .text("unit_grid"), .text("community"), .text("subdistrict"), .text("district"), .text("zone"), .integer("road"),
    .integer("segment"), .text("side"), .real("distance_m"), .text("chief"), .text("department"), .text("deadline"),
    .text("state"),
  ]
}
