import GeoTypes

/// An exact sum of doubles: components that do not overlap, by rising magnitude, at most twelve.
///
/// Shewchuk 1997, DOI 10.1007/PL00009321: grow-expansion with zero elimination.
struct Expansion {
  private var components = InlineArray<12, Double>(repeating: 0)
  private var count = 0

  /// The sign of the sum: that of its largest component.
  var sign: Int {
    guard count > 0 else { return 0 }
    return components[count - 1] > 0 ? 1 : -1
  }

  /// Adds the product of two numbers without rounding.
  /// - Precondition: fewer than twelve components so far, six products at most; ``holdsProducts(of:)`` of both.
  mutating func add(product a: Double, _ b: Double) {
    let high = a * b
    add((-high).addingProduct(a, b))
    add(high)
  }

  private mutating func add(_ number: Double) {
    var rest = number
    var kept = 0
    for i in 0..<count {
      let (sum, tail) = Expansion.sum(rest, components[i])
      if tail != 0 {
        components[kept] = tail
        kept += 1
      }
      rest = sum
    }
    if rest != 0 {
      components[kept] = rest
      kept += 1
    }
    count = kept
  }

  /// Whether a product of coordinates of such points, and its rounding error, are doubles.
  static func holdsProducts(of point: PlanarPoint) -> Bool { holdsProducts(of: point.x) && holdsProducts(of: point.y) }

  /// Whether a product of two such numbers, and its rounding error, are doubles.
  static func holdsProducts(of number: Double) -> Bool {
    number == 0 || (abs(number) >= 0x1p-450 && abs(number) <= 0x1p500)
  }

  /// A difference and its rounding error (Knuth's two-sum).
  static func difference(_ a: Double, _ b: Double) -> (head: Double, tail: Double) { sum(a, -b) }

  /// A sum and its rounding error (Knuth's two-sum).
  static func sum(_ a: Double, _ b: Double) -> (head: Double, tail: Double) {
    let head = a + b
    let bRounded = head - a
    let aRounded = head - bRounded
    return (head, (a - aRounded) + (b - bRounded))
  }
}
