/// SHA-256 (FIPS 180-4) of what a plan was made from.
public enum ContentDigest {
  /// The digest of bytes as `sha256:` and 64 hex digits. - Complexity: O(n).
  public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    var message = Array(bytes)
    let bitCount = UInt64(message.count) &* 8
    message.append(0x80)
    message.append(contentsOf: repeatElement(0, count: (120 - message.count % 64) % 64))
    message.append(contentsOf: (0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * $0)) })
    var state = startState
    for block in stride(from: 0, to: message.count, by: 64) { mix(message[block..<block + 64], into: &state) }
    let digits = state.map { word in
      let text = String(word, radix: 16)
      return String(repeating: "0", count: 8 - text.count) + text
    }
    return "sha256:" + digits.joined()
  }

  private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    func turned(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
    var words: [UInt32] = stride(from: block.startIndex, to: block.endIndex, by: 4).map { start in
      block[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let (a, b) = (words[index - 15], words[index - 2])
      let low = turned(a, 7) ^ turned(a, 18) ^ a >> 3
      let high = turned(b, 17) ^ turned(b, 19) ^ b >> 10
      words.append(words[index - 16] &+ low &+ words[index - 7] &+ high)
    }
    var work = state
    for index in 0..<64 {
      let (a, e) = (work[0], work[4])
      let choice = e & work[5] ^ ~e & work[6]
      let sumOfE = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
      let first = work[7] &+ sumOfE &+ choice &+ constants[index] &+ words[index]
      let majority = a & work[1] ^ a & work[2] ^ work[1] & work[2]
      let second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ majority
      work = [first &+ second, a, work[1], work[2], work[3] &+ first, e, work[5], work[6]]
    }
    for index in 0..<8 { state[index] &+= work[index] }
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

  private static let startState = fractions(count: 8, power: 2)
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
