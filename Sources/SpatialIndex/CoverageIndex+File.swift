public import IndexFile

extension CoverageIndex {
  /// What coverage files are called in their header.
  private static let kind = IndexKind("coverage", version: 2)

  /// Writes the index to a file.
  /// - Parameter stamp: what the cells were taken from; the file is refused for any other.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  public func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    var draft = IndexDraft(kind: CoverageIndex.kind, stamp: stamp)
    let layout = lookup.layout
    draft.add(
      "layout",
      FlatArray(
        [
          layout.originX, layout.originY, layout.shiftX, layout.shiftY, layout.columns, layout.rows, count,
        ].map(Int64.init)))
    draft.add("words", lookup.words)
    draft.add("lists", lookup.lists)
    try draft.write(to: path)
  }

  /// Opens an index that was written before; nothing is copied.
  /// - Parameter stamp: what the cells at hand were taken from.
  /// - Throws: ``IndexFileError`` for anything but a whole, undamaged file of this stamp.
  /// - Complexity: O(bytes).
  public init(contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    let file = try MappedIndex(path: path, kind: CoverageIndex.kind, stamp: stamp)
    let numbers = try file.section("layout", of: Int64.self).elements
    guard numbers.count == 7, let layout = CoverageLayout(checking: numbers.prefix(6).map(Int.init)),
      numbers[6] >= 0, numbers[6] < TileFormat.markMask
    else { throw file.damage(in: "layout") }
    let words = try file.section("words", of: UInt32.self)
    let lists = try file.section("lists", of: UInt32.self)
    let lookup = TileLookup(layout: layout, words: words, lists: lists, cellCount: Int(numbers[6]))
    guard let lookup else { throw file.damage(in: "words") }
    count = lookup.cellCount
    self.lookup = lookup
  }
}

extension CoverageLayout {
  /// A layout of untrusted numbers; `nil` where a lookup could go astray in it.
  fileprivate init?(checking numbers: [Int]) {
    let (shifts, size) = (numbers[2...3], numbers[4...5])
    guard numbers[0...1].allSatisfy({ abs($0) < 1 << 32 }), shifts.allSatisfy({ $0 >= 0 && $0 <= 28 }),
      size.allSatisfy({ $0 > 0 && $0 <= 1 << 28 }), numbers[4] << numbers[2] <= 1 << 32,
      numbers[5] << numbers[3] <= 1 << 32, numbers[4] * numbers[5] < 1 << 32
    else { return nil }
    self.init(
      originX: numbers[0], originY: numbers[1], shiftX: numbers[2], shiftY: numbers[3], columns: numbers[4],
      rows: numbers[5])
  }
}
