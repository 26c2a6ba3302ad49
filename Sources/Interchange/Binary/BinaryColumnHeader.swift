/// The first 16 bytes of a file of points or of their answers: what it holds, in which version, and how many.
///
/// Little-endian throughout: four letters, a version of 32 bits, a count of 64 bits that is all ones where it was not
/// known when writing began, such as in a stream. Positions follow as pairs of doubles, longitude first, in degrees;
/// cell numbers as 32-bit integers, all ones for no cell.
public struct BinaryColumnHeader: Hashable, Sendable {
  /// What the bytes behind the header are.
  public enum Content: String, Sendable {
    /// Positions, 16 bytes each.
    case points = "LWPT"
    /// Cell numbers, 4 bytes each.
    case cellNumbers = "LWCN"

    /// Bytes of one element.
    public var stride: Int { self == .points ? 16 : 4 }
  }

  /// What follows.
  public var content: Content
  /// How many elements follow; `nil`: as many as there are.
  public var count: UInt64?

  /// Bytes of a header.
  public static let byteCount = 16
  /// The version that is written, and the only one that is read.
  public static let version: UInt32 = 1

  /// Describes a file.
  public init(_ content: Content, count: UInt64?) {
    self.content = content
    self.count = count
  }

  /// The header as it is written.
  public var bytes: [UInt8] {
    var bytes = Array(content.rawValue.utf8)
    withUnsafeBytes(of: BinaryColumnHeader.version.littleEndian) { bytes += $0 }
    withUnsafeBytes(of: (count ?? .max).littleEndian) { bytes += $0 }
    return bytes
  }

  /// Reads a header of untrusted bytes.
  /// - Parameters:
  ///   - bytes: the first bytes of the file.
  ///   - content: what the file must hold.
  ///   - file: the file as messages name it.
  /// - Throws: ``InterchangeError/malformed(file:place:reason:remedy:)`` or `unsupported` for another version.
  public init(reading bytes: some Collection<UInt8>, expecting content: Content, file: String) throws(InterchangeError)
  {
    let bytes = Array(bytes.prefix(BinaryColumnHeader.byteCount))
    let remedy = "write the header that Docs/FileFormats.md describes"
    guard bytes.count == BinaryColumnHeader.byteCount else {
      throw .malformed(
        file: file, place: "byte \(bytes.count)", reason: "ends within the header of 16 bytes", remedy: remedy)
    }
    guard bytes.prefix(4).elementsEqual(content.rawValue.utf8) else {
      throw .malformed(
        file: file, place: "byte 0", reason: "does not begin with \(content.rawValue)", remedy: remedy)
    }
    let version = bytes[4..<8].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard version == BinaryColumnHeader.version else {
      throw .unsupported(
        file: file, place: "byte 4", reason: "is of version \(version)",
        remedy: "write version \(BinaryColumnHeader.version)")
    }
    let count = bytes[8..<16].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    self.init(content, count: count == .max ? nil : count)
  }
}
