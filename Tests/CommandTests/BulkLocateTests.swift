import Foundation
import TestKit
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// `locate -i` with many points, in text and in binary.
@Suite("luwang locate, many points")
struct BulkLocateTests {
  private static func points(_ count: Int, seed: UInt64) -> [(Double, Double)] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      (Double.random(in: 116.99...117.04, using: &random), Double.random(in: 36.59...36.63, using: &random))
    }
  }

  private static func csv(_ points: [(Double, Double)]) -> String {
    "id,lon,lat\n" + points.enumerated().map { "p\($0),\($1.0),\($1.1)\n" }.joined()
  }

  /// A file of binary points, with a count of one's own.
  private static func binary(_ points: [(Double, Double)], count: UInt64? = nil) -> Data {
    var bytes = Data("LWPT".utf8)
    withUnsafeBytes(of: UInt32(1).littleEndian) { bytes += $0 }
    withUnsafeBytes(of: (count ?? UInt64(points.count)).littleEndian) { bytes += $0 }
    for number in points.flatMap({ [$0.0, $0.1] }) {
      withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 }
    }
    return bytes
  }

  @Test func threadsAndFieldsDoNotChangeTheAnswers() throws {
    let city = try ScratchCity(grids: true)
    let file = try city.folder.file("points.csv", Self.csv(Self.points(3000, seed: 1)))
    func answers(_ more: String...) throws -> String {
      try CommandRunner.luwang(["locate", city.url.path, "-i", file.path, "--input-crs", "EPSG:4490"] + more).output
    }
    let all = try answers("--threads", "1", "--format", "csv")
    #expect(all.split(whereSeparator: \.isNewline).count == 3001)
    #expect(try answers("--threads", "4", "--format", "csv") == all)
    let grids = try answers("--format", "csv", "--fields", "grid,district")
    let rows = grids.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows[0] == ["id", "lon", "lat", "grid", "district", "reasons", "error"])
    for (some, row) in zip(rows, all.split(whereSeparator: \.isNewline)) {
      let full = row.split(separator: ",", omittingEmptySubsequences: false)
      #expect(some[3] == full[3] && some[4] == full[6])
    }
    #expect(try answers("--first", "5", "--fields", "zone").split(separator: "\n").count == 5)
  }

  @Test func theFileAppearsWhole() throws {
    let city = try ScratchCity(grids: true)
    let out = city.folder.url.appendingPathComponent("answers.ndjson")
    let input = Self.csv(Self.points(10, seed: 2))
    let shown = try city.run("locate", "-i", "-", "--input-crs", "EPSG:4490", "--timings", input: input)
    #expect(shown.errors.contains("locate: 10 points, ") && shown.errors.contains("parsing 0."))
    try city.run("locate", "-i", "-", "--input-crs", "EPSG:4490", "-o", out.path, input: input)
    #expect(try String(contentsOf: out, encoding: .utf8) == shown.output)
  }

  @Test func unknownOptionsAreRefused() throws {
    let city = try ScratchCity(grids: true)
    for (arguments, words) in [
      (["--fields", "grid,chef"], "'chef' is not a field"), (["--threads", "0"], "from 1 to 256"),
      (["--format", "binary", "--fields", "zone"], "unit grids only"),
      (["--format", "xml"], "give ndjson, csv or binary"),
      (["--first", "-1"], "--first"),
    ] {
      let result = try CommandRunner.luwang(
        ["locate", city.url.path, "-i", "-", "--input-crs", "EPSG:4490"] + arguments, input: "lon,lat\n117,36\n")
      #expect(result.status == 2 && result.errors.contains(words), "\(arguments): \(result.errors)")
    }
  }

  @Test func binaryAnswersAreThoseOfText() throws {
    let city = try ScratchCity(grids: true)
    let points = Self.points(2000, seed: 3)
    let file = try city.folder.file("points.lwpt", Self.binary(points))
    let cells = city.folder.url.appendingPathComponent("cells.lwcn")
    let codes = city.folder.url.appendingPathComponent("codes.csv")
    try city.run("locate", "-i", file.path, "-o", cells.path, "--codes", codes.path)
    let bytes = try Data(contentsOf: cells)
    #expect(bytes.count == 16 + 4 * points.count && bytes.prefix(4) == Data("LWCN".utf8))
    let list = try String(contentsOf: codes, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(list[0] == ["cell", "grid", "community", "subdistrict", "district"])
    #expect(list.count == 1 + (try city.number("SELECT count(*) FROM unit_grid")))
    let text = try city.run(
      "locate", "-i", "-", "--input-crs", "EPSG:4490", "--format", "csv", "--fields", "grid", input: Self.csv(points))
    for (place, row) in text.output.split(whereSeparator: \.isNewline).dropFirst().enumerated() {
      let at = 16 + 4 * place
      let number = bytes[at..<at + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
      let grid = number == 0xFFFF_FFFF ? "" : list[number + 1][1]
      #expect(row.split(separator: ",", omittingEmptySubsequences: false)[3] == grid)
    }
    let piped = try CommandRunner.tool(
      "bash", "-c", "cat \"$2\" | \"$0\" locate \"$1\" -i - --input-format binary | cmp - \"$3\"",
      CommandRunner.luwang.path, city.url.path, file.path, cells.path)
    #expect(piped.status == 0, "\(piped.output)\(piped.errors)")
  }

  /// Text may be answered in binary and binary in text, with the same answers.
  @Test func formatsMayBeMixed() throws {
    let city = try ScratchCity(grids: true)
    let points = Self.points(500, seed: 6)
    let text = try city.folder.file("points.csv", Self.csv(points) + "bad,east,36.6\n")
    let binary = try city.folder.file("points.lwpt", Self.binary(points))
    let (cells, same) = (city.folder.url.appendingPathComponent("a"), city.folder.url.appendingPathComponent("b"))
    try city.run("locate", "-i", binary.path, "-o", cells.path)
    let told = try city.run(
      "locate", "-i", text.path, "--input-crs", "EPSG:4490", "--format", "binary", "-o", same.path)
    #expect(told.errors.contains("1 lines could not be read"))
    let (wanted, found) = try (Data(contentsOf: cells), Data(contentsOf: same))
    #expect(found.dropFirst(16) == wanted.dropFirst(16) + [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(found.prefix(16).dropFirst(8).allSatisfy { $0 == 0xFF })
    let shown = try city.run("locate", "-i", binary.path, "--format", "csv", "--threads", "2").output
    let rows = try city.run("locate", "-i", text.path, "--input-crs", "EPSG:4490", "--format", "csv").output
      .split(whereSeparator: \.isNewline)
    func withoutID(_ row: some StringProtocol) -> [Substring] {
      Array(Substring(row).split(separator: ",", omittingEmptySubsequences: false).dropFirst())
    }
    #expect(shown.split(whereSeparator: \.isNewline).map(withoutID) == rows.dropLast().map(withoutID))
  }

  /// Headers that promise too much, too little or nothing that makes sense; nothing is written for them.
  @Test func hostileBinaryFilesAreRefused() throws {
    let city = try ScratchCity(grids: true)
    let points = Self.points(100, seed: 4)
    var version = Self.binary(points)
    version[4] = 9
    let files: [(Data, String)] = [
      (Data(), "header"), (Self.binary(points).prefix(10), "header"),
      (Data("LWCN".utf8) + Self.binary(points).dropFirst(4), "LWPT"),
      (version, "version 9"), (Self.binary(points, count: 101), "says 101 points"),
      (Self.binary(points, count: 99), "says 99 points"),
      (Self.binary(points, count: .max - 1), "points, but 1600 bytes"),
      (Self.binary(points).dropLast(), "says 100 points"),
      (Self.binary(points, count: .max).dropLast(3), "within a point"),
    ]
    for (bytes, words) in files {
      let file = try city.folder.file("points.lwpt", bytes)
      let out = city.folder.url.appendingPathComponent("cells.lwcn")
      let result = try city.luwang("locate", "-i", file.path, "-o", out.path)
      #expect(result.status == 2 && result.errors.contains(words), "\(words): \(result.errors)")
      #expect(!FileManager.default.fileExists(atPath: out.path))
      let piped = try CommandRunner.tool(
        "bash", "-c", "cat \"$2\" | \"$0\" locate \"$1\" -i - --input-format binary >/dev/null; exit ${PIPESTATUS[1]}",
        CommandRunner.luwang.path, city.url.path, file.path)
      #expect(piped.status == 2, "\(words), piped: \(piped.errors)")
    }
    let open = try city.folder.file("points.lwpt", Self.binary(points, count: .max))
    let out = city.folder.url.appendingPathComponent("cells.lwcn")
    try city.run("locate", "-i", open.path, "-o", out.path)
    #expect(try Data(contentsOf: out).count == 16 + 400)
  }

  /// Starts at once, and starts that are killed while they write the index, leave one that serves the next start.
  @Test func killedAndConcurrentStartsLeaveASoundIndex() throws {
    let city = try ScratchCity(grids: true)
    let wanted = try city.run("locate", "117.005,36.605").output
    var random = SeededGenerator(seed: 5)
    for _ in 0..<6 {
      try FileManager.default.removeItem(atPath: city.url.path + ".index")
      let processes = try (0..<3).map { _ in
        let process = Process()
        process.executableURL = CommandRunner.luwang
        process.arguments = ["locate", city.url.path, "117.005,36.605"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
      }
      usleep(UInt32.random(in: 0..<400_000, using: &random))
      kill(processes[0].processIdentifier, SIGKILL)
      processes.forEach { $0.waitUntilExit() }
      let next = try city.run("locate", "117.005,36.605")
      #expect(next.output == wanted && next.errors.isEmpty)
      let left = try FileManager.default.contentsOfDirectory(atPath: city.url.path + ".index")
      #expect(
        left.allSatisfy { !$0.hasSuffix(".new") || $0.contains(".\(processes[0].processIdentifier).") }, "\(left)")
    }
  }

  /// What another program breaks is told at each start until it is mended.
  @Test func aLayerBrokenFromOutsideIsTold() throws {
    let city = try ScratchCity(grids: true)
    try city.run("locate", "117.005,36.605")
    // The spatial triggers call functions that Python has not.
    let script = """
      import sqlite3, sys
      city = sqlite3.connect(sys.argv[1])
      for name, count in ("ST_IsEmpty", 1), ("ST_MinX", 1), ("ST_MaxX", 1), ("ST_MinY", 1), ("ST_MaxY", 1):
          city.create_function(name, count, lambda shape: 0)
      city.execute("UPDATE unit_grid SET geom = (SELECT geom FROM unit_grid WHERE fid = 2) WHERE fid = 1")
      city.commit()
      """
    try expectDone(CommandRunner.tool("python3", "-c", script, city.url.path))
    for _ in 0..<2 {
      let told = try city.luwang("locate", "117.005,36.605")
      #expect(told.status == 0 && told.errors.contains("unit_grid is not sound"), "\(told.errors)")
    }
    #expect(try city.run("locate", "117.005,36.605", "--quiet").errors.isEmpty)
  }
}
