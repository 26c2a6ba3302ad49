/// Many texts as two flat arrays, so that they lie in an index file as they lie in memory.
public struct FlatTexts: Sendable {
  /// All bytes, UTF-8, one text after the other.
  public let bytes: FlatArray<UInt8>
  /// Where each text ends.
  public let ends: FlatArray<UInt32>

  /// Lays out texts, numbered from 0 in the given order.
  /// - Precondition: less than 4 GiB together.
  public init(_ texts: [String]) {
    var ends = FlatArrayBuilder<UInt32>(capacity: texts.count)
    var bytes = FlatArrayBuilder<UInt8>(capacity: texts.reduce(0) { $0 + $1.utf8.count })
    for text in texts {
      for byte in text.utf8 { bytes.append(byte) }
      ends.append(UInt32(bytes.count))
    }
    self.bytes = bytes.finish()
    self.ends = ends.finish()
  }

  /// Takes the sections of a file; `nil` where they do not fit together.
  /// - Complexity: O(texts).
  public init?(bytes: FlatArray<UInt8>, ends: FlatArray<UInt32>) {
    var last: UInt32 = 0
    for end in ends.elements {
      guard end >= last else { return nil }
      last = end
    }
    guard Int(last) == bytes.count else { return nil }
    self.bytes = bytes
    self.ends = ends
  }

  /// How many there are.
  public var count: Int { ends.count }

  /// The bytes of a text; valid as long as this value lives. - Precondition: there is such a text.
  @inline(__always)
  public func utf8(_ number: Int) -> UnsafeBufferPointer<UInt8> {
    let start = number == 0 ? 0 : Int(ends.elements[number - 1])
    return UnsafeBufferPointer(rebasing: bytes.elements[start..<Int(ends.elements[number])])
  }

  /// A text. - Precondition: there is such a text.
  public subscript(number: Int) -> String { String(decoding: utf8(number), as: UTF8.self) }
}
