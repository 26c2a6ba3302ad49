/// Travel costs as one flat table: 12 bytes for each pair of places and profile.
public struct DenseTravelCosts: TravelCosts, Hashable {
  /// Places are numbered from 0 up to this.
  public let placeCount: Int
  /// Profiles are numbered from 0 up to this.
  public let profileCount: Int
  private let legs: ContiguousArray<TravelLeg>

  /// Fills the table, row by row.
  /// - Throws: `TravelCostsError.tooLarge` where the table would pass 2^31 legs.
  /// - Complexity: O(profiles · places²) calls.
  public init(
    placeCount: Int, profileCount: Int = 1,
    leg: (_ from: Place, _ to: Place, _ profile: Int) throws(TravelCostsError) -> TravelLeg
  ) throws(TravelCostsError) {
    precondition(placeCount >= 0 && profileCount >= 0)
    let (square, overflow) = placeCount.multipliedReportingOverflow(by: placeCount)
    let (size, overflowToo) = square.multipliedReportingOverflow(by: profileCount)
    guard !overflow, !overflowToo, size <= 1 << 31 else {
      throw .tooLarge(places: placeCount, profiles: profileCount)
    }
    var legs: ContiguousArray<TravelLeg> = []
    legs.reserveCapacity(size)
    for profile in 0..<profileCount {
      for from in 0..<UInt32(placeCount) {
        for to in 0..<UInt32(placeCount) { legs.append(try leg(Place(from), Place(to), profile)) }
      }
    }
    self.placeCount = placeCount
    self.profileCount = profileCount
    self.legs = legs
  }

  /// The drive between two places. - Precondition: places and profile are in range.
  public func leg(from: Place, to: Place, profile: Int) -> TravelLeg {
    legs[(profile * placeCount + Int(from.index)) * placeCount + Int(to.index)]
  }
}

/// Why travel costs cannot be made.
public enum TravelCostsError: Error, Hashable, Sendable {
  /// The table would be too large for memory.
  case tooLarge(places: Int, profiles: Int)
  /// A length, time or cost between two places passes what a leg can hold.
  case overflow(from: UInt32, to: UInt32)
  /// An arc names a place that is not there.
  case placeOutOfRange(arc: Int, place: UInt32, count: Int)
}

extension TravelCostsError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .tooLarge(let places, let profiles):
      "a table of \(places) places by \(profiles) profiles is too large; use travel costs on demand"
    case .overflow(let from, let to):
      "the way from place \(from) to \(to) passes \(UInt32.max - 1); use a coarser unit"
    case .placeOutOfRange(let arc, let place, let count):
      "arc \(arc) names place \(place), but there are \(count)"
    }
  }
}
