import GeoTypes
import Store

/// A collection of features: a layer of the city file.
struct CollectionDocument: Sendable {
  let layer: CityLayer
  /// The frame of the city file.
  let storage: StorageCRS
  /// What addresses begin with.
  let base: String
  /// The box of its features, where it has any.
  let extent: FeatureBox?
  /// From the first to the last time of its features, where they have any.
  var isTimed: Bool { FeatureRequest.times(of: layer) != nil }

  private var path: String { "/collections/\(layer.rawValue)" }

  /// The description of the collection, as a value of a list.
  var value: PropertyValue { .object(Dictionary(uniqueKeysWithValues: members)) }
  /// The description of the collection, as a document.
  var json: String { JSONDocument.text(members) }

  private var members: [(String, PropertyValue)] {
    let layout = layer.featureLayout
    var members: [(String, PropertyValue)] = [
      ("id", .text(layer.rawValue)), ("title", .text(layout.summary)), ("description", .text(layout.summary)),
      ("itemType", .text("feature")),
      ("crs", .list(FeatureFrame.allCases.map { .text($0.rawValue) })),
      ("storageCrs", .text(FeatureFrame(storage).rawValue)),
      ("links", .list(links.map { $0.value(base) })),
    ]
    if let extent {
      let box = [extent.west, extent.south, extent.east, extent.north].map { PropertyValue.number($0) }
      let spatial = PropertyValue.object([
        "bbox": .list([.list(box)]), "crs": .text(FeatureFrame.crs84.rawValue),
      ])
      members.append(("extent", .object(["spatial": spatial])))
    }
    return members
  }

  private var links: [LandingPage.Link] {
    [
      .init(path, rel: "self", "This collection"),
      .init("\(path)/items", rel: "items", type: FeatureRequest.Form.json.type, "Its features"),
      .init("\(path)/items?f=csv", rel: "items", type: "text/csv", "Its features as rows"),
      .init("\(path)/items?f=ndjson", rel: "items", type: FeatureRequest.Form.ndjson.type, "Its features line by line"),
      .init(
        "\(path)/queryables", rel: "http://www.opengis.net/def/rel/ogc/1.0/queryables", type: "application/schema+json",
        "What its features can be asked for by"),
    ]
  }

  /// What features can be asked for by, as a JSON Schema.
  var queryables: String {
    let layout = layer.featureLayout
    var properties: [String: PropertyValue] = [:]
    for column in layout.columns where !FeatureRequest.known.contains(column.name) {
      let type =
        switch column.kind {
        case .text: "string"
        case .integer: "integer"
        case .real: "number"
        case .boolean: "boolean"
        }
      properties[column.name] = .object(["title": .text(column.name), "type": .text(type)])
    }
    if let geometry = layout.geometry {
      properties["geom"] = .object([
        "title": .text("geom"), "format": .text("geometry-\(geometry.lowercased())"),
        "x-ogc-role": .text("primary-geometry"),
      ])
    }
    return JSONDocument.text([
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("$id", .text("\(base)\(path)/queryables")),
      ("type", .text("object")), ("title", .text(layout.summary)), ("properties", .object(properties)),
      ("additionalProperties", .boolean(false)),
    ])
  }
}
