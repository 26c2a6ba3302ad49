internal import GeoTypes

/// Reads shapes from well-known binary that may be anything.
struct WKBReader {
  private let bytes: [UInt8]
  private var offset = 0
  private static let deepest = 16

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var remaining: Int { bytes.count - offset }

  /// The head of one shape: what it is, and how its numbers stand.
  private struct Header {
    var kind: WKBKind
    var isLittleEndian: Bool
    var dimensions: Int
  }

  mutating func shape(depth: Int) throws(GeometryError) -> RawShape {
    let header = try header()
    switch header.kind {
    case .point:
      let position = try position(header)
      return position.x.isNaN && position.y.isNaN ? .multiPoint([]) : .point(position)
    case .line: return .line(try chain(header))
    case .polygon: return .polygon(try rings(header))
    case .multiPoint, .multiLine, .multiPolygon, .collection: return try parts(header, depth)
    }
  }

  private mutating func parts(_ header: Header, _ depth: Int) throws(GeometryError) -> RawShape {
    guard depth < Self.deepest else { throw Self.malformed("collections nest deeper than \(Self.deepest)") }
    let count = try count(header, leastBytes: 5)
    var parts: [RawShape] = []
    for _ in 0..<count { parts.append(try shape(depth: depth + 1)) }
    return try Self.gathered(parts, header.kind)
  }

  private static func gathered(_ parts: [RawShape], _ kind: WKBKind) throws(GeometryError) -> RawShape {
    var points: [RawPosition] = []
    var lines: [[RawPosition]] = []
    var polygons: [[[RawPosition]]] = []
    for part in parts {
      switch (kind, part) {
      case (.collection, _): return .collection(parts)
      case (.multiPoint, .point(let position)): points.append(position)
      case (.multiPoint, .multiPoint(let none)) where none.isEmpty: continue
      case (.multiLine, .line(let chain)): lines.append(chain)
      case (.multiPolygon, .polygon(let rings)): polygons.append(rings)
      default: throw malformed("a part of a multi shape is of another type")
      }
    }
    switch kind {
    case .multiLine: return .multiLine(lines)
    case .multiPolygon: return .multiPolygon(polygons)
    case .collection: return .collection([])
    default: return .multiPoint(points)
    }
  }

  private mutating func rings(_ header: Header) throws(GeometryError) -> [[RawPosition]] {
    let count = try count(header, leastBytes: 4)
    var rings: [[RawPosition]] = []
    for _ in 0..<count { rings.append(try chain(header)) }
    return rings
  }

  private mutating func chain(_ header: Header) throws(GeometryError) -> [RawPosition] {
    let count = try count(header, leastBytes: 8 * header.dimensions)
    var chain: [RawPosition] = []
    chain.reserveCapacity(count)
    for _ in 0..<count { chain.append(try position(header)) }
    return chain
  }

  private mutating func position(_ header: Header) throws(GeometryError) -> RawPosition {
    let x = Double(bitPattern: try number(header.isLittleEndian))
    let y = Double(bitPattern: try number(header.isLittleEndian))
    for _ in 2..<header.dimensions { _ = try number(header.isLittleEndian) as UInt64 }
    return RawPosition(x, y)
  }

  private mutating func header() throws(GeometryError) -> Header {
    guard remaining > 0 else { throw Self.malformed("ends at byte \(offset), a shape was to follow") }
    let order = bytes[offset]
    guard order <= 1 else { throw Self.malformed("byte order \(order) at byte \(offset), 0 or 1 expected") }
    offset += 1
    let code: UInt32 = try number(order == 1)
    var dimensions = 2
    if code & 0x8000_0000 != 0 { dimensions += 1 }
    if code & 0x4000_0000 != 0 { dimensions += 1 }
    if code & 0x2000_0000 != 0 { _ = try number(order == 1) as UInt32 }
    let iso = code & 0x0FFF_FFFF
    guard let kind = WKBKind(rawValue: iso % 1000), iso < 4000 else {
      throw Self.malformed("type \(code) at byte \(offset - 4) is not a point, line, polygon or collection of them")
    }
    if iso >= 1000 { dimensions = iso >= 3000 ? 4 : 3 }
    return Header(kind: kind, isLittleEndian: order == 1, dimensions: dimensions)
  }

  /// A count of things of at least `leastBytes` each, which must fit into what is left.
  private mutating func count(_ header: Header, leastBytes: Int) throws(GeometryError) -> Int {
    let count: UInt32 = try number(header.isLittleEndian)
    guard Int(count) <= remaining / leastBytes else {
      throw Self.malformed("count \(count) at byte \(offset - 4) is more than the \(remaining) bytes left can hold")
    }
    return Int(count)
  }

  private mutating func number<Number: FixedWidthInteger>(_ isLittleEndian: Bool) throws(GeometryError) -> Number {
    let size = MemoryLayout<Number>.size
    guard remaining >= size else { throw Self.malformed("ends at byte \(bytes.count), a number was to follow") }
    let word = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Number.self) }
    offset += size
    return isLittleEndian ? Number(littleEndian: word) : Number(bigEndian: word)
  }

  static func malformed(_ reason: String) -> GeometryError { .malformed(format: "WKB", reason: reason) }
}
