/// A key of an object, whatever it is.
struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// An object of the file whose keys are all known.
struct StrictObject {
  private let container: KeyedDecodingContainer<AnyKey>

  /// - Throws: `DecodingError.dataCorrupted` for a key that is not in the list.
  init(_ decoder: any Decoder, keys: Set<String>) throws {
    container = try decoder.container(keyedBy: AnyKey.self)
    for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue })
    where !keys.contains(key.stringValue) {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: container, debugDescription: "is no key of such an object")
    }
  }

  func value<Value: Decodable>(_ key: String, _: Value.Type = Value.self) throws -> Value {
    try container.decode(Value.self, forKey: AnyKey(stringValue: key))
  }

  func optional<Value: Decodable>(_ key: String, _: Value.Type = Value.self) throws -> Value? {
    try container.decodeIfPresent(Value.self, forKey: AnyKey(stringValue: key))
  }
  /// The error for a value of a key that will not do.
  func fault(_ key: String, _ reason: String) -> DecodingError {
    DecodingError.dataCorruptedError(forKey: AnyKey(stringValue: key), in: container, debugDescription: reason)
  }
}
