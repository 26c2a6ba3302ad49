/// An amount of each load dimension; those that the problem lacks stay zero.
struct Loads: Hashable, Sendable, BitwiseCopyable {
  private var a, b, c, d: Int64

  static let zero = Loads(repeating: 0)

  init(repeating amount: Int64) { (a, b, c, d) = (amount, amount, amount, amount) }

  subscript(_ dimension: Int) -> Int64 {
    get {
      switch dimension {
      case 0: a
      case 1: b
      case 2: c
      default: d
      }
    }
    set {
      switch dimension {
      case 0: a = newValue
      case 1: b = newValue
      case 2: c = newValue
      default: d = newValue
      }
    }
  }

  /// The larger amount of each dimension.
  func union(_ other: Loads) -> Loads {
    var result = self
    (result.a, result.b, result.c, result.d) = (max(a, other.a), max(b, other.b), max(c, other.c), max(d, other.d))
    return result
  }

  /// What passes a limit in some dimensions.
  func excess(over limit: Loads, in set: LoadSet) -> Int64 {
    var part = self
    part.take(.zero, in: LoadSet(rawValue: ~set.rawValue))
    return part.excess(over: limit)
  }

  /// One more of each amount that has a limit.
  var next: Loads {
    var next = self
    for dimension in 0..<4 where self[dimension] < .max { next[dimension] += 1 }
    return next
  }

  /// The amounts beside each other.
  var vector: SIMD4<Double> { SIMD4(Double(a), Double(b), Double(c), Double(d)) }

  /// What passes a limit, all dimensions together.
  func excess(over limit: Loads) -> Int64 {
    max(0, a &- limit.a) &+ max(0, b &- limit.b) &+ max(0, c &- limit.c) &+ max(0, d &- limit.d)
  }

  /// Whether no amount is more than another's.
  func fits(_ limit: Loads) -> Bool { a <= limit.a && b <= limit.b && c <= limit.c && d <= limit.d }

  /// The dimensions in which amounts reach another's.
  func reaching(_ other: Loads) -> LoadSet {
    LoadSet(
      rawValue: (a >= other.a ? 1 : 0) | (b >= other.b ? 2 : 0) | (c >= other.c ? 4 : 0) | (d >= other.d ? 8 : 0))
  }

  /// The dimensions with an amount.
  var present: LoadSet { reaching(Loads(repeating: 1)) }

  static func + (x: Loads, y: Loads) -> Loads {
    var sum = x
    sum += y
    return sum
  }

  static func += (x: inout Loads, y: Loads) {
    x.a &+= y.a
    x.b &+= y.b
    x.c &+= y.c
    x.d &+= y.d
  }

  static func - (x: Loads, y: Loads) -> Loads {
    var difference = x
    difference.a &-= y.a
    difference.b &-= y.b
    difference.c &-= y.c
    difference.d &-= y.d
    return difference
  }

  /// Takes another's amounts in some dimensions.
  mutating func take(_ other: Loads, in set: LoadSet) {
    if set.rawValue & 1 != 0 { a = other.a }
    if set.rawValue & 2 != 0 { b = other.b }
    if set.rawValue & 4 != 0 { c = other.c }
    if set.rawValue & 8 != 0 { d = other.d }
  }
}

/// Some of the load dimensions.
struct LoadSet: OptionSet, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ dimensions: [Int]) { self.init(rawValue: dimensions.reduce(0) { $0 | 1 << UInt8($1) }) }
}
