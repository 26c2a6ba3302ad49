internal import GeoTypes

/// One position of GeoJSON: two finite numbers; a third is counted and left out.
struct GeoJSONPosition: Decodable {
  let position: RawPosition

  /// No frame has larger numbers: the circumference of the earth is 4e7 m.
  private static let limit = 1e9

  init(from decoder: any Decoder) throws {
    guard var numbers = try? decoder.unkeyedContainer() else {
      throw Self.fault(try JSONValue(from: decoder).value.brief, "is not a position")
    }
    let x = try Self.number(&numbers, of: decoder)
    let y = try Self.number(&numbers, of: decoder)
    position = RawPosition(x, y)
    if !numbers.isAtEnd { GeoJSONTally.of(decoder).update { $0.heights += 1 } }
  }

  private static func number(
    _ numbers: inout any UnkeyedDecodingContainer, of decoder: any Decoder
  ) throws -> Double {
    if numbers.isAtEnd {
      let found = (try? JSONValue(from: decoder).value.brief) ?? "[]"
      throw fault(found, "is not a position: it has \(numbers.currentIndex == 0 ? "no number" : "one number")")
    }
    let value: Double
    do {
      value = try numbers.decode(Double.self)
    } catch {
      let found = try? numbers.decode(JSONValue.self).value.brief
      throw fault(found ?? "a number beyond 1e308", "is not a number of a position")
    }
    guard abs(value) <= limit else {
      throw fault("\(value)", "is beyond every frame of coordinates")
    }
    return value
  }

  private static func fault(_ value: String, _ reason: String) -> GeoJSONFault {
    GeoJSONFault(value: value, reason: reason, remedy: "give [longitude, latitude] as two finite numbers")
  }
}
