extension FlatArray: RandomAccessCollection {
  /// Plain numbers.
  public typealias Indices = Range<Int>

  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// How many elements there are.
  @inlinable public var endIndex: Int { elements.count }

  /// The element of a number. - Precondition: there is one; only debug builds check.
  @inlinable public subscript(position: Int) -> Element { elements[position] }

  /// Has a closure read the elements, which stay where they are for as long as it runs.
  @inlinable
  public func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<Element>) throws -> Result) rethrows
    -> Result
  {
    try withExtendedLifetime(self) { try body(elements) }
  }
}
