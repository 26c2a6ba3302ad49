import GeoTypes
import IndexFile

/// The list of a tile, of any kind. Nothing of it is believed before its bounds are checked.
struct TileList {
  private let words: UnsafeBufferPointer<UInt32>
  private let entries: UnsafePointer<UInt32>
  private let start: Int
  private let base: UInt32
  private let info: UInt32
  private let count: Int
  /// The tile's corner in 1e-7 degree.
  private let originX: Int
  private let originY: Int

  /// `nil` where the list does not lie within the words, which no sound index has.
  @inline(__always)
  init?(_ lookup: TileLookup, _ tile: TileLookup.Found) {
    words = lookup.lists.elements
    start = Int(tile.word & ~TileFormat.listBit)
    guard start + TileFormat.headWords <= words.count, let first = words.baseAddress else { return nil }
    base = words[start]
    info = words[start + 1]
    entries = first + start + TileFormat.headWords
    count = Int(info & TileFormat.countMask)
    originX = lookup.layout.originX + tile.x
    originY = lookup.layout.originY + tile.y
    let wordsEach = info & TileFormat.isWide != 0 ? TileFormat.wideWords : TileFormat.narrowWords
    guard info & TileFormat.isSplit == 0, start + TileFormat.headWords + count * wordsEach <= words.count else {
      return nil
    }
  }

  var isByPart: Bool { info & TileFormat.isByPart != 0 }
  private var hasTouchList: Bool { info & TileFormat.hasTouchList != 0 }
  private var isWide: Bool { info & TileFormat.isWide != 0 }

  // MARK: By floating point

  @inline(__always)
  private func entry(_ number: Int) -> (edge: TileEntry, toggle: UInt32) {
    isWide
      ? TileEntry.wide(entries + number * TileFormat.wideWords, originX: originX, originY: originY)
      : TileEntry.narrow(entries + number * TileFormat.narrowWords)
  }

  /// The base mark and the toggles of the edges that the ray to the east crosses from a point in units from the corner.
  func sumOfCrossed(_ x: Double, _ y: Double, _ isInDoubt: inout Bool) -> UInt32 {
    var mark = base
    for number in 0..<count {
      let (edge, toggle) = entry(number)
      let crossing = edge.crossing(x: x, y: y, toggle)
      isInDoubt = isInDoubt || crossing.isInDoubt
      if crossing.crosses { mark ^= toggle & TileFormat.markMask }
    }
    return mark
  }

  /// The mark of the first part that is met an odd number of times.
  func firstHolder(_ x: Double, _ y: Double, _ isInDoubt: inout Bool) -> UInt32 {
    var (mark, isOdd): (UInt32, Bool) = (0, false)
    for number in 0..<count {
      let (edge, toggle) = entry(number)
      if toggle & TileFormat.startsPart != 0 {
        if isOdd { return mark }
        (mark, isOdd) = (toggle & TileFormat.markMask, false)
      }
      let crossing = edge.crossing(x: x, y: y, toggle)
      isInDoubt = isInDoubt || crossing.isInDoubt
      if crossing.crosses { isOdd.toggle() }
    }
    return isOdd ? mark : 0
  }

  /// The marks of all areas that hold or touch a position, rising, each once: parts with an edge too close to tell are
  /// looked at exactly.
  @inline(__always)
  func forEachHolder(_ x: Double, _ y: Double, of position: LonLat, _ body: (UInt32) -> Void) {
    var part = OpenPart()
    var last: UInt32 = 0
    for number in 0..<count {
      let (edge, toggle) = entry(number)
      if toggle & TileFormat.startsPart != 0 {
        let found = held(part, before: number, position)
        if found != 0 && found != last {
          body(found)
          last = found
        }
        part = OpenPart(mark: toggle & TileFormat.markMask, first: number)
      }
      part.isOdd = part.isOdd != edge.crossing(x: x, y: y, toggle).crosses
      part.isInDoubt = part.isInDoubt || edge.mayTouch(x: x, y: y)
    }
    let found = held(part, before: count, position)
    if found != 0 && found != last { body(found) }
  }

  /// A part while its entries are gone through.
  private struct OpenPart {
    var mark: UInt32 = 0
    var first = 0
    var isOdd = false
    var isInDoubt = false
  }

