import Plans
import TestKit
import Testing

@Suite struct ContentDigestTests {
  /// FIPS 180-4 examples of long messages: a million times "a", in pieces of any size.
  @Test(arguments: [1, 63, 64, 65, 1000, 4096])
  func aMillionInPieces(size: Int) {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    var digest = ContentDigest()
    for start in stride(from: 0, to: bytes.count, by: size) {
      digest.update(bytes[start..<min(start + size, bytes.count)])
    }
    #expect(digest.text == "sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test(arguments: UInt64(0)..<200)
  func piecesOfAnyLengthGiveTheSame(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<random.int(in: 0...400)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    var digest = ContentDigest()
    var place = 0
    while place < bytes.count {
      let end = min(bytes.count, place + random.int(in: 0...130))
      if random.int(in: 0...1) == 0 {
        digest.update(bytes[place..<end])
      } else {
        digest.update(AnySequence(bytes[place..<end]))
      }
      _ = digest.text
      place = end
    }
    #expect(digest.text == ContentDigest.sha256(bytes), "seed \(seed)")
  }
}
