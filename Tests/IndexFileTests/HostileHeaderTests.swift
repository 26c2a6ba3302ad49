import Foundation
import TestKit
import Testing

@testable import IndexFile

@Suite("Headers made in bad faith, under checksums that fit")
struct HostileHeaderTests {
  private let kind = IndexKind("test", version: 3)
  private let stamp = IndexStamp([.init("unit_grid", 7)])

  /// Numbers of the header replaced by others, near and far; the header's own checksum is made to fit.
  @Test(arguments: UInt64(0)..<40) func neverBeyondTheFile(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let url = folder.url.appendingPathComponent("test.index")
    var draft = IndexDraft(kind: kind, stamp: stamp)
    draft.add("numbers", FlatArray((0..<50).map { UInt64($0) }))
    draft.add("more", FlatArray((0..<9).map { UInt32($0) }))
    try draft.write(to: url.path)
    let sound = Array(try Data(contentsOf: url))
    let length = Int(sound[12]) | Int(sound[13]) << 8
    var random = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      var bytes = sound
      for _ in 0..<random.int(in: 1...2) {
        let place = 44 + 4 * random.int(in: 0...(length - 8 - 44) / 4 - 2)
        let number = random.next() >> UInt64(random.int(in: 0...63))
        withUnsafeBytes(of: number.littleEndian) { number in
          for (index, byte) in number.prefix(random.int(in: 1...8)).enumerated() where place + index < length - 8 {
            bytes[place + index] = byte
          }
        }
      }
      let sum = bytes[..<(length - 8)].withUnsafeBytes(Checksum.of)
      withUnsafeBytes(of: sum.littleEndian) { bytes.replaceSubrange(length - 8..<length, with: $0) }
      try Data(bytes).write(to: url)
      // Refused, or read as what it says: never beyond the file, never a trap.
      guard bytes != sound, let index = try? MappedIndex(path: url.path, kind: kind, stamp: stamp) else { continue }
      for name in ["numbers", "more"] {
        guard let section = try? index.section(name, of: UInt32.self) else { continue }
        #expect(section.byteCount <= bytes.count, "seed \(seed)")
        #expect(section.elements.reduce(0) { $0 &+ Int($1) } >= 0, "seed \(seed)")
      }
    }
  }
}
