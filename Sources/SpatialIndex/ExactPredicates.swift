public import GeoTypes

/// Decisions about positions that rounding never turns.
public enum ExactPredicates {
  /// On which side of the line from `a` to `b` the position `c` lies: 1 to the left, -1 to the right, 0 on the line.
  ///
  /// The answer is that of exact arithmetic on the given doubles, for all finite ones. A floating-point filter settles
  /// nearly every call; what it leaves open is settled by expansions.
  ///
  /// Shewchuk 1997, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates",
  /// DOI 10.1007/PL00009321.
  /// - Precondition: all numbers are finite.
  /// - Complexity: O(1).
  public static func orientation(_ a: LonLat, _ b: LonLat, _ c: LonLat) -> Int {
    orientation(
      PlanarPoint(a.longitude, a.latitude), PlanarPoint(b.longitude, b.latitude), PlanarPoint(c.longitude, c.latitude))
  }

  /// On which side of the line from `a` to `b` the point `c` lies: 1 to the left, -1 to the right, 0 on the line.
  ///
  /// As exact as ``orientation(_:_:_:)-(LonLat,_,_)``, on projected points.
  /// - Precondition: all numbers are finite.
  /// - Complexity: O(1).
  public static func orientation(_ a: PlanarPoint, _ b: PlanarPoint, _ c: PlanarPoint) -> Int {
    let left = (a.x - c.x) * (b.y - c.y)
    let right = (a.y - c.y) * (b.x - c.x)
    let determinant = left - right
    // An overflow makes this comparison false, an underflow is held off by the second term.
    if abs(determinant) > filterBound * (abs(left) + abs(right)) + .leastNormalMagnitude {
      return determinant > 0 ? 1 : -1
    }
    return exactOrientation(a, b, c)
  }

  /// Shewchuk's bound on the rounding error of the filter, relative to the two products.
  private static let filterBound = (3 + 16 * 0x1p-53) * 0x1p-53

  /// The orientation where the filter cannot tell.
  private static func exactOrientation(_ a: PlanarPoint, _ b: PlanarPoint, _ c: PlanarPoint) -> Int {
    let areFinite = a.x.isFinite && a.y.isFinite && b.x.isFinite && b.y.isFinite && c.x.isFinite && c.y.isFinite
    precondition(areFinite, "an orientation needs finite positions")
    guard Expansion.holdsProducts(of: a), Expansion.holdsProducts(of: b), Expansion.holdsProducts(of: c) else {
      return wideOrientation(a, b, c)
    }

    let (ax, axTail) = Expansion.difference(a.x, c.x)
    let (ay, ayTail) = Expansion.difference(a.y, c.y)
    let (bx, bxTail) = Expansion.difference(b.x, c.x)
    let (by, byTail) = Expansion.difference(b.y, c.y)
    var sum = Expansion()
    if axTail == 0 && ayTail == 0 && bxTail == 0 && byTail == 0 {
      sum.add(product: ax, by)
      sum.add(product: -ay, bx)
    } else {
      sum.add(product: a.x, b.y)
      sum.add(product: -a.y, b.x)
      sum.add(product: b.x, c.y)
      sum.add(product: -b.y, c.x)
      sum.add(product: c.x, a.y)
      sum.add(product: -c.y, a.x)
    }
    return sum.sign
  }

  /// The orientation of numbers so small or large that their products leave the range of doubles.
  private static func wideOrientation(_ a: PlanarPoint, _ b: PlanarPoint, _ c: PlanarPoint) -> Int {
    var sum = WideSum()
    sum.add(product: a.x, b.y)
    sum.add(product: -a.y, b.x)
    sum.add(product: b.x, c.y)
    sum.add(product: -b.y, c.x)
    sum.add(product: c.x, a.y)
    sum.add(product: -c.y, a.x)
    return sum.sign
  }
}
