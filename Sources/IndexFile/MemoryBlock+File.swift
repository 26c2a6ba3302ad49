#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension MemoryBlock {
  /// Maps a whole file for reading.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``, or `foreign` for an empty file.
  static func file(_ path: String) throws(IndexFileError) -> MemoryBlock {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .lastFailure(path: path, "open") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .lastFailure(path: path, "look at") }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { throw .foreign(path: path, expected: "a file") }
    let count = Int(status.st_size)
    // All pages at once: one by one, asking for them takes longer than reading them.
    let base = mmap(nil, count, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0)
    guard let base, base != MAP_FAILED else { throw .lastFailure(path: path, "map") }
    return MemoryBlock(UnsafeMutableRawBufferPointer(start: base, count: count))
  }
}
