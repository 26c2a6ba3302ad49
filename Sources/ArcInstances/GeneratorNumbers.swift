import ArcRouting

/// The generator's random numbers.
struct GeneratorNumbers {
  private var source: RandomSource

  init(seed: UInt64) { source = RandomSource(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 0x632B_E59B_D9B4_E019) }

  /// A number of a range; the same on every machine and with every edition of the standard library.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(source.next().multipliedFullWidth(by: width).high)
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
