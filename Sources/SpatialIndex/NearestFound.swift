import GeoTypes

/// Takes what a search comes upon.
protocol NearSink {
  /// What is farther need not be offered; may fall while the search goes on.
  var limit: Double { get }

  /// Takes an item. - Parameter place: where it stands in the list that was searched.
  mutating func offer(_ number: UInt32, at place: Int, _ squaredDistance: Double)
}

/// The nearest item so far: of equally near ones the one with the lowest number.
struct NearestFound: NearSink, BitwiseCopyable {
  private(set) var limit: Double
  private(set) var number = UInt32.max

  /// Nothing yet. - Parameter limit: squared distance beyond which nothing counts.
  init(limit: Double) { self.limit = limit }

  /// Something found.
  init(_ number: UInt32, _ squaredDistance: Double) {
    self.number = number
    limit = squaredDistance
  }

  var squaredDistance: Double { limit }
  var isEmpty: Bool { number == .max }

  @inline(__always)
  mutating func offer(_ number: UInt32, at place: Int, _ squaredDistance: Double) {
    guard squaredDistance < limit || (squaredDistance == limit && number < self.number) else { return }
    (limit, self.number) = (squaredDistance, number)
  }
}

/// A distance to search within.
struct SearchReach {
  private let reach: Double

  init(_ reach: Meters) { self.reach = reach.rawValue }

  /// Whether anything can lie within.
  var isOpen: Bool { reach >= 0 }

  /// The squared reach, wider by a few roundings: ``admits(_:)`` settles what lies at the rim.
  var squaredLimit: Double { reach * reach * (1 + 0x1p-48) }

  /// Whether a squared distance lies within reach, rim included.
  func admits(_ squaredDistance: Double) -> Bool { squaredDistance.squareRoot() <= reach }
}
