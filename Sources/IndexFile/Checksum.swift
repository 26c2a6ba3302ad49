/// A checksum of bytes: any change within eight bytes is found for certain, others all but so.
///
/// Eight lanes take a word each in turn. Every step is reversible, so that two different words never lead one lane to
/// the same state; the lanes keep the multiplier busy, so that memory is the limit.
enum Checksum {
  private static let odd: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The checksum of some bytes. - Complexity: O(n).
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = InlineArray<8, UInt64> { odd &* UInt64($0 + 1) }
    let blocks = bytes.count / 64
    for block in 0..<blocks {
      for lane in 0..<8 {
        let word = bytes.loadUnaligned(fromByteOffset: 64 * block + 8 * lane, as: UInt64.self)
        lanes[lane] = mixed(lanes[lane] ^ word)
      }
    }
    for i in 64 * blocks..<bytes.count { lanes[i % 8] = mixed(lanes[i % 8] ^ UInt64(bytes[i])) }
    var sum = UInt64(bytes.count)
    for lane in 0..<8 { sum = mixed(sum ^ lanes[lane]) }
    return sum
  }

  @inline(__always)
  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word &* odd
    return product ^ (product >> 32)
  }
}
