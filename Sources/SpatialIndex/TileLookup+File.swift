import IndexFile

extension TileLookup {
  /// Writes layout, words and lists to a file of a kind.
  func write(to path: String, kind: IndexKind, stamp: IndexStamp) throws(IndexFileError) {
    var draft = IndexDraft(kind: kind, stamp: stamp)
    let numbers = [
      layout.originX, layout.originY, layout.shiftX, layout.shiftY, layout.columns, layout.rows, cellCount,
    ]
    draft.add("layout", FlatArray(numbers.map(Int64.init)))
    draft.add("words", words)
    draft.add("lists", lists)
    try draft.write(to: path)
  }

  /// Opens a file of a kind; nothing is copied.
  init(contentsOf path: String, kind: IndexKind, stamp: IndexStamp) throws(IndexFileError) {
    let file = try MappedIndex(path: path, kind: kind, stamp: stamp)
    let numbers = try file.section("layout", of: Int64.self).elements
    guard numbers.count == 7, let layout = CoverageLayout(checking: numbers.prefix(6).map(Int.init)),
      numbers[6] >= 0, numbers[6] < TileFormat.markMask
    else { throw file.damage(in: "layout") }
    let words = try file.section("words", of: UInt32.self)
    let lists = try file.section("lists", of: UInt32.self)
    let lookup = TileLookup(layout: layout, words: words, lists: lists, cellCount: Int(numbers[6]))
    guard let lookup else { throw file.damage(in: "words") }
    self = lookup
  }
}

extension CoverageLayout {
  /// A layout of untrusted numbers; `nil` where a lookup could go astray in it.
  fileprivate init?(checking numbers: [Int]) {
    let (shifts, size) = (numbers[2...3], numbers[4...5])
    let limit = 1 << 32
    guard numbers[0...1].allSatisfy({ $0 > -limit && $0 < limit }), shifts.allSatisfy({ $0 >= 0 && $0 <= 28 }),
      size.allSatisfy({ $0 > 0 && $0 <= 1 << 28 }), numbers[4] << numbers[2] <= limit,
      numbers[5] << numbers[3] <= limit, numbers[4] * numbers[5] < limit
    else { return nil }
    self.init(
      originX: numbers[0], originY: numbers[1], shiftX: numbers[2], shiftY: numbers[3], columns: numbers[4],
      rows: numbers[5])
  }
}
