public import IndexFile

extension CoverageIndex {
  /// What coverage files are called in their header.
  private static let kind = IndexKind("coverage", version: 2)

  /// Writes the index to a file.
  /// - Parameter stamp: what the cells were taken from; the file is refused for any other.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  public func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    try lookup.write(to: path, kind: CoverageIndex.kind, stamp: stamp)
  }

  /// Opens an index that was written before; nothing is copied.
  /// - Parameter stamp: what the cells at hand were taken from.
  /// - Throws: ``IndexFileError`` for anything but a whole, undamaged file of this stamp.
  /// - Complexity: O(bytes).
  public init(contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    self.init(try TileLookup(contentsOf: path, kind: CoverageIndex.kind, stamp: stamp))
  }
}
