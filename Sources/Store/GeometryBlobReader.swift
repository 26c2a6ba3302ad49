import FoundationEssentials
import GeoTypes
import Geometry

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

/// Reads GeoPackage geometries of any origin; hostile bytes throw, they never trap.
struct GeometryBlobReader {
  /// The shape with its numbers as they stand; `nil` where the blob holds an empty shape.
  private(set) var shape: RawShape?
  /// Whether heights or measures were left out.
  private(set) var droppedHeights = false

  /// Reads a blob. - Complexity: O(n) in its bytes.
  init(_ data: Data) throws(GeometryBlobError) {
    guard data.count >= 8, data.starts(with: [0x47, 0x50]) else { throw .malformed("it does not begin with GP") }
    let bytes = Array(data)
    guard bytes[2] == 0 else { throw .malformed("unknown version \(bytes[2])") }
    let flags = bytes[3]
    guard flags & 0b10_0000 == 0 else { throw .unsupported("an extended geometry") }
    let envelopeLengths = [0, 32, 48, 48, 64]
    let envelope = Int(flags >> 1 & 0b111)
    guard envelope < envelopeLengths.count else { throw .malformed("unknown envelope \(envelope)") }
    let start = 8 + envelopeLengths[envelope]
    guard start <= bytes.count else { throw .malformed("it ends within its header") }
    guard flags & 0b1_0000 == 0 else { return }
    try look(at: bytes[start...])
    do { shape = try WKB.decode(bytes[start...]) } catch { throw .malformed("\(error)") }
    if let shape, Extent(shape).isEmpty { self.shape = nil }
  }

  /// Reads the type code, which tells of curves, heights and measures for all that follows.
  private mutating func look(at bytes: ArraySlice<UInt8>) throws(GeometryBlobError) {
    guard bytes.count >= 5, let order = bytes.first else { throw .malformed("it is cut off") }
    let digits = bytes.dropFirst().prefix(4)
    let code = (order == 0 ? Array(digits) : digits.reversed()).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let plain = code & 0x0FFF_FFFF
    if plain < 4000, (8...17).contains(plain % 1000) { throw .unsupported("a curve or surface (type \(code))") }
    droppedHeights = code & 0xC000_0000 != 0 || plain / 1000 > 0
  }
}
