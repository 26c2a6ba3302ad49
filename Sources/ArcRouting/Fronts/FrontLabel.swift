/// One way to have come to a stop of a route, or to go on from it to the end, with what it has spent on that way.
///
/// A forward label stands where a stop is done, a backward label where it is arrived at. Less is better in every amount, so that
/// one comparison serves both: a backward label holds the latest arrival with its sign changed.
struct FrontLabel: BitwiseCopyable {
  var cost: Int64
  /// The moment at which the stop is done; or minus the latest arrival.
  var time: Int64
  var distance: Int64
  /// The load since the last reset; or what will be taken up until the next.
  var used: Loads
  /// Where the row of the exit begins in the table of drives; or the column of the entry.
  var place: Int32
  /// The label before it on the way: its number among those of the stop before, or, after a detour, of the same stop.
  var predecessor: Int32
  var step: RouteStep
  /// A bit for each break taken.
  var rests: UInt32
  /// Whether the label before it is one of the stop before.
  var isArrival = false
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
}
