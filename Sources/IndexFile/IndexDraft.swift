#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Sections to be written as one index file.
public struct IndexDraft {
  private var header: IndexHeader
  private var contents: [UnsafeRawBufferPointer] = []
  /// Keep the memory of the contents.
  private var owners: [any Sendable] = []

  /// Begins a file of a kind, built from some revisions.
  public init(kind: IndexKind, stamp: IndexStamp) { header = IndexHeader(kind: kind, stamp: stamp) }

  /// Adds a section. - Precondition: the name has at most 16 bytes and is new.
  public mutating func add<Element>(_ name: String, _ array: FlatArray<Element>) {
    precondition(!header.sections.contains { $0.name == name }, "a section of an index has a name of its own")
    let bytes = UnsafeRawBufferPointer(array.elements)
    header.sections.append(
      .init(name: name, offset: 0, length: UInt64(bytes.count), checksum: Checksum.of(bytes)))
    contents.append(bytes)
    owners.append(array)
  }

  /// Writes the file: to another name first, which takes the place of the old file once all of it is on disk, so that
  /// readers see the old one or the new one, never a part.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  public mutating func write(to path: String) throws(IndexFileError) {
    layOut()
    let draft = path + ".\(getpid()).new"
    do throws(IndexFileError) {
      try write(draft: draft)
      guard rename(draft, path) == 0 else { throw IndexFileError.lastFailure(path: path, "rename to") }
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// Gives each section its place: whole pages behind the header.
  private mutating func layOut() {
    let page = IndexHeader.pageSize
    var end = header.length
    for index in header.sections.indices {
      let start = (end + page - 1) / page * page
      header.sections[index].offset = UInt64(start)
      end = start + contents[index].count
    }
    header.fileLength = UInt64(end)
  }

  private func write(draft: String) throws(IndexFileError) {
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .lastFailure(path: draft, "create") }
    defer { close(file) }
    guard ftruncate(file, off_t(header.fileLength)) == 0 else { throw .lastFailure(path: draft, "make room for") }
    let bytes = header.bytes
    guard bytes.withUnsafeBytes({ IndexDraft.write($0, to: file, at: 0) }) else {
      throw .lastFailure(path: draft, "write")
    }
    for (section, content) in zip(header.sections, contents) {
      guard IndexDraft.write(content, to: file, at: Int(section.offset)) else {
        throw .lastFailure(path: draft, "write")
      }
    }
    guard fsync(file) == 0 else { throw .lastFailure(path: draft, "flush") }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32, at offset: Int) -> Bool {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = pwrite(file, rest.baseAddress, rest.count, off_t(offset + done))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}

extension IndexFileError {
  /// What the system said last.
  static func lastFailure(path: String, _ operation: String) -> IndexFileError {
    .system(path: path, operation: operation, reason: String(cString: strerror(errno)))
  }
}
