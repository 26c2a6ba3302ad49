internal import GeoTypes

/// Reads shapes from well-known text that may be anything.
struct WKTReader {
  private let text: [UInt8]
  private var offset = 0
  private static let deepest = 16

  init(_ text: [UInt8]) { self.text = text }

  mutating func wholeText() throws(GeometryError) -> RawShape {
    if word(at: offset).uppercased() == "SRID" {
      guard let end = text.firstIndex(of: UInt8(ascii: ";")) else { throw malformed("SRID without a semicolon") }
      offset = end + 1
    }
    let shape = try shape(depth: 0)
    skipSpace()
    guard offset == text.count else { throw malformed("text after the shape") }
    return shape
  }

  private mutating func shape(depth: Int) throws(GeometryError) -> RawShape {
    let name = try shapeName()
    if takeEmpty() { return try empty(name) }
    switch name {
    case "POINT":
      let chain = try chain()
      guard chain.count == 1 else { throw malformed("a point of \(chain.count) positions") }
      return .point(chain[0])
    case "LINESTRING", "LINEARRING": return .line(try chain())
    case "POLYGON": return .polygon(try chains())
    case "MULTIPOINT": return .multiPoint(try multiPoint())
    case "MULTILINESTRING": return .multiLine(try chains())
    case "MULTIPOLYGON": return .multiPolygon(try polygons())
    case "GEOMETRYCOLLECTION":
      guard depth < Self.deepest else { throw malformed("collections nest deeper than \(Self.deepest)") }
      var parts: [RawShape] = []
      try list { reader throws(GeometryError) in parts.append(try reader.shape(depth: depth + 1)) }
      return .collection(parts)
    default: throw unknown(name)
    }
  }

  private func empty(_ name: String) throws(GeometryError) -> RawShape {
    switch name {
    case "POINT", "MULTIPOINT": return .multiPoint([])
    case "LINESTRING", "LINEARRING": return .line([])
    case "POLYGON": return .polygon([])
    case "MULTILINESTRING": return .multiLine([])
    case "MULTIPOLYGON": return .multiPolygon([])
    case "GEOMETRYCOLLECTION": return .collection([])
    default: throw unknown(name)
    }
  }

  /// The name of a shape; a `Z`, `M` or `ZM` after it, or stuck to it, is read over.
  private mutating func shapeName() throws(GeometryError) -> String {
    skipSpace()
    var name = word(at: offset).uppercased()
    guard !name.isEmpty else { throw malformed("the name of a shape was to follow") }
    offset += name.utf8.count
    skipSpace()
    let next = word(at: offset).uppercased()
    if ["Z", "M", "ZM"].contains(next) { offset += next.utf8.count }
    if name.hasSuffix("ZM") { name.removeLast(2) }
    if name.hasSuffix("Z") || name.hasSuffix("M") { name.removeLast() }
    return name
  }

  private mutating func takeEmpty() -> Bool {
    skipSpace()
    guard word(at: offset).uppercased() == "EMPTY" else { return false }
    offset += 5
    return true
  }

  private mutating func polygons() throws(GeometryError) -> [[[RawPosition]]] {
    var polygons: [[[RawPosition]]] = []
    try list { reader throws(GeometryError) in
      polygons.append(reader.takeEmpty() ? [] : try reader.chains())
    }
    return polygons
  }

  private mutating func chains() throws(GeometryError) -> [[RawPosition]] {
    var chains: [[RawPosition]] = []
    try list { reader throws(GeometryError) in chains.append(reader.takeEmpty() ? [] : try reader.chain()) }
    return chains
  }

  /// Positions with or without parentheses of their own: both are in use.
  private mutating func multiPoint() throws(GeometryError) -> [RawPosition] {
    var positions: [RawPosition] = []
    try list { reader throws(GeometryError) in
      reader.skipSpace()
      if reader.takeEmpty() { return }
      let isEnclosed = reader.byte == UInt8(ascii: "(")
      positions.append(contentsOf: isEnclosed ? try reader.chain() : [try reader.position()])
    }
    return positions
  }

  private mutating func chain() throws(GeometryError) -> [RawPosition] {
    var chain: [RawPosition] = []
    try list { reader throws(GeometryError) in chain.append(try reader.position()) }
    return chain
  }

  /// Two numbers and up to two more that are read over.
  private mutating func position() throws(GeometryError) -> RawPosition {
    let x = try number()
    let y = try number()
    for _ in 0..<2 {
      skipSpace()
      guard let byte, byte != UInt8(ascii: ","), byte != UInt8(ascii: ")") else { break }
      _ = try number()
    }
    return RawPosition(x, y)
  }

  private mutating func number() throws(GeometryError) -> Double {
    skipSpace()
    let start = offset
    while let byte, !Self.isSpace(byte), byte != UInt8(ascii: ","), byte != UInt8(ascii: "("),
      byte != UInt8(ascii: ")")
    { offset += 1 }
    let digits = String(decoding: text[start..<offset].prefix(400), as: UTF8.self)
    guard let number = Double(digits) else {
      offset = start
      throw malformed("a number was to follow")
    }
    return number
  }

  private mutating func list(
    _ item: (inout WKTReader) throws(GeometryError) -> Void
  ) throws(GeometryError) {
    try take(UInt8(ascii: "("))
    while true {
      try item(&self)
      skipSpace()
      guard byte == UInt8(ascii: ",") else { break }
      offset += 1
    }
    try take(UInt8(ascii: ")"))
  }

  private mutating func take(_ expected: UInt8) throws(GeometryError) {
    skipSpace()
    guard byte == expected else { throw malformed("\"\(Character(Unicode.Scalar(expected)))\" was to follow") }
    offset += 1
  }

  private var byte: UInt8? { offset < text.count ? text[offset] : nil }

  private mutating func skipSpace() {
    while let byte, Self.isSpace(byte) { offset += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// The letters from a place on.
  private func word(at start: Int) -> String {
    String(decoding: text[start...].prefix { (0x41...0x5A).contains($0 & 0xDF) }.prefix(40), as: UTF8.self)
  }

  private func unknown(_ name: String) -> GeometryError {
    malformed("\"\(name)\" is not a point, line, polygon or collection of them")
  }

  private func malformed(_ reason: String) -> GeometryError {
    .malformed(format: "WKT", reason: "\(reason), at character \(offset + 1)")
  }
}
