public import IndexFile

extension NearestSegmentIndex {
  /// What files of lines are called in their header.
  private static let kind = IndexKind("nearest lines", version: 1)

  /// Writes the index to a file.
  /// - Parameter stamp: what the lines were taken from; the file is refused for any other.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  public func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    var draft = IndexDraft(kind: NearestSegmentIndex.kind, stamp: stamp)
    add(to: &draft)
    try draft.write(to: path)
  }

  /// Opens an index that was written before; nothing is copied.
  /// - Parameter stamp: what the lines at hand were taken from.
  /// - Throws: ``IndexFileError`` for anything but a whole, undamaged file of this stamp.
  /// - Complexity: O(bytes).
  public init(contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    try self.init(MappedIndex(path: path, kind: NearestSegmentIndex.kind, stamp: stamp))
  }

  /// Adds the sections of the index to a file that holds more; their names begin with `l` and a space.
  package func add(to draft: inout IndexDraft) {
    draft.add("l points", pieces.points)
    draft.add("l firsts", pieces.firstPoint)
    index.add(to: &draft, "l")
  }

  /// Reads the sections that ``add(to:)`` wrote.
  package init(_ file: MappedIndex) throws(IndexFileError) {
    let points = try file.section("l points", of: LinePoint.self)
    let firstPoint = try file.section("l firsts", of: UInt32.self)
    guard let pieces = LinePieces(points: points, firstPoint: firstPoint) else { throw file.damage(in: "l points") }
    self.init(pieces: pieces, index: try NearIndex(file, "l", numbersBelow: points.count))
  }
}
