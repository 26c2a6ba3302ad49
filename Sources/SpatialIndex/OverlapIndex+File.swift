public import IndexFile

extension OverlapIndex {
  /// What files of overlapping areas are called in their header.
  private static let kind = IndexKind("overlap", version: 1)

  /// Writes the index to a file.
  /// - Parameter stamp: what the areas were taken from; the file is refused for any other.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  public func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    try lookup.write(to: path, kind: OverlapIndex.kind, stamp: stamp)
  }

  /// Opens an index that was written before; nothing is copied.
  /// - Parameter stamp: what the areas at hand were taken from.
  /// - Throws: ``IndexFileError`` for anything but a whole, undamaged file of this stamp.
  /// - Complexity: O(bytes).
  public init(contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    self.init(try TileLookup(contentsOf: path, kind: OverlapIndex.kind, stamp: stamp))
  }
}
