internal import GeoTypes

/// A geometry object; `shape` is `nil` where it has no positions.
struct GeoJSONGeometry: Decodable {
  let shape: RawShape?

  enum Key: String, CodingKey {
    case type, coordinates, geometries
  }

  /// The types that RFC 7946 has.
  static let types = [
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection",
  ]

  init(from decoder: any Decoder) throws {
    guard let members = try? decoder.container(keyedBy: Key.self) else {
      throw GeoJSONFault(
        value: try JSONValue(from: decoder).value.brief, reason: "is not a geometry",
        remedy: "give an object with type and coordinates, or null")
    }
    guard let type = try? members.decode(String.self, forKey: .type), Self.types.contains(type) else {
      let found = (try? members.decode(JSONValue.self, forKey: .type).value.brief) ?? "a missing type"
      throw GeoJSONFault(
        value: found, reason: "is not a type of geometry", remedy: "give one of \(Self.types.joined(separator: ", "))")
    }
    if type == "GeometryCollection" {
      let parts = try members.decodeIfPresent([GeoJSONGeometry].self, forKey: .geometries) ?? []
      let shapes = parts.compactMap(\.shape)
      shape = shapes.isEmpty ? nil : .collection(shapes)
    } else {
      shape = try Self.shape(type, members)
    }
  }

  private static func shape(_ type: String, _ members: KeyedDecodingContainer<Key>) throws -> RawShape? {
    guard members.contains(.coordinates), try !members.decodeNil(forKey: .coordinates) else { return nil }
    if let list = try? members.nestedUnkeyedContainer(forKey: .coordinates), list.isAtEnd { return nil }
    do {
      switch type {
      case "Point": return .point(try members.decode(GeoJSONPosition.self, forKey: .coordinates).position)
      case "MultiPoint": return .multiPoint(try chain(members))
      case "LineString": return .line(try chain(members))
      case "MultiLineString": return .multiLine(try rings(members))
      case "Polygon": return .polygon(try rings(members))
      default:
        let parts = try members.decode([[[GeoJSONPosition]]].self, forKey: .coordinates)
        return .multiPolygon(parts.map { $0.map { $0.map(\.position) } })
      }
    } catch let error as DecodingError {
      throw GeoJSONFault(
        value: "\(type)", reason: "has coordinates that are not nested as its type asks, at \(error.jsonPath)",
        remedy: "give the type that fits the coordinates")
    }
  }

  private static func chain(_ members: KeyedDecodingContainer<Key>) throws -> [RawPosition] {
    try members.decode([GeoJSONPosition].self, forKey: .coordinates).map(\.position)
  }

  private static func rings(_ members: KeyedDecodingContainer<Key>) throws -> [[RawPosition]] {
    try members.decode([[GeoJSONPosition]].self, forKey: .coordinates).map { $0.map(\.position) }
  }
}

extension DecodingError {
  /// Where in the document it happened, such as `geometry.coordinates[0][3]`.
  var jsonPath: String {
    let path =
      switch self {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
        .dataCorrupted(let context):
        context.codingPath
      @unknown default: [any CodingKey]()
      }
    let text = path.reduce(into: "") { text, key in
      text += key.intValue.map { "[\($0)]" } ?? (text.isEmpty ? key.stringValue : ".\(key.stringValue)")
    }
    return text.isEmpty ? "the top" : text
  }
}
