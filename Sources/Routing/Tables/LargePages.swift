#if canImport(Glibc)
import Glibc
#endif

extension UnsafeMutableBufferPointer {
  /// Asks for large pages where memory of many megabytes is written for the first time: a table of 25 million cells
  /// spends half of its time on small ones.
  func preferLargePages() {
    #if canImport(Glibc)
    let page = 2 << 20
    guard let start = UnsafeMutableRawPointer(baseAddress) else { return }
    let first = start.alignedUp(toMultipleOf: page)
    let end = (start + count * MemoryLayout<Element>.stride).alignedDown(toMultipleOf: page)
    // What the system makes of it does not matter.
    if end - first >= page { _ = madvise(first, end - first, MADV_HUGEPAGE) }
    #endif
  }
}
