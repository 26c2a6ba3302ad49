/// Elements in one piece of memory that neither grows nor moves, for hot loops that must not count references or bounds.
///
/// The object that makes one owns it and gives it back in its `deinit`. Bounds are checked in debug builds only.
struct FixedArray<Element: BitwiseCopyable>: BitwiseCopyable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(_ elements: some Collection<Element>) {
    count = elements.count
    base = .allocate(capacity: max(count, 1))
    _ = UnsafeMutableBufferPointer(start: base, count: count).initialize(from: elements)
  }

  init(repeating element: Element, count: Int) {
    self.init(repeatElement(element, count: count))
  }

  func deallocate() { base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    nonmutating _modify {
      assert(index >= 0 && index < count)
      yield &base[index]
    }
  }
}
