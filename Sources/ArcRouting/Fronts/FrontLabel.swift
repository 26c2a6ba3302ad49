/// One way to have come to a stop of a route, or to go on from it to the end, with what it has spent on that way.
///
/// A forward label stands where a stop is done, a backward label where it is arrived at. Less is better in every amount, so that
/// one comparison serves both: a backward label holds the latest arrival with its sign changed.
struct FrontLabel: BitwiseCopyable {
  var cost: Int64
  /// The moment at which the stop is done; or minus the latest arrival.
  var time: Int64
  var distance: Int64
  /// Cost with what the load is worth, once it has been kept.
  var worth = 0.0
  /// The load since the last reset; or what will be taken up until the next.
  var used: Loads
  /// Where the row of the exit begins in the table of drives; or the column of the entry.
  var place: Int32
  /// Both of the following in one: labels are copied often, and so they have no odd end.
  private var origin: Int32 = -1
  var step: RouteStep
  /// A bit for each break taken.
  var rests: UInt32

  init(cost: Int64, time: Int64, used: Loads, place: Int32) {
    (self.cost, self.time, distance, self.used, self.place) = (cost, time, 0, used, place)
    (step, rests) = (.depot, 0)
  }

  /// The label before it on the way: its number among those of the stop before, or, after a detour, of the same stop; `nil` where
  /// the way begins.
  @inline(__always)
  var predecessor: Int? { origin == -1 ? nil : origin >= 0 ? Int(origin) : -2 - Int(origin) }
  /// Whether the label before it is one of the stop before.
  @inline(__always)
  var isArrival: Bool { origin >= 0 }

  /// Comes from a label of the stop before.
  @inline(__always)
  mutating func arrives(from label: Int) { origin = Int32(truncatingIfNeeded: label) }

  /// Comes from a label of the same stop.
  @inline(__always)
  mutating func follows(_ label: Int) { origin = Int32(truncatingIfNeeded: -2 - label) }

  /// Has no label before it.
  mutating func begins() { origin = -1 }
}

/// A service in a mode or a visit to a facility, as labels meet it.
struct FrontStop: BitwiseCopyable {
  var row: Int32
  var column: Int32
  var price: Int64
  var duration: Int64
  var distance: Int64
  var loads: Loads
  var resets: LoadSet
  /// Whether it may be begun at certain times only, and the number of the rule.
  var isTimed: Bool
  var rule: Int32
  var step: RouteStep
  /// Whether vehicles of the type may do it.
  var isAllowed: Bool
}
