/// The beginning of an index file: what it is, what it was built from, and where its sections lie.
///
/// Little-endian throughout: 8 bytes signature; version of this form (4); length of the header (4); length of the file
/// (8); kind (16, padded with zeros); version of the kind (4); number of sections (4); length of the stamp (4); 4 zero;
/// a section each: name (16), offset (8), length (8), checksum (8); the stamp; checksum of all before (8).
struct IndexHeader {
  static let signature: [UInt8] = Array("LUWANGIX".utf8)
  static let version: UInt32 = 1
  /// Sections begin at whole pages, so that numbers in them are aligned.
  static let pageSize = 4096
  /// The parts before the sections' table, and one entry of it.
  static let fixedLength = 56
  static let entryLength = 40
  static let nameLength = 16
  /// No header is longer: a bound on what is believed before the checksum is seen.
  static let longest = 1 << 20

  struct Section {
    var name: String
    var offset: UInt64
    var length: UInt64
    var checksum: UInt64
  }

  var kind: IndexKind
  var stamp: IndexStamp
  var sections: [Section] = []
  var fileLength: UInt64 = 0

  /// How many bytes the header takes.
  var length: Int { IndexHeader.fixedLength + IndexHeader.entryLength * sections.count + stamp.bytes.count + 8 }

  /// The header as bytes, its checksum at the end.
  var bytes: [UInt8] {
    let stampBytes = stamp.bytes
    var bytes = IndexHeader.signature
    bytes.append(littleEndian: IndexHeader.version)
    bytes.append(littleEndian: UInt32(length))
    bytes.append(littleEndian: fileLength)
    bytes += IndexHeader.padded(kind.name)
    bytes.append(littleEndian: kind.version)
    bytes.append(littleEndian: UInt32(sections.count))
    bytes.append(littleEndian: UInt32(stampBytes.count))
    bytes.append(littleEndian: UInt32(0))
    for section in sections {
      bytes += IndexHeader.padded(section.name)
      bytes.append(littleEndian: section.offset)
      bytes.append(littleEndian: section.length)
      bytes.append(littleEndian: section.checksum)
    }
    bytes += stampBytes
    bytes.append(littleEndian: bytes.withUnsafeBytes(Checksum.of))
    return bytes
  }

  private static func padded(_ name: String) -> [UInt8] {
    let bytes = Array(name.utf8)
    precondition(bytes.count <= nameLength, "names in an index have at most 16 bytes")
    return bytes + [UInt8](repeating: 0, count: nameLength - bytes.count)
  }
}

/// What sort of index a file holds.
public struct IndexKind: Hashable, Sendable {
  /// At most 16 bytes.
  public var name: String
  /// Raised whenever the sections change their meaning.
  public var version: UInt32

  /// Names a kind. - Precondition: the name has at most 16 bytes.
  public init(_ name: String, version: UInt32) {
    precondition(name.utf8.count <= IndexHeader.nameLength, "names in an index have at most 16 bytes")
    self.name = name
    self.version = version
  }
}
