/// An index file mapped into memory, all of whose bytes were compared with their checksums.
///
/// The file must not be changed in place while it is mapped; ``IndexDraft`` never does, it puts a new file in its place.
public struct MappedIndex: Sendable {
  private let path: String
  private let header: IndexHeader
  private let file: MemoryBlock

  /// Opens a file of a kind.
  /// - Parameter stamp: what the index must have been built from.
  /// - Throws: ``IndexFileError`` for anything but a whole, undamaged file of this kind and stamp.
  /// - Complexity: O(bytes): every byte is looked at once.
  public init(path: String, kind: IndexKind, stamp: IndexStamp) throws(IndexFileError) {
    let file = try MemoryBlock.file(path)
    let bytes = UnsafeRawBufferPointer(file.bytes)
    let header = try IndexHeader(of: bytes, path: path, expecting: kind)
    guard header.stamp == stamp else { throw .stale(path: path, found: header.stamp, expected: stamp) }
    var end = header.length
    for section in header.sections {
      let range = Int(section.offset)..<Int(section.offset + section.length)
      // Between sections there are zeros up to the next page: no byte of the file is left unseen.
      guard range.lowerBound >= end, range.lowerBound - end < IndexHeader.pageSize,
        bytes[end..<range.lowerBound].allSatisfy({ $0 == 0 })
      else { throw .damaged(path: path, part: "table of sections") }
      guard Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[range])) == section.checksum else {
        throw .damaged(path: path, part: "section \(section.name)")
      }
      end = range.upperBound
    }
    guard end == bytes.count else { throw .damaged(path: path, part: "table of sections") }
    self.path = path
    self.header = header
    self.file = file
  }

  /// The numbers of a section, as they lie in the file.
  /// - Throws: ``IndexFileError/damaged(path:part:)`` when there is no such section, or its length is no whole number of
  ///   elements.
  public func section<Element>(_ name: String, of type: Element.Type) throws(IndexFileError) -> FlatArray<Element> {
    let stride = MemoryLayout<Element>.stride
    guard let section = header.sections.first(where: { $0.name == name }), Int(section.length) % stride == 0 else {
      throw .damaged(path: path, part: "section \(name)")
    }
    return FlatArray(file, byteOffset: Int(section.offset), count: Int(section.length) / stride)
  }

  /// The error for a section whose numbers, though intact, make no sense.
  public func damage(in name: String) -> IndexFileError { .damaged(path: path, part: "section \(name)") }
}
