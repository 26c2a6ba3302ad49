/// A drive between two places: time, length and price, or the fact that there is none.
public struct TravelLeg: Hashable, Sendable {
  /// Time, in the unit of the problem.
  public let duration: UInt32
  /// Length, in the unit of the problem.
  public let distance: UInt32
  /// Price, in the unit of the objective.
  public let cost: UInt32

  /// A drive that exists. - Precondition: the cost is less than `UInt32.max`, which means unreachable.
  @inlinable
  public init(duration: UInt32, distance: UInt32, cost: UInt32) {
    precondition(cost != .max, "the largest cost means unreachable")
    self.init(unchecked: duration, distance, cost)
  }

  @usableFromInline
  init(unchecked duration: UInt32, _ distance: UInt32, _ cost: UInt32) {
    self.duration = duration
    self.distance = distance
    self.cost = cost
  }

  /// No drive leads there.
  public static let unreachable = TravelLeg(unchecked: .max, .max, .max)

  /// No drive is needed.
  public static let none = TravelLeg(unchecked: 0, 0, 0)

  /// Whether there is a drive.
  @inlinable public var isReachable: Bool { cost != .max }
}

/// What it takes to drive from where one service ends to where the next begins, by vehicle profile; may be asymmetric.
///
/// The search asks for legs, one or a row at a time, and for lists of neighbours only, so that a table can be replaced by searches on demand.
/// It asks only for legs from the start of a depot, the exit of a mode or the exit of a facility to the entry of a mode, the
/// entry of a facility or the end of a depot, so that a table needs rows for the former places and columns for the latter;
/// so with `nearest`.
public protocol TravelCosts: Sendable {
  /// Places are numbered from 0 up to this.
  var placeCount: Int { get }
  /// Profiles are numbered from 0 up to this.
  var profileCount: Int { get }

  /// The drive between two places. - Precondition: places and profile are in range.
  func leg(from: Place, to: Place, profile: Int) -> TravelLeg

  /// Writes the drives from one place to some, in their order, in place of what is there.
  /// - Precondition: places and profile are in range.
  func legs(from: Place, to places: [Place], profile: Int, into legs: inout ContiguousArray<TravelLeg>)

  /// The positions in `targets` of the cheapest to reach, cheapest first, lower positions first among equals;
  /// unreachable ones are left out.
  func nearest(_ count: Int, of targets: [Place], from: Place, profile: Int) -> [Int]
}

extension TravelCosts {
  /// Asks for every leg. - Complexity: O(n) for n places.
  public func legs(from: Place, to places: [Place], profile: Int, into legs: inout ContiguousArray<TravelLeg>) {
    legs.removeAll(keepingCapacity: true)
    for place in places { legs.append(leg(from: from, to: place, profile: profile)) }
  }

  /// Asks for every leg and keeps the cheapest. - Complexity: O(n) for n targets, beside O(count) for each that is kept.
  public func nearest(_ count: Int, of targets: [Place], from: Place, profile: Int) -> [Int] {
    var found: ContiguousArray<(cost: UInt32, position: Int)> = []
    found.reserveCapacity(count + 1)
    for (position, target) in targets.enumerated() {
      let leg = leg(from: from, to: target, profile: profile)
      guard leg.isReachable, count > 0, found.count < count || leg.cost < found[count - 1].cost else { continue }
      var place = found.count
      while place > 0, leg.cost < found[place - 1].cost { place -= 1 }
      found.insert((leg.cost, position), at: place)
      if found.count > count { found.removeLast() }
    }
    return found.map(\.position)
  }
}
