#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The one owner of a range of pages: zeroed memory of its own, or a file mapped for reading.
///
/// `Sendable` without a check by the compiler: whoever fills own memory does so before sharing the block, and nothing
/// writes to it afterwards.
final class MemoryBlock: @unchecked Sendable {
  /// The pages; `count` bytes of them are in use.
  let bytes: UnsafeMutableRawBufferPointer
  /// How many bytes were mapped, 0 for memory from `calloc`.
  private var mappedCount: Int

  /// Below this, pages of its own would cost more than they bring.
  private static let smallest = 1 << 16

  init(_ bytes: UnsafeMutableRawBufferPointer, isMapped: Bool = true) {
    self.bytes = bytes
    mappedCount = isMapped ? bytes.count : 0
  }

  deinit {
    if mappedCount > 0 { munmap(bytes.baseAddress, mappedCount) } else { free(bytes.baseAddress) }
  }

  /// Zeroed memory, if there is much of it in large pages where the system gives them; pages that are never touched cost nothing.
  static func zeroed(byteCount: Int) -> MemoryBlock {
    guard byteCount > 0 else {
      return MemoryBlock(UnsafeMutableRawBufferPointer(start: nil, count: 0), isMapped: false)
    }
    if byteCount < smallest, let base = calloc(byteCount, 1) {
      return MemoryBlock(UnsafeMutableRawBufferPointer(start: base, count: byteCount), isMapped: false)
    }
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    let base = mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0)
    guard let base, base != MAP_FAILED else { fatalError("no address space for \(byteCount) bytes of an index") }
    // Random reads in small pages spend much of their time on address translation.
    madvise(base, byteCount, MADV_HUGEPAGE)
    return MemoryBlock(UnsafeMutableRawBufferPointer(start: base, count: byteCount))
  }

  /// Gives back the pages behind the first bytes.
  func trim(to byteCount: Int) {
    let page = Int(getpagesize())
    let kept = (byteCount + page - 1) / page * page
    guard kept > 0, kept < mappedCount, let base = bytes.baseAddress else { return }
    munmap(base + kept, mappedCount - kept)
    mappedCount = kept
  }
}
