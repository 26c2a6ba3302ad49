/// An immutable array of plain numbers in pages of its own or in a mapped file; copies share them.
///
/// `Sendable` without a check by the compiler: nobody writes to the memory once the array exists.
public struct FlatArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  /// Keeps the memory while the array lives.
  private let block: MemoryBlock
  /// The elements; valid as long as this array lives.
  public let elements: UnsafeBufferPointer<Element>

  /// Takes a part of a block. - Precondition: the part lies within the block, aligned.
  init(_ block: MemoryBlock, byteOffset: Int = 0, count: Int) {
    let bytes = UnsafeRawBufferPointer(block.bytes)[byteOffset..<byteOffset + count * MemoryLayout<Element>.stride]
    self.block = block
    elements = UnsafeRawBufferPointer(rebasing: bytes).assumingMemoryBound(to: Element.self)
  }

  /// Copies elements. - Complexity: O(n).
  public init(_ elements: [Element]) {
    self.init(capacity: elements.count) { elements.isEmpty ? 0 : $0.update(fromContentsOf: elements) }
  }

  /// Has memory filled, and keeps the first elements, as many as `body` says; all are zero before.
  /// - Precondition: no more than the capacity.
  public init(capacity: Int, filling body: (UnsafeMutableBufferPointer<Element>) -> Int) {
    let block = MemoryBlock.zeroed(byteCount: capacity * MemoryLayout<Element>.stride)
    let count = body(block.bytes.assumingMemoryBound(to: Element.self))
    precondition(count >= 0 && count <= capacity, "a flat array must not outgrow its capacity")
    block.trim(to: count * MemoryLayout<Element>.stride)
    self.init(block, count: count)
  }

  /// How many elements there are.
  public var count: Int { elements.count }
  /// How many bytes they take.
  public var byteCount: Int { elements.count * MemoryLayout<Element>.stride }
}
