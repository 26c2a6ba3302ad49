import Foundation
import GeoTypes
import Interchange
import TestKit
import Testing

@Suite struct BinaryPointsTests {
  @Test func writesAndReadsAllBits() throws {
    let folder = try ScratchFolder()
    defer { withExtendedLifetime(folder) {} }
    let url = folder.url.appending(path: "points.lwpt")
    let positions = [LonLat(117.12, 36.65), LonLat(-0.0, .leastNonzeroMagnitude), LonLat(.nan, .infinity)]
    var file = try OutputFile(replacing: url)
    try BinaryPoints.write(positions, to: &file)
    try file.commit()
    let back = try BinaryPoints.read(url)
    #expect(back.map(\.longitude.bitPattern) == positions.map(\.longitude.bitPattern))
    #expect(back.map(\.latitude.bitPattern) == positions.map(\.latitude.bitPattern))
    #expect(try Data(contentsOf: url).count == 16 + 3 * 16)
  }

  @Test func headerIsAsDocumented() {
    let header = BinaryColumnHeader(.cellNumbers, count: 0x0102).bytes
    #expect(header == Array("LWCN".utf8) + [1, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0])
    #expect(BinaryColumnHeader(.points, count: nil).bytes.suffix(8).allSatisfy { $0 == 255 })
  }

  @Test func countMayBeUnknown() throws {
    let folder = try ScratchFolder()
    defer { withExtendedLifetime(folder) {} }
    let url = folder.url.appending(path: "points.lwpt")
    try Data(BinaryColumnHeader(.points, count: nil).bytes + [UInt8](repeating: 0, count: 32)).write(to: url)
    #expect(try BinaryPoints.read(url).count == 2)
  }

  /// Apart from the test, since the compiler takes too long over both together.
  private static let faults: [([UInt8], String)] = [
    ([UInt8]("LWP".utf8), "16 bytes"),
    (BinaryColumnHeader(.cellNumbers, count: 0).bytes, "LWPT"),
    (Array("LWPT".utf8) + [2, 0, 0, 0] + [UInt8](repeating: 0, count: 8), "version 2"),
    (BinaryColumnHeader(.points, count: 2).bytes + [UInt8](repeating: 0, count: 31), "31 bytes follow"),
    (BinaryColumnHeader(.points, count: 1).bytes + [UInt8](repeating: 0, count: 32), "says 1 points"),
    (BinaryColumnHeader(.points, count: .max - 1).bytes, "0 bytes follow"),
  ]

  @Test(arguments: faults)
  func refuses(_ bytes: [UInt8], _ words: String) throws {
    let folder = try ScratchFolder()
    defer { withExtendedLifetime(folder) {} }
    let url = folder.url.appending(path: "points.lwpt")
    try Data(bytes).write(to: url)
    let error = #expect(throws: InterchangeError.self) { try BinaryPoints.read(url) }
    #expect("\(error!)".contains(words), "\(error!)")
  }
}
