import Foundation
import GeoTypes
import Interchange
import TestKit
import Testing

struct CSVReaderTests {
  private func rows(_ bytes: [UInt8], _ options: CSVOptions = CSVOptions()) throws -> (
    columns: [String], rows: [CSVRow], warnings: [String]
  ) {
    let folder = try ScratchFolder()
    var reader = try CSVReader(contentsOf: try folder.file("a.csv", bytes), options: options)
    var rows: [CSVRow] = []
    while let row = try reader.next() { rows.append(row) }
    return (reader.columns, rows, reader.warnings)
  }

  private func message(_ bytes: [UInt8], _ options: CSVOptions = CSVOptions()) -> String {
    do {
      return "read \(try rows(bytes, options).rows.count) rows"
    } catch {
      return "\(error)"
    }
  }

  @Test func readsQuotesLineBreaksAndBothLineEnds() throws {
    let text =
      "\u{FEFF}\"code\",名称,note\r\n\r\n370102,\"历下, \"\"区\"\"\",\"two\r\nlines\"\n\n370103,市中区,\n370104,\"\",a\"b\r1,2,3"
    let file = try rows(Array(text.utf8))
    #expect(file.columns == ["code", "名称", "note"])
    #expect(
      file.rows == [
        CSVRow(line: 3, fields: ["370102", "历下, \"区\"", "two\r\nlines"]),
        CSVRow(line: 6, fields: ["370103", "市中区", ""]),
        CSVRow(line: 7, fields: ["370104", "", "a\"b"]),
        CSVRow(line: 8, fields: ["1", "2", "3"]),
      ])
    #expect(file.warnings == [])
  }

  @Test(arguments: ["a;b;c\n1;2,5;3\n", "a\tb\tc\n1\t2,5\t3\n", "\"a,x,y\";b;c\n1;2,5;3"])
  func tellsTheDelimiter(text: String) throws {
    #expect(try rows(Array(text.utf8)).rows == [CSVRow(line: text.hasPrefix("\"") ? 2 : 2, fields: ["1", "2,5", "3"])])
  }

  @Test(arguments: [
    ("", "is empty"), ("\n\n", "is empty"), ("\u{FEFF}", "is empty"),
    ("a,b\n1,2\n1\n", "line 3: has 1 fields where the header has 2"),
    ("a,b\n1,2,3\n", "line 2: has 3 fields where the header has 2"),
    ("a,b\n\"1\n2\",3\n4,\"5\n", "line 4: a quote opens here and is never closed"),
    ("a,b\n1,\"2\"3\n", "line 2: text follows the closing quote"),
    ("a,b,a\n", "line 1: columns 1 and 3 are both named a"),
    ("a\n" + String(repeating: "x", count: 101), "line 2: the field is longer than 100 bytes"),
    ("a\n\"" + String(repeating: "x\n", count: 60), "the quote of line 2 may never be closed"),
    ("a,b,c\n" + String(repeating: "xxxxxxxxxxxxx,", count: 20), "line 2: the row is longer than 200 bytes"),
    ("a\n" + String(repeating: ",", count: 30), "line 2: has more than 20 fields"),
    ("a\u{0}b\n", "zero bytes"), ("<xml", "is XML"), ("PK\u{3}\u{4}", "zip archive"),
  ])
  func refusesWhatIsBroken(text: String, expected: String) {
    #expect(message(Array(text.utf8), CSVOptions(fieldLimit: 100, rowLimit: 200, columnLimit: 20)).contains(expected))
  }

  @Test func goesOnAfterARaggedRow() throws {
    let folder = try ScratchFolder()
    var reader = try CSVReader(contentsOf: try folder.file("a.csv", "a,b\n1\n3,4\n5,6,,\n"))
    #expect(throws: InterchangeError.self) { try reader.next() }
    #expect(try reader.next()?.fields == ["3", "4"])
    #expect(try reader.next()?.fields == ["5", "6"])
    #expect(try reader.next() == nil)
    #expect(reader.warnings == ["1 rows have empty fields beyond the last column, line 4 first; they are left out"])
  }

  @Test func readsGB18030() throws {
    // The header 名称,纬度, a row of 历下区,36, and a character of four bytes.
    let bytes: [UInt8] =
      [0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xCE, 0xB3, 0xB6, 0xC8, 0x0A]
      + [0xC0, 0xFA, 0xCF, 0xC2, 0xC7, 0xF8, 0x2C, 0x33, 0x36, 0x0A]
      + [0x95, 0x34, 0xB2, 0x35, 0x2C, 0x31, 0x0A]
    let file = try rows(bytes)
    #expect(file.columns == ["名称", "纬度"])
    #expect(file.rows.map(\.fields) == [["历下区", "36"], ["𠮷", "1"]])
    #expect(file.warnings == ["the text is not UTF-8 (line 1); it is read as GB18030"])
    #expect(try rows(bytes, CSVOptions(encoding: .gb18030)).warnings == [])
    #expect(message(bytes, CSVOptions(encoding: .utf8)).contains("line 1: is not UTF-8, which was asked for"))
    #expect(message(bytes, CSVOptions(encoding: .utf8)).contains("GB18030"))
    #expect(message(Array("a,b\n1,2\n3,".utf8) + [0xFF, 0x0A]).contains("line 3: is not GB18030"))
  }

  @Test func findsPositionsByName() throws {
    let folder = try ScratchFolder()
    let table = try CSVReader.read(
      contentsOf: try folder.file("a.csv", "id,经度,纬度,crs\n1, 117.02 ,36.66,gcj02\n2,,,\n3,117,36,gcj02\n"))
    #expect(table.crs == "gcj02")
    #expect(table.records.map(\.shape) == [.point(RawPosition(117.02, 36.66)), nil, .point(RawPosition(117, 36))])
    #expect(table.records.map(\.place) == ["line 2", "line 3", "line 4"])
    #expect(table.records[1].properties == ["id": .text("2"), "经度": .null, "纬度": .null, "crs": .null])
    let mapped = try CSVReader.read(
      contentsOf: try folder.file("b.csv", "东,北\n1,2\n"),
      options: CSVOptions(mapping: try FieldMapping(parsing: "lon=东,lat=北")))
    #expect(mapped.records.first?.shape == .point(RawPosition(1, 2)))
    let wkt = try CSVReader.read(contentsOf: try folder.file("c.csv", "id,WKT\n1,\"LINESTRING (1 2, 3 4)\"\n2,\n"))
    #expect(wkt.records.map(\.shape) == [.line([RawPosition(1, 2), RawPosition(3, 4)]), nil])
  }

  @Test(arguments: [
    ("lon,lat\n117.0,36°\n", "line 2: \"36°\" is not a number (lat)"),
    ("lon,lat\nnan,36\n", "line 2: \"nan\" is not a number (lon)"),
    ("经度,lat\n,36\n", "line 2: null has no number while the other coordinate has one (经度, read as lon)"),
    ("id,wkt\n1,POINT (1\n", "line 2: \"POINT (1\" is not well-known text"),
    ("lon,lat,crs\n1,2,gcj02\n1,2,EPSG:4326\n", "line 3: is in EPSG:4326, but line 2 is in gcj02"),
    ("x,crs\n1,2\n3\n", "line 3: has 1 fields"),
  ])
  func namesTheLineOfABadPosition(text: String, expected: String) throws {
    let folder = try ScratchFolder()
    let url = try folder.file("a.csv", text)
    #expect {
      try CSVReader.read(contentsOf: url)
    } throws: {
      "\($0)".contains(expected)
    }
  }

  @Test(arguments: UInt64(0)..<60)
  func agreesWithTheSlowParser(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let width = random.int(in: 1...5)
    let header = (0..<width).map { "c\($0)" }
    let alphabet: [String] = ["a", "路", ",", "\"", "\n", "\r\n", ";", " ", "\t", "😀", ""]
    let rows = (0..<random.int(in: 0...30)).map { _ in
      (0..<width).map { _ in
        (0..<random.int(in: 0...6)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
      }
    }
    var sink = MemorySink()
    let writer = try CSVWriter(columns: header, mark: seed % 2 == 0, to: &sink)
    for row in rows { try writer.write(row, to: &sink) }
    let text = seed % 3 == 0 ? sink.text.replacingOccurrences(of: "\r\n", with: "\n") : sink.text
    let got = try self.rows(Array(text.utf8), CSVOptions(delimiter: .comma))
    let expected = SlowCSV.rows(text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text)
    #expect([got.columns] + got.rows.map(\.fields) == expected, "seed \(seed)")
    if seed % 3 != 0 { #expect(got.rows.map(\.fields) == rows, "seed \(seed)") }
  }

  @Test(arguments: UInt64(0)..<4)
  func readsRowsAcrossTheEdgesOfItsBuffer(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var sink = MemorySink()
    let writer = try CSVWriter(columns: ["a", "b"], to: &sink)
    var rows: [[String]] = []
    for _ in 0..<12 {
      let row = ["\"", "路\r\n"].map { String(repeating: $0, count: random.int(in: 1...4000)) }
      rows.append(row)
      try writer.write(row, to: &sink)
    }
    #expect(try self.rows(sink.bytes).rows.map(\.fields) == rows, "seed \(seed)")
  }
}
