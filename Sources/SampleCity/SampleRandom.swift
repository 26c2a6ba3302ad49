/// A stream of pseudo-random numbers for one topic of a sample place.
///
/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195). Ranges are mapped here and not by the standard
/// library, whose mapping may change between releases and with it every byte of a sample.
struct SampleRandom {
  private var state: UInt64

  /// A stream of its own for each seed, topic and index, so that a change in one topic leaves the others as they are.
  init(seed: UInt64, topic: String, index: Int = 0) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in topic.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    state = seed &* 0xd134_2543_de82_ef95 ^ hash ^ UInt64(bitPattern: Int64(index)) &* 0x9e6c_63d0_676a_9a99
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }

  /// A number from 0 up to but not including 1.
  mutating func unit() -> Double {
    Double(next() >> 11) / 9_007_199_254_740_992
  }

  /// A number between two bounds.
  mutating func number(_ low: Double, _ high: Double) -> Double {
    low + unit() * (high - low)
  }

  /// A whole number below `count`.
  /// - Precondition: `count` is positive.
  mutating func index(below count: Int) -> Int {
    precondition(count > 0, "nothing to choose from")
    return Int(((next() >> 32) &* UInt64(count)) >> 32)
  }

  /// True in a share of all calls.
  mutating func chance(_ share: Double) -> Bool { unit() < share }

  /// The list in a drawn order (Fisher and Yates).
  mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
    var list = list
    for k in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(k, index(below: k + 1)) }
    return list
  }

  /// One element of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[index(below: list.count)] }
}