  /// The mark of a part that holds or touches a position, else 0.
  @inline(__always)
  private func held(_ part: OpenPart, before end: Int, _ position: LonLat) -> UInt32 {
    let holds = part.isInDoubt ? holdsExactly(part.first..<end, position) : part.isOdd
    return holds ? part.mark : 0
  }

  // MARK: Exactly

  /// The mark of the cell at a position, by exact arithmetic throughout.
  func markExactly(at position: LonLat) -> UInt32 {
    let mark = isByPart ? firstHolder(of: position) : sumOfCrossed(from: position)
    return mark != 0 ? mark : firstTouched(by: position)
  }

  /// Whether the part with some entries holds or touches a position.
  @inline(never)
  private func holdsExactly(_ numbers: Range<Int>, _ position: LonLat) -> Bool {
    var isOdd = false
    for number in numbers {
      let (edge, toggle) = storedEntry(number)
      // Without extent, it stands for a part that holds the tile.
      if edge.lower != edge.upper && edge.contains(position) { return true }
      if TileList.isCrossed(edge, toggle, from: position) { isOdd.toggle() }
    }
    return isOdd
  }

  /// The lowest mark beside an edge that has the position on it.
  func firstTouched(by position: LonLat) -> UInt32 {
    guard hasTouchList else { return 0 }
    let first = start + TileFormat.headWords + count * (isWide ? TileFormat.wideWords : TileFormat.narrowWords)
    guard first < words.count else { return 0 }
    let touchCount = Int(words[first])
    guard first + 1 + touchCount * TileFormat.touchWords <= words.count else { return 0 }
    var lowest: UInt32 = 0
    for number in 0..<touchCount {
      let place = first + 1 + number * TileFormat.touchWords
      guard CanonicalEdge(vertex(at: place), vertex(at: place + 2)).contains(position) else { continue }
      lowest = TileList.lower(lowest, TileList.lower(words[place + 4], words[place + 5]))
    }
    return lowest
  }

  /// The lower mark, 0 being none.
  private static func lower(_ a: UInt32, _ b: UInt32) -> UInt32 { a == 0 ? b : b == 0 ? a : min(a, b) }

  private func sumOfCrossed(from position: LonLat) -> UInt32 {
    var mark = base
    for number in 0..<count {
      let (edge, toggle) = storedEntry(number)
      if TileList.isCrossed(edge, toggle, from: position) { mark ^= toggle & TileFormat.markMask }
    }
    return mark
  }

  private func firstHolder(of position: LonLat) -> UInt32 {
    var (mark, isOdd): (UInt32, Bool) = (0, false)
    for number in 0..<count {
      let (edge, toggle) = storedEntry(number)
      if toggle & TileFormat.startsPart != 0 {
        if isOdd { return mark }
        (mark, isOdd) = (toggle & TileFormat.markMask, false)
      }
      if TileList.isCrossed(edge, toggle, from: position) { isOdd.toggle() }
    }
    return isOdd ? mark : 0
  }

  private func vertex(at place: Int) -> Vertex {
    Vertex(x: Int32(bitPattern: words[place]), y: Int32(bitPattern: words[place + 1]))
  }

  private func storedEntry(_ number: Int) -> (edge: CanonicalEdge, toggle: UInt32) {
    let first = start + TileFormat.headWords
    if isWide {
      let place = first + number * TileFormat.wideWords
      return (CanonicalEdge(vertex(at: place), vertex(at: place + 2)), words[place + 4])
    }
    let place = first + number * TileFormat.narrowWords
    return (CanonicalEdge(near(words[place]), near(words[place + 1])), words[place + 2])
  }

  private func near(_ word: UInt32) -> Vertex {
    Vertex(
      x: Int32(truncatingIfNeeded: originX + Int(Int16(truncatingIfNeeded: word))),
      y: Int32(truncatingIfNeeded: originY + Int(Int16(truncatingIfNeeded: word >> 16))))
  }

  /// Whether the ray from a position to the east crosses an edge: the lower end counts, the upper one does not, and a
  /// position on the edge has passed it.
  private static func isCrossed(_ edge: CanonicalEdge, _ toggle: UInt32, from position: LonLat) -> Bool {
    if position.latitude < edge.lower.latitude { return toggle & TileFormat.openBelow != 0 }
    if position.latitude >= edge.upper.latitude { return toggle & TileFormat.openAbove != 0 }
    return ExactPredicates.orientation(LonLat(edge.lower), LonLat(edge.upper), position) > 0
  }
}
