import FoundationEssentials
import GeoTypes

/// Why the bytes of a shape cannot be read.
enum GeometryBlobError: Error, Hashable {
  /// The bytes are not what the format says.
  case malformed(String)
  /// The bytes are a kind of shape that is not read here.
  case unsupported(String)

  var reason: String {
    switch self {
    case .malformed(let what): "is not a GeoPackage geometry: \(what)"
    case .unsupported(let what): "is \(what), which is not read; convert it with `ogr2ogr -nlt CONVERT_TO_LINEAR`"
    }
  }
}

/// Reads GeoPackage geometries of any origin; hostile bytes throw, they never trap and never ask for more memory than
/// they have bytes themselves.
struct GeometryBlobReader {
  /// The shape with its numbers as they stand; `nil` where the blob holds an empty shape.
  private(set) var shape: RawShape?
  /// The `srs_id` of the header.
  private(set) var srsID: Int32 = 0
  /// Whether heights or measures were left out.
  private(set) var droppedHeights = false

  /// How deep collections may hold collections.
  private static let deepest = 16

  /// Reads a blob. - Complexity: O(n) in its bytes.
  init(_ data: Data) throws(GeometryBlobError) {
    var cursor = ByteCursor(data)
    guard try cursor.byte() == 0x47, try cursor.byte() == 0x50 else { throw .malformed("it does not begin with GP") }
    guard try cursor.byte() == 0 else { throw .malformed("unknown version") }
    let flags = try cursor.byte()
    guard flags & 0b10_0000 == 0 else { throw .unsupported("an extended geometry") }
    srsID = Int32(bitPattern: try cursor.word(littleEndian: flags & 1 == 1))
    let envelopeLengths = [0, 32, 48, 48, 64]
    let envelope = Int(flags >> 1 & 0b111)
    guard envelope < envelopeLengths.count else { throw .malformed("unknown envelope") }
    try cursor.skip(envelopeLengths[envelope])
    guard flags & 0b1_0000 == 0 else { return }
    shape = try read(&cursor, depth: 0, expected: nil)
  }

  private mutating func read(
    _ cursor: inout ByteCursor, depth: Int, expected: UInt32?
  ) throws(GeometryBlobError) -> RawShape? {
    guard depth < Self.deepest else { throw .malformed("collections nested too deep") }
    let order = try cursor.byte()
    guard order <= 1 else { throw .malformed("unknown byte order \(order)") }
    cursor.isLittleEndian = order == 1
    let code = try cursor.word()
    if code & 0x2000_0000 != 0 { try cursor.skip(4) }
    let plain = code & 0x0FFF_FFFF
    let extra = plain / 1000
    let hasZ = code & 0x8000_0000 != 0 || extra == 1 || extra == 3
    let hasM = code & 0x4000_0000 != 0 || extra == 2 || extra == 3
    let kind = plain % 1000
    guard extra <= 3 else { throw .malformed("unknown kind \(code)") }
    if let expected, kind != expected { throw .malformed("a part of kind \(kind) where \(expected) must stand") }
    if hasZ || hasM { droppedHeights = true }
    cursor.dimensions = 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0)
    return try read(&cursor, kind: kind, depth: depth)
  }

  private mutating func read(
    _ cursor: inout ByteCursor, kind: UInt32, depth: Int
  ) throws(GeometryBlobError) -> RawShape? {
    switch kind {
    case 1:
      let position = try cursor.position()
      return position.x.isNaN && position.y.isNaN ? nil : .point(position)
    case 2: return .line(try cursor.positions())
    case 3: return .polygon(try cursor.rings())
    case 4...7: return try readParts(&cursor, kind: kind, depth: depth)
    case 8...17: throw .unsupported("a curve or a surface of kind \(kind)")
    default: throw .malformed("unknown kind \(kind)")
    }
  }

  private mutating func readParts(
    _ cursor: inout ByteCursor, kind: UInt32, depth: Int
  ) throws(GeometryBlobError) -> RawShape {
    var points: [RawPosition] = []
    var lines: [[RawPosition]] = []
    var polygons: [[[RawPosition]]] = []
    var parts: [RawShape] = []
    let expected = kind == 7 ? nil : kind - 3
    for _ in 0..<(try cursor.count(each: 9)) {
      let part = try read(&cursor, depth: depth + 1, expected: expected)
      switch part {
      case .point(let point) where kind == 4: points.append(point)
      case .line(let line) where kind == 5: lines.append(line)
      case .polygon(let rings) where kind == 6: polygons.append(rings)
      case .some(let part) where kind == 7: parts.append(part)
      default: break  // an empty point inside a collection
      }
    }
    return switch kind {
    case 4: .multiPoint(points)
    case 5: .multiLine(lines)
    case 6: .multiPolygon(polygons)
    default: .collection(parts)
    }
  }
}

/// Walks over bytes and checks every step.
struct ByteCursor {
  private let data: Data
  private var next: Int
  private let end: Int
  var isLittleEndian = true
  /// Numbers of a position: 2, and one more for each of height and measure.
  var dimensions = 2

  init(_ data: Data) {
    self.data = data
    next = data.startIndex
    end = data.endIndex
  }

  mutating func skip(_ length: Int) throws(GeometryBlobError) {
    guard length <= end - next else { throw .malformed("it is cut off") }
    next += length
  }

  mutating func byte() throws(GeometryBlobError) -> UInt8 {
    try skip(1)
    return data[next - 1]
  }

  mutating func word(littleEndian: Bool) throws(GeometryBlobError) -> UInt32 {
    isLittleEndian = littleEndian
    return try word()
  }

  mutating func word() throws(GeometryBlobError) -> UInt32 {
    try skip(4)
    let value = load(UInt32.self, at: next - 4)
    return isLittleEndian ? UInt32(littleEndian: value) : UInt32(bigEndian: value)
  }

  /// A count of things of at least so many bytes, checked against the bytes that are left.
  mutating func count(each size: Int) throws(GeometryBlobError) -> Int {
    let count = Int(try word())
    guard count <= (end - next) / size else { throw .malformed("it says \(count) parts and has not the bytes") }
    return count
  }

  mutating func position() throws(GeometryBlobError) -> RawPosition {
    let length = 8 * dimensions
    try skip(length)
    return RawPosition(double(at: next - length), double(at: next - length + 8))
  }

  mutating func positions() throws(GeometryBlobError) -> [RawPosition] {
    let count = try count(each: 8 * dimensions)
    var positions: [RawPosition] = []
    positions.reserveCapacity(count)
    for _ in 0..<count { positions.append(try position()) }
    return positions
  }

  mutating func rings() throws(GeometryBlobError) -> [[RawPosition]] {
    var rings: [[RawPosition]] = []
    for _ in 0..<(try count(each: 4)) { rings.append(try positions()) }
    return rings
  }

  private func double(at index: Int) -> Double {
    let bits = load(UInt64.self, at: index)
    return Double(bitPattern: isLittleEndian ? UInt64(littleEndian: bits) : UInt64(bigEndian: bits))
  }

  /// The caller has checked that the bytes are there.
  private func load<Word: FixedWidthInteger>(_: Word.Type, at index: Int) -> Word {
    data.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index - data.startIndex, as: Word.self) }
  }
}
