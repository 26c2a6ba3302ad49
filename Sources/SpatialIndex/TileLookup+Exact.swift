import GeoTypes
import IndexFile

extension TileLookup {
  /// The mark of the cell at a position in a tile, by exact arithmetic throughout, for any kind of list.
  @inline(never)
  func markExactly(at position: LonLat, tile: UInt32, start: Int) -> UInt32 {
    guard let list = TileList(self, tile: tile, start: start) else { return 0 }
    let mark = list.isByPart ? list.firstHolder(of: position) : list.sumOfCrossed(from: position)
    let found = mark != 0 || !list.hasTouchList ? mark : list.firstTouched(by: position)
    return found <= cellCount ? found : 0
  }
}

/// The list of a tile as it is read without haste.
private struct TileList {
  private let words: UnsafeBufferPointer<UInt32>
  private let start: Int
  private let base: UInt32
  private let info: UInt32
  private let count: Int
  private let originX: Int
  private let originY: Int

  /// `nil` where the list does not lie within the words, which no sound index has.
  init?(_ lookup: TileLookup, tile: UInt32, start: Int) {
    words = lookup.lists.elements
    guard start >= 0, start + TileFormat.headWords <= words.count else { return nil }
    self.start = start
    base = words[start]
    info = words[start + 1]
    count = Int(info & TileFormat.countMask)
    let layout = lookup.layout
    originX = layout.originX + (Int(tile) % layout.columns) << layout.shiftX
    originY = layout.originY + (Int(tile) / layout.columns) << layout.shiftY
    guard start + TileFormat.headWords + count * entryWords <= words.count else { return nil }
  }

  var isByPart: Bool { info & TileFormat.isByPart != 0 }
  var hasTouchList: Bool { info & TileFormat.hasTouchList != 0 }
  private var isWide: Bool { info & TileFormat.isWide != 0 }
  private var entryWords: Int { isWide ? TileFormat.wideWords : TileFormat.narrowWords }

  /// The base mark and the toggles of the edges that the ray to the east crosses.
  func sumOfCrossed(from position: LonLat) -> UInt32 {
    (0..<count).reduce(base) { mark, number in
      let (edge, toggle) = entry(number)
      return TileList.isCrossed(edge, toggle, from: position) ? mark ^ (toggle & TileFormat.markMask) : mark
    }
  }

  /// The mark of the first part that is met an odd number of times.
  func firstHolder(of position: LonLat) -> UInt32 {
    var (mark, isOdd): (UInt32, Bool) = (0, false)
    for number in 0..<count {
      let (edge, toggle) = entry(number)
      if toggle & TileFormat.startsPart != 0 {
        if isOdd { return mark }
        (mark, isOdd) = (toggle & TileFormat.markMask, false)
      }
      if TileList.isCrossed(edge, toggle, from: position) { isOdd.toggle() }
    }
    return isOdd ? mark : 0
  }

  /// The lowest mark beside an edge that has the position on it.
  func firstTouched(by position: LonLat) -> UInt32 {
    let first = start + TileFormat.headWords + count * entryWords
    guard first < words.count else { return 0 }
    let touchCount = Int(words[first])
    guard first + 1 + touchCount * TileFormat.touchWords <= words.count else { return 0 }
    var lowest: UInt32 = 0
    for number in 0..<touchCount {
      let place = first + 1 + number * TileFormat.touchWords
      guard CanonicalEdge(vertex(at: place), vertex(at: place + 2)).contains(position) else { continue }
      for mark in [words[place + 4], words[place + 5]] where mark != 0 && (lowest == 0 || mark < lowest) {
        lowest = mark
      }
    }
    return lowest
  }

  private func vertex(at place: Int) -> Vertex {
    Vertex(x: Int32(bitPattern: words[place]), y: Int32(bitPattern: words[place + 1]))
  }

  private func entry(_ number: Int) -> (edge: (lower: Vertex, upper: Vertex), toggle: UInt32) {
    let place = start + TileFormat.headWords + number * entryWords
    if isWide { return ((vertex(at: place), vertex(at: place + 2)), words[place + 4]) }
    return ((near(words[place]), near(words[place + 1])), words[place + 2])
  }

  private func near(_ word: UInt32) -> Vertex {
    Vertex(
      x: Int32(truncatingIfNeeded: originX + Int(Int16(truncatingIfNeeded: word))),
      y: Int32(truncatingIfNeeded: originY + Int(Int16(truncatingIfNeeded: word >> 16))))
  }

  /// Whether the ray from a position to the east crosses an edge: the lower end counts, the upper one does not, and a
  /// position on the edge has passed it.
  private static func isCrossed(
    _ edge: (lower: Vertex, upper: Vertex), _ toggle: UInt32, from position: LonLat
  ) -> Bool {
    if position.latitude < edge.lower.latitude { return toggle & TileFormat.openBelow != 0 }
    if position.latitude >= edge.upper.latitude { return toggle & TileFormat.openAbove != 0 }
    return ExactPredicates.orientation(LonLat(edge.lower), LonLat(edge.upper), position) > 0
  }
}
