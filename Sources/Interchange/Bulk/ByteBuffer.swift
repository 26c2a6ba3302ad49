internal import Glibc

/// Bytes that grow at their end; the one owner of their memory, which is kept when they are cleared.
public struct ByteBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes there are.
  public private(set) var count = 0

  /// An empty one with room.
  public init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The bytes; valid until the next change.
  public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// Makes room for more bytes.
  @inline(__always)
  public mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  private mutating func grow(_ more: Int) {
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  /// Adds a byte.
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  /// Adds bytes.
  @inline(__always)
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    memcpy(base + count, start, bytes.count)
    count += bytes.count
  }

  /// Adds the text of a literal.
  @inline(__always)
  public mutating func append(_ literal: StaticString) {
    append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Adds a number of 32 bits.
  @inline(__always)
  public mutating func append(littleEndian number: UInt32) {
    reserve(4)
    UnsafeMutableRawPointer(base + count).storeBytes(of: number.littleEndian, as: UInt32.self)
    count += 4
  }

  /// Adds text.
  public mutating func append(text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Adds a whole number.
  public mutating func append(decimal number: Int64) {
    reserve(20)
    if number < 0 {
      base[count] = UInt8(ascii: "-")
      count += 1
    }
    var rest = number.magnitude
    var end = 1
    var power: UInt64 = 10
    while rest >= power && end < 19 {
      end += 1
      power = power &* 10
    }
    if rest >= 10_000_000_000_000_000_000 { end = 20 }
    var place = count + end
    repeat {
      place -= 1
      base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while place > count
    count += end
  }

  /// Takes bytes away from the front.
  public mutating func removeFirst(_ removed: Int) {
    precondition(removed >= 0 && removed <= count, "only what is there can be removed")
    memmove(base, base + removed, count - removed)
    count -= removed
  }

  /// Takes bytes away from the end.
  public mutating func truncate(to kept: Int) {
    precondition(kept >= 0 && kept <= count, "only what is there can be kept")
    count = kept
  }

  /// Takes all bytes away.
  public mutating func removeAll() { count = 0 }

  /// Lets a body fill the room behind the bytes, and counts what it says it put there.
  mutating func fill(upTo more: Int, _ body: (UnsafeMutableRawBufferPointer) -> Int) {
    reserve(more)
    let filled = body(UnsafeMutableRawBufferPointer(start: base + count, count: more))
    precondition(filled >= 0 && filled <= more, "no more than the room can be filled")
    count += filled
  }
}
