import Casework
import CityImport
import Foundation
import GeoTypes
import Grid
import Interchange
import Synchronization
import TestKit
import Testing

/// Many points at once are answered as one after the other, byte for byte.
@Suite struct BulkLocatorTests {
  private final class Gathered: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    @Sendable func take(_ more: UnsafeBufferPointer<UInt8>) { bytes.withLock { $0 += more } }
    var text: String { String(decoding: all, as: UTF8.self) }
    var all: [UInt8] { bytes.withLock { $0 } }
  }

  private static let index = Result { try SampleCityFile().prepared().index }

  private func answers(_ file: URL, _ slow: SlowAnswers, _ options: BulkLocator.Options) throws -> String {
    let layout = AnswerLayout(slow.index, format: slow.isCSV ? .csv : .ndjson, fields: slow.fields)
    let gathered = Gathered()
    let input = try BulkInput(file, options)
    _ = try BulkLocator(slow.index, options: options).answer(input, layout, progress: { _ in }, write: gathered.take)
    return gathered.text
  }

  private func expectSame(_ file: URL, _ slow: SlowAnswers, seed: UInt64) throws {
    let wanted = try slow.answers(file)
    var options = BulkLocator.Options()
    options.inputFormat = slow.format
    options.inputCRS = slow.inputCRS
    options.level = slow.level
    for (threads, size) in [(1, RowChunks.usualSize), (1, 100), (3, 700), (2, 1)] {
      options.threads = threads
      options.chunkSize = size
      let found = try answers(file, slow, options)
      guard found != wanted else { continue }
      let pairs = zip(found.split(whereSeparator: \.isNewline), wanted.split(whereSeparator: \.isNewline))
      let first = pairs.first { $0 != $1 }
      Issue.record("seed \(seed), \(threads) threads, \(size) bytes: \(String(describing: first))")
      return
    }
  }

  @Test(arguments: UInt64(0)..<12) func csvIsAnsweredAsRowByRow(seed: UInt64) throws {
    let folder = try ScratchFolder()
    var random = RandomPointFile(seed: seed)
    let file = try folder.file("points.csv", random.csv(rows: 120))
    var slow = SlowAnswers(index: try Self.index.get(), format: .csv, inputCRS: "EPSG:4490")
    slow.isCSV = seed % 2 == 0
    slow.level = seed % 5 == 0 ? 0 : nil
    if seed % 3 == 0 { slow.fields = [.community, .zone, .chief] }
    try expectSame(file, slow, seed: seed)
  }

  @Test(arguments: UInt64(0)..<12) func ndjsonIsAnsweredAsLineByLine(seed: UInt64) throws {
    let folder = try ScratchFolder()
    var random = RandomPointFile(seed: 100 + seed)
    let file = try folder.file("points.ndjson", random.ndjson(rows: 120))
    var slow = SlowAnswers(
      index: try Self.index.get(), format: .ndjson, inputCRS: seed % 4 == 0 ? "gcj02" : "EPSG:4490")
    slow.isCSV = seed % 2 == 0
    if seed % 3 == 0 { slow.fields = [.grid] }
    try expectSame(file, slow, seed: seed)
  }

  @Test func gb18030IsAnsweredToo() throws {
    let folder = try ScratchFolder()
    // 案件 in GB18030, in the identifier and in a text.
    let word: [UInt8] = [0xB0, 0xB8, 0xBC, 0xFE]
    let rows = Array("id,lon,lat,text\n".utf8) + word + Array("1,117.005,36.605,".utf8) + word + [0x0A]
    let file = try folder.file("points.csv", rows)
    let slow = SlowAnswers(index: try Self.index.get(), format: .csv, inputCRS: "EPSG:4490")
    #expect(try slow.answers(file).contains("\"id\":\"案件1\""))
    try expectSame(file, slow, seed: 0)
  }

  /// A quote that is never closed spoils its own line, a row that is far too long itself; the others are answered.
  @Test func whatNeverEndsSpoilsOneLine() throws {
    let folder = try ScratchFolder()
    let long = String(repeating: "x", count: 5 << 20)
    let text = "id,lon,lat\na,117.005,36.605\n\"b,117.005,36.605\nc,117.005,36.605\n\(long)\nd,117.005,36.605\n"
    let file = try folder.file("points.csv", text)
    let slow = SlowAnswers(index: try Self.index.get(), format: .csv, inputCRS: "EPSG:4490")
    var options = BulkLocator.Options()
    options.inputCRS = "EPSG:4490"
    let lines = try answers(file, slow, options).split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].contains("\"id\":\"a\"") && lines[2].contains("\"id\":\"c\"") && lines[4].contains("\"id\":\"d\""))
    #expect(lines[1].contains("line 3: a quote opens here and is never closed") && lines[1].contains("\"line\":3"))
    #expect(lines[3].contains("\"error\"") && lines[3].contains("\"line\":5"))
  }

  @Test func theFirstPointsAreAnswered() throws {
    let folder = try ScratchFolder()
    let rows = (0..<50).map { "P\($0),117.005,36.605\n" }.joined()
    let file = try folder.file("points.csv", "id,lon,lat\n" + rows)
    let slow = SlowAnswers(index: try Self.index.get(), format: .csv, inputCRS: "EPSG:4490")
    let all = try slow.answers(file).split(separator: "\n").map(String.init)
    for first in [0, 1, 7, 60] {
      var options = BulkLocator.Options()
      options.inputCRS = "EPSG:4490"
      options.first = first
      options.threads = 3
      options.chunkSize = 64
      let found = try answers(file, slow, options).split(separator: "\n").map(String.init)
      #expect(found == Array(all.prefix(first)))
    }
  }

  @Test func binaryCellsAreThoseOfTheCodes() throws {
    let index = try Self.index.get()
    var random = SeededGenerator(seed: 7)
    var positions = (0..<1000).map { _ in
      LonLat(Double.random(in: 116.99...117.04, using: &random), Double.random(in: 36.59...36.63, using: &random))
    }
    positions += [LonLat(.nan, 36.6), LonLat(.infinity, 0), LonLat(1e300, -1e300)]
    var sink = MemorySink()
    try BinaryPoints.write(positions, to: &sink)
    let folder = try ScratchFolder()
    let file = try folder.file("points.lwpt", sink.bytes)
    let gathered = Gathered()
    let done = try BulkLocator(index, options: .init()).answerCells(file, progress: { _ in }, write: gathered.take)
    #expect(done.points == positions.count && done.inGrid > 20)
    let bytes = gathered.all
    #expect(bytes.prefix(16).elementsEqual(BinaryColumnHeader(.cellNumbers, count: 1003).bytes))
    for (place, position) in positions.enumerated() {
      let at = 16 + 4 * place
      let number = bytes[at..<at + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      let grid = number == .max ? nil : index.areas.match(ofCell: Int(number)).grid
      #expect(grid == index.areas.areas(at: position).grid, "\(position)")
    }
  }
}
