import FoundationEssentials
import GeoTypes
import Geometry

/// The binary form of a shape in a GeoPackage (OGC 12-128r17, clause 2.1.3): a header, then well-known binary.
///
/// Coordinates are written in degrees as the doubles nearest to the stored integers, so that they come back as the same
/// integers. Points go without an envelope, as other programs write them.
struct GeometryBlob {
  private(set) var bytes: [UInt8] = []
  private let crs: StorageCRS

  init(crs: StorageCRS) { self.crs = crs }

  var data: Data { Data(bytes) }

  /// A position as it was asked for; stored vertices are written through it too, since points are the commonest shape.
  mutating func encode(_ position: LonLat) {
    header(box: nil, isEmpty: false)
    bytes.append(1)
    put(UInt32(1))
    put(position.longitude.bitPattern)
    put(position.latitude.bitPattern)
  }

  /// - Parameter multi: whether the layer is declared to hold multi shapes.
  mutating func encode(_ shape: Shape, multi: Bool) {
    let box = shape.box
    header(box: box, isEmpty: box.isEmpty)
    bytes += WKB.encode(shape, multi: multi)
  }

  private mutating func header(box: Box?, isEmpty: Bool) {
    bytes.removeAll(keepingCapacity: true)
    let hasEnvelope = box != nil && !isEmpty
    let flags: UInt8 = 0b1 | (hasEnvelope ? 0b10 : 0) | (isEmpty ? 0b1_0000 : 0)
    bytes += [0x47, 0x50, 0, flags]
    put(UInt32(crs.rawValue))
    guard hasEnvelope, let box else { return }
    for value in [box.low.longitude, box.high.longitude, box.low.latitude, box.high.latitude] { put(value.bitPattern) }
  }

  private mutating func put(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
