/// Fills a ``FlatArray`` from front to back before it is shared.
public struct FlatArrayBuilder<Element: BitwiseCopyable & Sendable>: ~Copyable {
  private var block: MemoryBlock
  @usableFromInline var elements: UnsafeMutableBufferPointer<Element>
  /// How many elements there are so far.
  @inlinable public var count: Int { filled }
  @usableFromInline var filled = 0

  /// Reserves room; what is never filled takes no memory, and what does not fit is moved to a larger place.
  public init(capacity: Int) {
    block = MemoryBlock.zeroed(byteCount: capacity * MemoryLayout<Element>.stride)
    elements = block.bytes.assumingMemoryBound(to: Element.self)
  }

  /// Adds an element.
  @inlinable
  public mutating func append(_ element: Element) {
    if filled == elements.count { grow(to: filled + 1) }
    elements[filled] = element
    filled += 1
  }

  /// The elements so far; valid until another is added.
  @inlinable
  public var filledElements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(rebasing: elements[..<filled]) }

  /// An element that was added. - Precondition: there is one.
  @inlinable
  public subscript(index: Int) -> Element {
    get { elements[index] }
    set {
      precondition(index < filled, "only what was added can be changed")
      elements[index] = newValue
    }
  }

  /// Drops the last elements. - Precondition: no more are kept than there are.
  @inlinable
  public mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= filled, "only what was added can be dropped")
    filled = count
  }

  /// Ends the filling and gives back what was not used.
  public consuming func finish() -> FlatArray<Element> {
    block.trim(to: filled * MemoryLayout<Element>.stride)
    return FlatArray(block, count: filled)
  }

  @usableFromInline
  mutating func grow(to needed: Int) {
    let larger = MemoryBlock.zeroed(byteCount: max(needed, 2 * elements.count, 16) * MemoryLayout<Element>.stride)
    let target = larger.bytes.assumingMemoryBound(to: Element.self)
    if let source = elements.baseAddress { target.baseAddress?.update(from: source, count: filled) }
    block = larger
    elements = target
  }
}
