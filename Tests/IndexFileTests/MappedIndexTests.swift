import Foundation
import IndexFile
import TestKit
import Testing

@Suite("Only whole, fitting index files are read")
struct MappedIndexTests {
  private let kind = IndexKind("test", version: 3)
  private let stamp = IndexStamp([.init("unit_grid", 7), .init("division", -2)])

  private func written(in folder: ScratchFolder, _ sizes: [Int] = [5, 0, 4096, 1]) throws -> String {
    var draft = IndexDraft(kind: kind, stamp: stamp)
    for (number, size) in sizes.enumerated() {
      draft.add("part \(number)", FlatArray((0..<size).map { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) }))
    }
    draft.add("doubles", FlatArray([1.5, -0.0, .infinity]))
    let path = folder.url.appendingPathComponent("test.index").path
    try draft.write(to: path)
    return path
  }

  @Test func whatWasWrittenIsRead() throws {
    let folder = try ScratchFolder()
    let path = try written(in: folder)
    let other = IndexStamp([.init("division", -2), .init("unit_grid", 7)])
    let index = try MappedIndex(path: path, kind: kind, stamp: other)
    for (number, size) in [5, 0, 4096, 1].enumerated() {
      let section = try index.section("part \(number)", of: UInt32.self)
      #expect(section.elements.elementsEqual((0..<size).map { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) }))
    }
    #expect(try index.section("doubles", of: Double.self).elements.elementsEqual([1.5, 0, .infinity]))
    #expect(throws: IndexFileError.self) { try index.section("part 0", of: Double.self) }
    #expect(throws: IndexFileError.self) { try index.section("part 9", of: UInt32.self) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["test.index"])
  }

  @Test func otherKindsStampsAndVersionsAreTold() throws {
    let folder = try ScratchFolder()
    let path = try written(in: folder)
    let stale = IndexStamp([.init("unit_grid", 8), .init("division", -2)])
    #expect(throws: IndexFileError.stale(path: path, found: stamp, expected: stale)) {
      try MappedIndex(path: path, kind: kind, stamp: stale)
    }
    #expect(throws: IndexFileError.foreign(path: path, expected: "other")) {
      try MappedIndex(path: path, kind: IndexKind("other", version: 3), stamp: stamp)
    }
    #expect(throws: IndexFileError.otherVersion(path: path, found: 3, expected: 4)) {
      try MappedIndex(path: path, kind: IndexKind("test", version: 4), stamp: stamp)
    }
    let missing = path + ".none"
    #expect(throws: IndexFileError.self) { try MappedIndex(path: missing, kind: kind, stamp: stamp) }
    #expect(throws: IndexFileError.self) { try MappedIndex(path: folder.url.path, kind: kind, stamp: stamp) }
    #expect(throws: IndexFileError.self) {
      var draft = IndexDraft(kind: kind, stamp: stamp)
      try draft.write(to: folder.url.path + "/none/test.index")
    }
  }

  /// Every byte of a small file, padding included, changed one at a time: each is found, and told by a typed error.
  @Test func everyFlippedByteIsFound() throws {
    let folder = try ScratchFolder()
    let path = try written(in: folder, [5])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let broken = folder.url.appendingPathComponent("broken.index")
    var random = SeededGenerator(seed: 1)
    try bytes.write(to: broken)
    let file = try FileHandle(forUpdating: broken)
    for place in bytes.indices {
      try file.seek(toOffset: UInt64(place))
      try file.write(contentsOf: [bytes[place] ^ UInt8(random.int(in: 1...255))])
      #expect(throws: IndexFileError.self, "byte \(place)") {
        try MappedIndex(path: broken.path, kind: kind, stamp: stamp)
      }
      try file.seek(toOffset: UInt64(place))
      try file.write(contentsOf: [bytes[place]])
    }
    _ = try MappedIndex(path: broken.path, kind: kind, stamp: stamp)
  }

  @Test func everyShorterOrLongerFileIsRefused() throws {
    let folder = try ScratchFolder()
    let path = try written(in: folder, [3])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let broken = folder.url.appendingPathComponent("broken.index")
    for count in Array(0..<300) + [4095, 4096, 4097, bytes.count - 1] {
      try bytes.prefix(count).write(to: broken)
      #expect(throws: IndexFileError.self, "\(count) bytes") {
        try MappedIndex(path: broken.path, kind: kind, stamp: stamp)
      }
    }
    try (bytes + [0]).write(to: broken)
    #expect(throws: IndexFileError.self) { try MappedIndex(path: broken.path, kind: kind, stamp: stamp) }
  }

  /// Bytes without sense behind a sound beginning.
  @Test(arguments: UInt64(0)..<200) func noiseIsRefused(seed: UInt64) throws {
    let folder = try ScratchFolder()
    var random = SeededGenerator(seed: seed)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: try written(in: folder, [3]))).prefix(
      random.int(in: 0...200))
    bytes.append(contentsOf: (0..<random.int(in: 0...5000)).map { _ in UInt8(random.int(in: 0...255)) })
    let broken = folder.url.appendingPathComponent("broken.index")
    try bytes.write(to: broken)
    #expect(throws: IndexFileError.self, "seed \(seed)") {
      try MappedIndex(path: broken.path, kind: kind, stamp: stamp)
    }
  }
}
