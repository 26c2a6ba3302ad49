import Foundation
import TestKit
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// An import killed at any moment leaves the old city or the new one, nothing in between.
@Suite("Killed imports")
struct KilledImportTests {
  static let seed: UInt64 = 20_261_121

  /// Ten moments spread over the time that the import takes, each with some chance in it.
  static let moments: [Double] = {
    var random = SeededGenerator(seed: seed)
    return (0..<10).map { (Double($0) + Double.random(in: 0..<1, using: &random)) / 10 }
  }()

  /// How long the whole import takes here, and what the city holds before and after.
  private struct Course {
    var seconds: Double
    var before: [String: Int]
    var after: [String: Int]
  }

  /// Fewer roads, other components, the same rest: every layer is written, and three of them change.
  private static func importArguments(_ folder: ScratchFolder) throws -> [String] {
    let roads = folder.url.appendingPathComponent("roads.geojson")
    if !FileManager.default.fileExists(atPath: roads.path) {
      try EditedRoads.write(dropping: 9, to: roads)
      let lines = try String(contentsOfFile: ScratchCity.file("components.csv"), encoding: .utf8).split(separator: "\n")
      _ = try folder.file("components.csv", lines.dropLast(40).joined(separator: "\n") + "\n")
    }
    // Without the roster, the duties follow the roads.
    return ScratchCity.importArguments.filter { !$0.contains("chiefs") }.map { argument in
      ["roads.geojson", "components.csv"].contains((argument as NSString).lastPathComponent)
        ? folder.url.appendingPathComponent((argument as NSString).lastPathComponent).path : argument
    }
  }

  private static let course = Result {
    let city = try ScratchCity()
    let before = try SQLite.counts(city.url)
    let arguments = try importArguments(city.folder)
    let start = Date()
    try expectDone(CommandRunner.luwang(["import", city.url.path] + arguments))
    return Course(
      seconds: Date().timeIntervalSince(start), before: before, after: try SQLite.counts(city.url))
  }

  @Test func theImportChangesTheCity() throws {
    let course = try Self.course.get()
    for layer in ["segment", "kerb", "component", "import_log"] {
      #expect(course.before[layer] != course.after[layer], "\(layer)")
    }
  }

  @Test(arguments: moments)
  func oldOrNewIsWhole(moment: Double) throws {
    let course = try Self.course.get()
    let city = try ScratchCity()
    let arguments = try Self.importArguments(city.folder)
    let seconds = course.seconds * moment
    try Self.kill(after: seconds, ["import", city.url.path] + arguments)
    let opened = try city.luwang("stats", "--json")
    #expect(opened.status == 0, "seed \(Self.seed), killed after \(seconds) s: \(opened.errors)")
    let counts = try SQLite.counts(city.url)
    #expect(counts == course.before || counts == course.after, "seed \(Self.seed), killed after \(seconds) s")
    #expect(try SQLite.integrity(city.url) == "ok")
    try expectDone(CommandRunner.luwang(["import", city.url.path] + arguments))
    #expect(try SQLite.counts(city.url)["segment"] == course.after["segment"])
  }

  @Test(arguments: moments)
  func newCityIsWholeOrNotThere(moment: Double) throws {
    let course = try Self.course.get()
    let folder = try ScratchFolder()
    let city = folder.url.appendingPathComponent("city.gpkg")
    let arguments = ["import", city.path] + ScratchCity.importArguments
    try Self.kill(after: course.seconds * moment, arguments)
    if FileManager.default.fileExists(atPath: city.path) {
      #expect(try SQLite.counts(city) == course.before)
    }
    try expectDone(CommandRunner.luwang(arguments))
    #expect(folder.names == ["city.gpkg"], "the next import sweeps up what a killed one left")
    #expect(try SQLite.counts(city)["segment"] == course.before["segment"])
  }

  /// What a killed import leaves goes; what an import that runs, or another program, has there stays.
  @Test func onlyAbandonedDraftsAreSweptUp() throws {
    let folder = try ScratchFolder()
    let dead = try Self.deadProcess()
    for name in [".city.gpkg.\(dead)", ".city.gpkg.\(dead)-wal", ".city.gpkg.\(dead).new-\(dead)"] {
      _ = try folder.file(name, "left")
    }
    let kept = [".city.gpkg.\(getpid())", ".city.gpkg.notes", ".other.gpkg.\(dead)"]
    for name in kept { _ = try folder.file(name, "kept") }
    let city = folder.url.appendingPathComponent("city.gpkg")
    try expectDone(CommandRunner.luwang("import", city.path, "--roads", ScratchCity.file("roads.geojson")))
    #expect(folder.names == (kept + ["city.gpkg"]).sorted())
  }

  /// The number of a process that has ended.
  private static func deadProcess() throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }

  private static func kill(after seconds: Double, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = CommandRunner.luwang
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }
}
