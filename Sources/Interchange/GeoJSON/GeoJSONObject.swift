internal import GeoTypes

/// One value of a GeoJSON file, of whatever kind, as the features it holds.
struct GeoJSONObject: Decodable {
  /// The features in order; a bare geometry is one feature without properties.
  let records: [FeatureRecord]
  /// The `crs` member, if any.
  let crs: PropertyValue?

  private enum Key: String, CodingKey {
    case type, features, geometry, properties, id, crs, coordinates, geometries
    case attributes, rings, paths, arcs, objects
  }

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Key.self) {
      crs = try members.decodeIfPresent(JSONValue.self, forKey: .crs)?.value
      records = try Self.records(members, of: decoder)
    } else if var list = try? decoder.unkeyedContainer() {
      crs = nil
      records = try Self.records(&list)
    } else {
      throw Self.notGeoJSON(try JSONValue(from: decoder).value.brief)
    }
  }

  private static func records(_ list: inout any UnkeyedDecodingContainer) throws -> [FeatureRecord] {
    var records: [FeatureRecord] = []
    while !list.isAtEnd {
      records += try list.decode(GeoJSONObject.self).records
    }
    return records
  }

  private static func records(
    _ members: KeyedDecodingContainer<Key>, of decoder: any Decoder
  ) throws -> [FeatureRecord] {
    let type = try? members.decode(String.self, forKey: .type)
    switch type {
    case "FeatureCollection":
      guard var list = try? members.nestedUnkeyedContainer(forKey: .features) else {
        throw GeoJSONFault(
          value: "features", reason: "of the FeatureCollection is missing or no list",
          remedy: "give the features as a list, which may be empty")
      }
      return try records(&list)
    case "Feature": return [try feature(members, GeoJSONTally.of(decoder))]
    case .some(let type) where GeoJSONGeometry.types.contains(type):
      return [try bareGeometry(decoder)]
    default: return try untyped(members, type, decoder)
    }
  }

  /// What has no `type`, or one that GeoJSON does not know: read where its members leave no doubt.
  private static func untyped(
    _ members: KeyedDecodingContainer<Key>, _ type: String?, _ decoder: any Decoder
  ) throws -> [FeatureRecord] {
    let tally = GeoJSONTally.of(decoder)
    if type == "Topology" {
      throw foreign("is TopoJSON", "turn it into GeoJSON with ogr2ogr OUT.geojson FILE, or export GeoJSON")
    }
    let isEsri = members.contains(.attributes) || members.contains(.rings) || members.contains(.paths)
    if isEsri {
      throw foreign("is Esri JSON", "turn it into GeoJSON with ogr2ogr OUT.geojson FILE, or ask with f=geojson")
    }
    guard type == nil else { throw notGeoJSON(type ?? "") }
    if var list = try? members.nestedUnkeyedContainer(forKey: .features) { return try records(&list) }
    guard members.contains(.geometry) || members.contains(.properties) else {
      throw notGeoJSON("an object without type")
    }
    tally.update { $0.untyped += 1 }
    return [try feature(members, tally)]
  }

  private static func feature(
    _ members: KeyedDecodingContainer<Key>, _ tally: GeoJSONTally
  ) throws -> FeatureRecord {
    let number = begin(tally)
    let shape = try members.decodeIfPresent(GeoJSONGeometry.self, forKey: .geometry)?.shape
    if shape == nil { noteShapeless(number, tally) }
    let properties: [String: JSONValue]
    do {
      properties = try members.decodeIfPresent([String: JSONValue].self, forKey: .properties) ?? [:]
    } catch is DecodingError {
      let found = (try? members.decode(JSONValue.self, forKey: .properties).value.brief) ?? "properties"
      throw GeoJSONFault(
        value: found, reason: "cannot be read as properties", remedy: "give an object of names and values, or null")
    }
    return FeatureRecord(
      place: "feature \(number)", identifier: (try? members.decode(JSONValue.self, forKey: .id))?.value.asText,
      shape: shape, properties: properties.mapValues(\.value))
  }

  private static func bareGeometry(_ decoder: any Decoder) throws -> FeatureRecord {
    let tally = GeoJSONTally.of(decoder)
    let number = begin(tally)
    let shape = try GeoJSONGeometry(from: decoder).shape
    if shape == nil { noteShapeless(number, tally) }
    return FeatureRecord(place: "feature \(number)", shape: shape, properties: [:])
  }

  private static func begin(_ tally: GeoJSONTally) -> Int {
    tally.update { counts in
      counts.features += 1
      return counts.features
    }
  }

  private static func noteShapeless(_ number: Int, _ tally: GeoJSONTally) {
    tally.update { counts in
      counts.shapeless.count += 1
      if counts.shapeless.first.count < 5 { counts.shapeless.first.append(number) }
    }
  }

  private static func foreign(_ reason: String, _ remedy: String) -> GeoJSONFault {
    GeoJSONFault(value: nil, reason: "\(reason), not GeoJSON", remedy: remedy)
  }

  private static func notGeoJSON(_ found: String) -> GeoJSONFault {
    GeoJSONFault(
      value: found, reason: "stands where GeoJSON should be",
      remedy: "give a FeatureCollection, a Feature, a geometry or a list of features")
  }
}
