public import IndexFile

extension NearestPointIndex {
  /// What files of points are called in their header.
  private static let kind = IndexKind("nearest points", version: 1)

  /// Writes the index to a file.
  /// - Parameter stamp: what the points were taken from; the file is refused for any other.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  public func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    var draft = IndexDraft(kind: NearestPointIndex.kind, stamp: stamp)
    draft.add("count", FlatArray([Int64(count)]))
    index.add(to: &draft, "p")
    try draft.write(to: path)
  }

  /// Opens an index that was written before; nothing is copied.
  /// - Parameter stamp: what the points at hand were taken from.
  /// - Throws: ``IndexFileError`` for anything but a whole, undamaged file of this stamp.
  /// - Complexity: O(bytes).
  public init(contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    let file = try MappedIndex(path: path, kind: NearestPointIndex.kind, stamp: stamp)
    let numbers = try file.section("count", of: Int64.self).elements
    guard numbers.count == 1, numbers[0] >= 0, numbers[0] < UInt32.max else { throw file.damage(in: "count") }
    self.init(
      count: Int(numbers[0]), index: try NearIndex(file, "p", numbersBelow: Int(numbers[0])))
  }
}
