import CIntrinsics
import GeoTypes
import IndexFile

/// Answers from the tiles of a coverage. Nothing read from `words` and `lists` is believed before its bounds are
/// checked, so that a hostile file can give wrong answers at worst.
///
/// `Sendable` without a check by the compiler: the memory behind the pointers never changes and is kept by the arrays.
struct TileLookup: @unchecked Sendable {
  let layout: CoverageLayout
  let words: FlatArray<UInt32>
  let lists: FlatArray<UInt32>
  let cellCount: Int
  private let word: UnsafePointer<UInt32>
  let list: UnsafePointer<UInt32>
  let listCount: Int
  private let originX: Double
  private let originY: Double
  private let width: Double
  private let height: Double

  /// - Precondition: as many words as tiles, and one of 0 behind them.
  init?(layout: CoverageLayout, words: FlatArray<UInt32>, lists: FlatArray<UInt32>, cellCount: Int) {
    guard words.count == layout.tileCount + 1, words.elements[layout.tileCount] == 0,
      let word = words.elements.baseAddress
    else { return nil }
    self.layout = layout
    self.words = words
    self.lists = lists
    self.cellCount = cellCount
    self.word = word
    list = lists.elements.baseAddress ?? word
    listCount = lists.count
    originX = Double(layout.originX)
    originY = Double(layout.originY)
    width = Double(layout.columns << layout.shiftX)
    height = Double(layout.rows << layout.shiftY)
  }

  /// A position in units from the corner of the layout.
  struct Place: BitwiseCopyable {
    var x: Double
    var y: Double
    var tile: UInt32
  }

  /// Rounds a number of moderate size to the nearest whole one, which then lies in the low bits.
  private static let rounder = 0x1.8p52

  /// The tile of a position: the tile behind the last one for positions outside and numbers that are not finite.
  @inline(__always)
  func place(of longitude: Double, _ latitude: Double) -> Place {
    let x = longitude * Vertex.unitsPerDegree - originX
    let y = latitude * Vertex.unitsPerDegree - originY
    // Half a unit beyond a tile is still within its margin, so rounding to the nearest unit is good enough.
    let column = TileLookup.whole(x) >> UInt32(layout.shiftX)
    let row = TileLookup.whole(y) >> UInt32(layout.shiftY)
    let isWithin = x >= 0 && x < width - 1 && y >= 0 && y < height - 1
    let tile = row &* UInt32(truncatingIfNeeded: layout.columns) &+ column
    return Place(x: x, y: y, tile: isWithin ? tile : UInt32(truncatingIfNeeded: layout.tileCount))
  }

  /// The word of a tile. - Precondition: the tile is one that ``place(of:_:)`` gave.
  @inline(__always)
  func word(of tile: UInt32) -> UInt32 { word[Int(tile)] }

  @inline(__always)
  func prefetchWord(of tile: UInt32) { prefetch_for_read(word + Int(tile)) }

  /// Asks for the two lines in which most lists end.
  @inline(__always)
  func prefetchList(of word: UInt32) {
    let start = list + Int(word & ~TileFormat.listBit)
    prefetch_for_read(start)
    prefetch_for_read(start + 12)
  }

  /// Asks for the lines in which most lists by part end.
  @inline(__always)
  func prefetchLongList(of word: UInt32) {
    let start = list + Int(word & ~TileFormat.listBit)
    for line in 0..<4 { prefetch_for_read(start + 16 * line) }
  }

  /// The mark of the cell at a position, 0 for none.
  @inline(__always)
  func mark(at place: Place, longitude: Double, latitude: Double, word: UInt32) -> UInt32 {
    if word & TileFormat.listBit == 0 { return checked(word) }
    return markByEdges(at: place, longitude: longitude, latitude: latitude, word: word)
  }

  /// A mark as it is, but 0 where there is no such cell.
  @inline(__always)
  func checked(_ mark: UInt32) -> UInt32 { Int(mark) <= cellCount ? mark : 0 }

  /// The mark of the cell at a position in a tile that has a list.
  @inline(__always)
  func markByEdges(at place: Place, longitude: Double, latitude: Double, word: UInt32) -> UInt32 {
    let start = Int(word & ~TileFormat.listBit)
    guard start + TileFormat.headWords <= listCount else { return 0 }
    let info = list[start + 1]
    let count = Int(info & TileFormat.countMask)
    let isPlain = info & (TileFormat.isWide | TileFormat.isByPart | TileFormat.isSplit) == 0
    guard isPlain, start + TileFormat.headWords + count * TileFormat.narrowWords <= listCount else {
      return markElsewhere(at: place, longitude: longitude, latitude: latitude, word: word)
    }
    let column = TileLookup.whole(place.x) >> UInt32(layout.shiftX)
    let row = TileLookup.whole(place.y) >> UInt32(layout.shiftY)
    let x = place.x - Double(Int(column << UInt32(layout.shiftX)))
    let y = unambiguous(place.y, latitude) - Double(Int(row << UInt32(layout.shiftY)))
    var mark = list[start]
    var isInDoubt = false
    var entry = list + start + TileFormat.headWords
    for _ in 0..<count {
      let (edge, toggle) = TileEntry.narrow(entry)
      let crossing = edge.crossing(x: x, y: y, toggle)
      isInDoubt = isInDoubt || crossing.isInDoubt
      mark ^= crossing.crosses ? toggle & TileFormat.markMask : 0
      entry += TileFormat.narrowWords
    }
    if isInDoubt || (mark == 0 && info & TileFormat.hasTouchList != 0) || mark > UInt32(truncatingIfNeeded: cellCount) {
      return markElsewhere(at: place, longitude: longitude, latitude: latitude, word: word)
    }
    return mark
  }

  /// The nearest whole number.
  @inline(__always)
  static func whole(_ number: Double) -> UInt32 {
    UInt32(truncatingIfNeeded: (number + TileLookup.rounder).bitPattern)
  }

  /// A number of units above the corner that compares with whole ones as the latitude does with stored ones, which
  /// rounding alone does not warrant: within 2^-20 of a whole number it is moved to the right side, or onto it.
  @inline(__always)
  func unambiguous(_ y: Double, _ latitude: Double) -> Double {
    let nearest = (y + TileLookup.rounder) - TileLookup.rounder
    if abs(y - nearest) > 0x1p-20 { return y }
    let stored = (nearest + originY) / Vertex.unitsPerDegree
    return latitude == stored ? nearest : latitude < stored ? nearest - 0x1p-20 : nearest + 0x1p-20
  }
}
