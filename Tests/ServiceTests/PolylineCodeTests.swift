import GeoTypes
import NIOCore
import TestKit
import Testing

@testable import Service

@Suite struct PolylineCodeTests {
  private static func code(_ line: [Vertex], _ precision: PolylineCode.Precision) -> String {
    var text = DriveText()
    PolylineCode.append(line, precision, to: &text)
    return String(buffer: text.body).replacing("\\\\", with: "\\")
  }

  /// The example of Google's description of the encoding.
  @Test func writesTheKnownLine() throws {
    let line = try [(-120.2, 38.5), (-120.95, 40.7), (-126.453, 43.252)].map {
      try Vertex(rounding: LonLat($0.0, $0.1))
    }
    #expect(PolylineCodeTests.code(line, .five) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@")
    #expect(PolylineCodeTests.code(line, .six) == "_izlhA~rlgdF_{geC~ywl@_kwzCn`{nI")
  }

  @Test func readsWhatItWrites() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let line = try (0..<random.int(in: 1...20)).map { _ in
        try Vertex(rounding: LonLat(random.double(in: -180...180), random.double(in: -90...90)))
      }
      for precision in [PolylineCode.Precision.five, .six] {
        let read = try #require(PolylineCode.positions(PolylineCodeTests.code(line, precision), precision))
        #expect(read.count == line.count)
        let unit = 0.500_001 / Double(precision.rawValue)
        for (position, vertex) in zip(read, line) {
          #expect(abs(position.longitude - vertex.longitude) <= unit)
          #expect(abs(position.latitude - vertex.latitude) <= unit)
        }
      }
    }
  }

  @Test(arguments: ["_", "_p~iF", "_p~iF~ps|U_", " ", "ä", String(repeating: "_", count: 40), "~~~~~~~?~~~~~~~?"])
  func readsNothingElse(_ text: String) {
    #expect(PolylineCode.positions(text, .five) == nil)
  }
}
