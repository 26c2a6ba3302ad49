import GeoTypes
public import IndexFile
import SpatialIndex

extension SnapIndex {
  /// What files of road segments are called in their header.
  private static let kind = IndexKind("snap", version: 1)

  /// Writes the index to a file.
  /// - Parameter stamp: what the segments were taken from; the file is refused for any other.
  /// - Throws: `IndexFileError.system`.
  public func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    var draft = IndexDraft(kind: SnapIndex.kind, stamp: stamp)
    draft.add("box", FlatArray([box.low.x, box.low.y, box.high.x, box.high.y]))
    draft.add("segments", entries)
    lines.add(to: &draft)
    try draft.write(to: path)
  }

  /// Opens an index that was written before; nothing is copied.
  /// - Parameter stamp: what the segments at hand were taken from.
  /// - Throws: `IndexFileError` for anything but a whole, undamaged file of this stamp; `GeometryError` when PROJ cannot
  ///   be used.
  /// - Complexity: O(bytes).
  public init(contentsOf path: String, stamp: IndexStamp) throws {
    let file = try MappedIndex(path: path, kind: SnapIndex.kind, stamp: stamp)
    let corners = try file.section("box", of: Int32.self).elements
    guard corners.count == 4, let box = Box(checking: Array(corners)) else { throw file.damage(in: "box") }
    let entries = try file.section("segments", of: Entry.self)
    let lines = try NearestSegmentIndex(file)
    guard lines.count == entries.count else { throw file.damage(in: "segments") }
    try self.init(box: box, entries: entries, lines: lines)
  }
}

extension Box {
  /// A box of untrusted numbers; `nil` where its middle would be no position.
  fileprivate init?(checking numbers: [Int32]) {
    self = Box.empty
    let (low, high) = (Vertex(x: numbers[0], y: numbers[1]), Vertex(x: numbers[2], y: numbers[3]))
    if (low, high) == (self.low, self.high) { return }
    guard LonLat(low).isValid, LonLat(high).isValid, low.x <= high.x, low.y <= high.y else { return nil }
    self = Box([low, high])
  }
}
