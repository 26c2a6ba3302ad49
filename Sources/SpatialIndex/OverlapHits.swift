/// The areas at each of many positions: all answers in one array, and where those of each position start.
///
/// Kept between batches, it takes no new memory once it has grown large enough.
public struct OverlapHits: Sendable {
  /// Where the answers of each position start in ``areas``, and the end of the last ones.
  public internal(set) var starts: [Int] = [0]
  /// The numbers of areas, rising for each position.
  public internal(set) var areas: [UInt32] = []

  /// No positions yet.
  public init() {}

  /// How many positions were asked for.
  public var count: Int { starts.count - 1 }

  /// The areas at a position, by its number in the batch. - Precondition: there is such a position.
  public subscript(position: Int) -> ArraySlice<UInt32> { areas[starts[position]..<starts[position + 1]] }
}
