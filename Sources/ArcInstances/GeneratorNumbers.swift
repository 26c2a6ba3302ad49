/// The generator's random numbers: SplitMix64 (Steele, Lea and Flood 2014, DOI 10.1145/2660193.2660195).
struct GeneratorNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x2545_F491_4F6C_DD1D &+ 0x632B_E59B_D9B4_E019 }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number of a range; the same on every machine and with every edition of the standard library.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(next().multipliedFullWidth(by: width).high)
  }
}

extension Array {
  /// So many elements, each as likely as the others, in an order of chance (Fisher and Yates).
  func drawn(_ count: Int, _ random: inout GeneratorNumbers) -> [Element] {
    var rest = self
    for place in 0..<Swift.min(count, rest.count) {
      rest.swapAt(place, random.number(in: place...(rest.count - 1)))
    }
    return Array(rest.prefix(count))
  }
}
