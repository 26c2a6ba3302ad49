public import IndexFile
public import SpatialIndex

extension AreaLookup {
  private static let kind = IndexKind("area codes", version: 1)

  /// The codes that the numbers of answers stand for, as they lie in memory.
  public var codeTexts: FlatTexts { table.texts }

  /// Writes the codes to a file; the indexes have files of their own.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  public func writeCodes(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    var draft = IndexDraft(kind: AreaLookup.kind, stamp: stamp)
    table.add(to: &draft)
    try draft.write(to: path)
  }

  /// Puts a lookup together from its indexes and the file of its codes.
  /// - Throws: ``IndexFileError`` for anything but a whole file of this stamp that fits the indexes.
  public init(
    cells: CoverageIndex, lowest: CoverageIndex, zones: OverlapIndex, codesAt path: String, stamp: IndexStamp
  ) throws(IndexFileError) {
    let file = try MappedIndex(path: path, kind: AreaLookup.kind, stamp: stamp)
    let table = try AreaTable(file)
    guard table.cells.count == cells.count, table.lowest.count == lowest.count, table.zones.count == zones.count else {
      throw file.damage(in: "cells")
    }
    self.init(cells: cells, lowest: lowest, zones: zones, table: table)
  }
}
