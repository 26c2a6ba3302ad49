import Casework
import CityImport
import Foundation
import Interchange
import TestKit
import Testing

/// A stream of lines is answered as the general reader answers them one by one, however it is cut.
@Suite struct PointLinesTests {
  private static let index = Result { try SampleCityFile().prepared().index }

  private func answers(_ bytes: [UInt8], _ index: LocatorIndex, cutting random: inout SeededGenerator) throws -> String
  {
    let lines = try PointLines(AnswerLayout(index, format: .ndjson), inputCRS: "EPSG:4490")
    var found: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + Int.random(in: 1...900, using: &random), bytes.count)
      try bytes[start..<end].withUnsafeBufferPointer { piece in try lines.answer(piece) { found += $0 } }
      start = end
    }
    try lines.finish { found += $0 }
    return String(decoding: found, as: UTF8.self)
  }

  @Test(arguments: UInt64(0)..<16) func unusualLinesAreAnsweredAsTheGeneralReaderReadsThem(seed: UInt64) throws {
    let index = try Self.index.get()
    let folder = try ScratchFolder()
    var lines = UnusualPointLines(seed: seed)
    var random = SeededGenerator(seed: 1000 + seed)
    let text = (seed % 4 == 0 ? "\u{FEFF}" : "") + lines.text(lines: 150)
    let file = try folder.file("points.ndjson", text)
    let slow = SlowAnswers(index: index, format: .ndjson, inputCRS: "EPSG:4490")
    let wanted = try slow.answers(file).replacing(file.path, with: "body").replacing("points.ndjson", with: "body")
    let found = try answers(Array(text.utf8), index, cutting: &random)
    let pairs = zip(found.split(separator: "\n"), wanted.split(separator: "\n"))
    if let first = pairs.first(where: { $0 != $1 }) { Issue.record("seed \(seed): \(first.0)\nand not\n\(first.1)") }
    #expect(found.utf8.count == wanted.utf8.count)
    #expect(wanted.split(separator: "\n").count { !$0.contains("\"error\"") } > 40)
  }
}
