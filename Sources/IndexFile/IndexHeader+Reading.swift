extension IndexHeader {
  /// Reads and checks the header of a mapped file: every number before it is used.
  /// - Throws: ``IndexFileError`` of any case but `stale` and `system`.
  init(
    of file: UnsafeRawBufferPointer, path: String, expecting expected: IndexKind
  ) throws(IndexFileError) {
    guard file.count >= IndexHeader.fixedLength, file.starts(with: IndexHeader.signature) else {
      throw .foreign(path: path, expected: expected.name)
    }
    let version = file.loadUnaligned(fromByteOffset: 8, as: UInt32.self).littleEndian
    guard version == IndexHeader.version else {
      throw .otherVersion(path: path, found: version, expected: IndexHeader.version)
    }
    let length = Int(file.loadUnaligned(fromByteOffset: 12, as: UInt32.self).littleEndian)
    let fileLength = file.loadUnaligned(fromByteOffset: 16, as: UInt64.self).littleEndian
    guard fileLength == UInt64(file.count) else {
      throw .truncated(path: path, expected: fileLength, found: UInt64(file.count))
    }
    guard length >= IndexHeader.fixedLength + 8, length <= min(file.count, IndexHeader.longest) else {
      throw .damaged(path: path, part: "header")
    }
    let checksum = file.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self).littleEndian
    guard Checksum.of(UnsafeRawBufferPointer(rebasing: file[..<(length - 8)])) == checksum else {
      throw .damaged(path: path, part: "header")
    }
    try self.init(checked: Array(file[24..<length - 8]), path: path, expecting: expected)
    self.fileLength = fileLength
    for section in sections {
      let (end, overflows) = section.offset.addingReportingOverflow(section.length)
      guard !overflows, end <= fileLength, section.offset % UInt64(IndexHeader.pageSize) == 0 else {
        throw .damaged(path: path, part: "table of sections")
      }
    }
  }

  /// Reads what follows the length of the file.
  private init(checked bytes: [UInt8], path: String, expecting expected: IndexKind) throws(IndexFileError) {
    var reader = ByteReader(bytes)
    guard let name = reader.next(bytes: IndexHeader.nameLength), let version: UInt32 = reader.next(),
      let sectionCount: UInt32 = reader.next(), let stampLength: UInt32 = reader.next(),
      let zero: UInt32 = reader.next(),
      zero == 0
    else { throw .damaged(path: path, part: "header") }
    guard IndexHeader.name(name) == expected.name else { throw .foreign(path: path, expected: expected.name) }
    guard version == expected.version else {
      throw .otherVersion(path: path, found: version, expected: expected.version)
    }
    var sections: [Section] = []
    for _ in 0..<sectionCount {
      guard let name = reader.next(bytes: IndexHeader.nameLength), let offset: UInt64 = reader.next(),
        let length: UInt64 = reader.next(), let checksum: UInt64 = reader.next()
      else { throw .damaged(path: path, part: "table of sections") }
      sections.append(Section(name: IndexHeader.name(name), offset: offset, length: length, checksum: checksum))
    }
    guard let stampBytes = reader.next(bytes: Int(stampLength)), let stamp = IndexStamp(bytes: Array(stampBytes)),
      reader.isAtEnd
    else { throw .damaged(path: path, part: "stamp") }
    self.init(kind: expected, stamp: stamp, sections: sections)
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}
