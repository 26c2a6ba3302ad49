/// SHA-256 (FIPS 180-4) of what a plan was made from, taken in as many pieces as there are.
public struct ContentDigest: Sendable {
  private static let blockLength = 64

  private var state = ContentDigest.startState
  /// The bytes behind the last whole block.
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// The digest of nothing so far.
  public init() { pending.reserveCapacity(2 * Self.blockLength) }

  /// The digest of bytes as `sha256:` and 64 hex digits. - Complexity: O(n).
  public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    var digest = ContentDigest()
    digest.update(bytes)
    return digest.text
  }

  /// Takes in the bytes that follow. - Complexity: O(n), without copying bytes that lie side by side.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    if bytes.withContiguousStorageIfAvailable({ take($0.span) }) == nil { take(Array(bytes).span) }
  }

  /// The digest of all bytes so far as `sha256:` and 64 hex digits; more may follow.
  public var text: String {
    var last = self
    last.finish()
    let digits = (0..<8).map { index in
      let text = String(last.state[index], radix: 16)
      return String(repeating: "0", count: 8 - text.count) + text
    }
    return "sha256:" + digits.joined()
  }

  private mutating func take(_ bytes: Span<UInt8>) {
    byteCount &+= UInt64(bytes.count)
    var place = 0
    if !pending.isEmpty {
      place = min(Self.blockLength - pending.count, bytes.count)
      for index in 0..<place { pending.append(bytes[index]) }
      guard pending.count == Self.blockLength else { return }
      state = Self.mixed(state, pending.span, from: 0)
      pending.removeAll(keepingCapacity: true)
    }
    while bytes.count - place >= Self.blockLength {
      state = Self.mixed(state, bytes, from: place)
      place += Self.blockLength
    }
    for index in place..<bytes.count { pending.append(bytes[index]) }
  }

  /// Adds the end mark and the length, which fill the last block.
  private mutating func finish() {
    let bitCount = byteCount &* 8
    var end: [UInt8] = [0x80]
    end.append(contentsOf: repeatElement(0, count: (119 - pending.count) % Self.blockLength))
    end.append(contentsOf: (0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * $0)) })
    take(end.span)
  }

  /// The state after one more block.
  private static func mixed(_ state: SIMD8<UInt32>, _ bytes: Span<UInt8>, from start: Int) -> SIMD8<UInt32> {
    func turned(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
    var words = InlineArray<64, UInt32>(repeating: 0)
    for index in 0..<16 {
      let place = start + 4 * index
      words[index] =
        UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16 | UInt32(bytes[place + 2]) << 8
        | UInt32(bytes[place + 3])
    }
    for index in 16..<64 {
      let (a, b) = (words[index - 15], words[index - 2])
      let low = turned(a, 7) ^ turned(a, 18) ^ a >> 3
      let high = turned(b, 17) ^ turned(b, 19) ^ b >> 10
      words[index] = words[index - 16] &+ low &+ words[index - 7] &+ high
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    let constants = constants.span
    for index in 0..<64 {
      let sumOfE = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
      let first = h &+ sumOfE &+ (e & f ^ ~e & g) &+ constants[index] &+ words[index]
      let sumOfA = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
      let second = sumOfA &+ (a & b ^ a & c ^ b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    return state &+ SIMD8(a, b, c, d, e, f, g, h)
  }

  /// The first 32 bits of the fraction of a root of each of the first primes, found in whole numbers.
  private static func fractions(count: Int, power: Int) -> [UInt32] {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      let target = ScaledRoot.scaled(prime, power: power)
      return UInt32(truncatingIfNeeded: target)
    }
  }

  private static let startState = SIMD8(fractions(count: 8, power: 2))
  private static let constants = fractions(count: 64, power: 3)
}

/// Whole roots of small numbers times a power of two.
private enum ScaledRoot {
  /// The whole part of 2³² times the square (2) or cube (3) root of a number below 2⁹.
  static func scaled(_ number: UInt64, power: Int) -> UInt64 {
    var root: UInt64 = 0
    for bit in stride(from: UInt64(37), through: 0, by: -1) {
      let trial = root | 1 << bit
      // 2^(37·3) times 8 stays within 128 bits.
      let raised = (0..<power).reduce(UInt128(1)) { product, _ in product * UInt128(trial) }
      if raised <= UInt128(number) << (32 * power) { root = trial }
    }
    return root
  }
}
