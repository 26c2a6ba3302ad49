import IndexFile

/// What was found wrong with the areas of a city when its index was built: kept beside it, so that each start tells it
/// until the layer is mended.
struct IndexedFaults {
  private static let kind = IndexKind("area faults", version: 1)

  /// One sentence each.
  let sentences: [String]

  init(_ sentences: [String]) { self.sentences = sentences }

  init(contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    let file = try MappedIndex(path: path, kind: IndexedFaults.kind, stamp: stamp)
    let bytes = try file.section("text", of: UInt8.self)
    guard let texts = FlatTexts(bytes: bytes, ends: try file.section("ends", of: UInt32.self)) else {
      throw file.damage(in: "ends")
    }
    sentences = (0..<texts.count).map { texts[$0] }
  }

  func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    let texts = FlatTexts(sentences)
    var draft = IndexDraft(kind: IndexedFaults.kind, stamp: stamp)
    draft.add("text", texts.bytes)
    draft.add("ends", texts.ends)
    try draft.write(to: path)
  }
}
