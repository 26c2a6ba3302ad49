import GeoTypes
import Interchange

/// Points of one chunk of input, column by column, with what of their text goes into the answers as it is.
struct PointBlock: ~Copyable {
  /// A stretch of the chunk's bytes; empty where there is none.
  struct Text: BitwiseCopyable {
    var start: UInt32 = 0
    var count: UInt32 = 0

    init() {}

    init(_ range: Range<Int>) {
      start = UInt32(truncatingIfNeeded: range.lowerBound)
      count = UInt32(truncatingIfNeeded: range.count)
    }

    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// What stands before the answer.
  struct Head: BitwiseCopyable {
    var id = Text()
    /// Longitude and latitude as the input has them, where that is how they are printed.
    var longitude = Text()
    var latitude = Text()
  }

  /// A row that was not read in place: one with quotes, another number format, or a fault.
  struct OddRow {
    var place: Int
    var row: PointStream.Row
  }

  var positions: [LonLat] = []
  /// The vertical orders asked for; empty where no row asks.
  var levels: [Int?] = []
  var heads: [Head] = []
  var oddRows: [OddRow] = []

  /// How many rows there are.
  var count: Int { positions.count }

  mutating func removeAll() {
    positions.removeAll(keepingCapacity: true)
    levels.removeAll(keepingCapacity: true)
    heads.removeAll(keepingCapacity: true)
    oddRows.removeAll(keepingCapacity: true)
  }

  /// Adds a row read in place.
  @inline(__always)
  mutating func append(_ position: LonLat, _ head: Head, level: Int?) {
    if level != nil || !levels.isEmpty { append(level: level) }
    positions.append(position)
    heads.append(head)
  }

  private mutating func append(level: Int?) {
    while levels.count < positions.count { levels.append(nil) }
    levels.append(level)
  }

  /// Adds a row that was not; one without a position is answered as such.
  mutating func append(odd row: PointStream.Row) {
    oddRows.append(OddRow(place: count, row: row))
    if case .success(let position) = row.position {
      append(position, Head(), level: row.level)
    } else {
      append(LonLat(.nan, .nan), Head(), level: nil)
    }
  }

  /// Takes away all rows but the first so many.
  mutating func keepFirst(_ kept: Int) {
    guard kept < count else { return }
    positions.removeLast(count - kept)
    heads.removeLast(heads.count - kept)
    if !levels.isEmpty { levels.removeLast(levels.count - kept) }
    oddRows.removeAll { $0.place >= kept }
  }
}
