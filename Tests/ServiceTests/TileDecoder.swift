import Testing

/// Reads vector tiles slowly and plainly, and refuses whatever the specification does.
struct TileDecoder {
  struct Fault: Error {
    var what: String
  }

  enum Value: Hashable {
    case text(String)
    case number(Double)
    case flag(Bool)
  }

  struct Feature {
    var id: UInt64 = 0
    var type = 0
    var properties: [String: Value] = [:]
    /// Points, lines, or rings without their closing point.
    var parts: [[[Int]]] = []
  }

  struct Layer {
    var name = ""
    var version = 0
    var extent = 0
    var features: [Feature] = []
  }

  static func layers(_ bytes: [UInt8]) throws -> [Layer] {
    try fields(bytes[...]).map { field in
      guard case (3, .bytes(let content)) = field else { throw Fault(what: "a tile has layers only") }
      return try layer(content)
    }
  }

  private enum Content {
    case number(UInt64)
    case bytes(ArraySlice<UInt8>)
  }

  private static func varint(_ bytes: inout ArraySlice<UInt8>) throws -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      guard let byte = bytes.popFirst() else { throw Fault(what: "cut off") }
      value |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return value }
    }
    throw Fault(what: "a number without end")
  }

  private static func fields(_ bytes: ArraySlice<UInt8>) throws -> [(Int, Content)] {
    var (rest, all) = (bytes, [(Int, Content)]())
    while !rest.isEmpty {
      let key = try varint(&rest)
      switch key & 7 {
      case 0: all.append((Int(key >> 3), .number(try varint(&rest))))
      case 1, 2:
        let count = key & 7 == 1 ? 8 : Int(try varint(&rest))
        guard count <= rest.count else { throw Fault(what: "cut off") }
        all.append((Int(key >> 3), .bytes(rest.prefix(count))))
        rest = rest.dropFirst(count)
      default: throw Fault(what: "wire type \(key & 7)")
      }
    }
    return all
  }

  private static func layer(_ bytes: ArraySlice<UInt8>) throws -> Layer {
    var (layer, keys, values, features) = (Layer(), [String](), [Value](), [ArraySlice<UInt8>]())
    for field in try fields(bytes) {
      switch field {
      case (1, .bytes(let name)): layer.name = String(decoding: name, as: UTF8.self)
      case (2, .bytes(let feature)): features.append(feature)
      case (3, .bytes(let key)): keys.append(String(decoding: key, as: UTF8.self))
      case (4, .bytes(let value)): values.append(try Self.value(value))
      case (5, .number(let extent)): layer.extent = Int(extent)
      case (15, .number(let version)): layer.version = Int(version)
      default: throw Fault(what: "field \(field.0) of a layer")
      }
    }
    guard layer.version == 2, Set(keys).count == keys.count else {
      throw Fault(what: "version \(layer.version), or a key twice")
    }
    layer.features = try features.map { try feature($0, keys, values) }
    return layer
  }

  private static func value(_ bytes: ArraySlice<UInt8>) throws -> Value {
    let all = try fields(bytes)
    guard all.count == 1 else { throw Fault(what: "a value of \(all.count) fields") }
    switch all[0] {
    case (1, .bytes(let text)): return .text(String(decoding: text, as: UTF8.self))
    case (3, .bytes(let eight)):
      return .number(Double(bitPattern: eight.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }))
    case (5, .number(let number)): return .number(Double(number))
    case (6, .number(let number)): return .number(Double(unzigzag(number)))
    case (7, .number(let number)): return .flag(number == 1)
    default: throw Fault(what: "a value of field \(all[0].0)")
    }
  }

  private static func unzigzag(_ value: UInt64) -> Int64 { Int64(value >> 1) ^ -Int64(value & 1) }

  private static func numbers(_ bytes: ArraySlice<UInt8>) throws -> [UInt64] {
    var (rest, all) = (bytes, [UInt64]())
    while !rest.isEmpty { all.append(try varint(&rest)) }
    return all
  }

  private static func feature(_ bytes: ArraySlice<UInt8>, _ keys: [String], _ values: [Value]) throws -> Feature {
    var feature = Feature()
    for field in try fields(bytes) {
      switch field {
      case (1, .number(let id)): feature.id = id
      case (2, .bytes(let tags)):
        let tags = try numbers(tags).map { Int($0) }
        guard tags.count % 2 == 0 else { throw Fault(what: "a key without a value") }
        for place in stride(from: 0, to: tags.count, by: 2) {
          guard keys.indices.contains(tags[place]), values.indices.contains(tags[place + 1]) else {
            throw Fault(what: "a tag that is not there")
          }
          feature.properties[keys[tags[place]]] = values[tags[place + 1]]
        }
      case (3, .number(let type)): feature.type = Int(type)
      case (4, .bytes(let commands)): feature.parts = try parts(numbers(commands))
      default: throw Fault(what: "field \(field.0) of a feature")
      }
    }
    guard !feature.parts.isEmpty else { throw Fault(what: "a feature without geometry") }
    for part in feature.parts {
      let least = [1: 1, 2: 2, 3: 3][feature.type] ?? .max
      guard part.count >= least else { throw Fault(what: "a part of \(part.count) points") }
      for (a, b) in zip(part, part.dropFirst()) where a == b { throw Fault(what: "a point twice") }
    }
    return feature
  }

  private static func parts(_ commands: [UInt64]) throws -> [[[Int]]] {
    var (rest, parts, x, y) = (commands[...], [[[Int]]](), 0, 0)
    while let command = rest.popFirst() {
      let (id, count) = (command & 7, Int(command >> 3))
      if id == 7 { continue }
      guard id == 1 && count == 1 || id == 2 && count > 0 else { throw Fault(what: "command \(id) \(count) times") }
      if id == 1 { parts.append([]) }
      for _ in 0..<count {
        guard let dx = rest.popFirst(), let dy = rest.popFirst(), !parts.isEmpty else { throw Fault(what: "cut off") }
        x += Int(unzigzag(dx))
        y += Int(unzigzag(dy))
        parts[parts.count - 1].append([x, y])
      }
    }
    return parts
  }

  /// Positive for a ring that runs clockwise as it is seen.
  static func doubledArea(_ ring: [[Int]]) -> Int {
    zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
  }
}
