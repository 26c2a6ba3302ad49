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

  /// When an import is killed: after a share of the time that it took when nobody disturbed it, or, since a busy
  /// machine shifts that, some milliseconds after its files beside the city have grown to a share of their size.
  struct Moment: Sendable, CustomTestStringConvertible {
    var isWriting: Bool
    var share: Double
    var milliseconds: Double
    var testDescription: String { "\(isWriting ? "writing" : "time") \(share) + \(milliseconds) ms" }
  }

  /// Ten moments of either kind, spread evenly, with some chance in each.
  static let moments: [Moment] = {
    var random = SeededGenerator(seed: seed)
    return [false, true].flatMap { isWriting in
      (0..<10).map { number in
        Moment(
          isWriting: isWriting, share: (Double(number) + Double.random(in: 0..<1, using: &random)) / 10,
          milliseconds: isWriting ? Double.random(in: 0..<Double(number * number + 1), using: &random) : 0)
      }
    }
  }()

  /// How long the whole import takes here, and what the city holds before and after.
  private struct Course {
    var seconds: Double
    /// The most bytes seen in the files beside the city.
    var bytes: Int
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
    var bytes = 0
    try watch(["import", city.url.path] + arguments) {
      bytes = max(bytes, bytesBeside(city.url))
      return false
    }
    return Course(
      seconds: Date().timeIntervalSince(start), bytes: bytes, before: before, after: try SQLite.counts(city.url))
  }

  @Test func theImportChangesTheCity() throws {
    let course = try Self.course.get()
    #expect(course.bytes > 100_000)
    for layer in ["segment", "kerb", "component", "import_log"] {
      #expect(course.before[layer] != course.after[layer], "\(layer)")
    }
  }

  @Test(arguments: moments)
  func oldOrNewIsWhole(moment: Moment) throws {
    let course = try Self.course.get()
    let city = try ScratchCity()
    let arguments = try Self.importArguments(city.folder)
    try Self.kill(at: moment, ["import", city.url.path] + arguments, city.url)
    let opened = try city.luwang("stats", "--json")
    #expect(opened.status == 0, "seed \(Self.seed), \(moment): \(opened.errors)")
    let counts = try SQLite.counts(city.url)
    #expect(counts == course.before || counts == course.after, "seed \(Self.seed), \(moment): \(counts)")
    #expect(try SQLite.integrity(city.url) == "ok")
    try expectDone(CommandRunner.luwang(["import", city.url.path] + arguments))
    #expect(try SQLite.counts(city.url)["segment"] == course.after["segment"])
  }

  @Test(arguments: moments)
  func newCityIsWholeOrNotThere(moment: Moment) throws {
    let course = try Self.course.get()
    let folder = try ScratchFolder()
    let city = folder.url.appendingPathComponent("city.gpkg")
    let arguments = ["import", city.path] + ScratchCity.importArguments
    try Self.kill(at: moment, arguments, city)
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

  /// Kills an import that would change or make a city.
  private static func kill(at moment: Moment, _ arguments: [String], _ city: URL) throws {
    let course = try course.get()
    let start = Date()
    try watch(arguments) {
      guard moment.isWriting else { return Date().timeIntervalSince(start) >= course.seconds * moment.share }
      guard Double(bytesBeside(city)) >= Double(course.bytes) * moment.share else { return false }
      Thread.sleep(forTimeInterval: moment.milliseconds / 1000)
      return true
    }
  }

  /// Runs the program to its end, or kills it when the condition is met, which is asked again and again.
  private static func watch(_ arguments: [String], until isTime: () -> Bool) throws {
    let process = Process()
    process.executableURL = CommandRunner.luwang
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning {
      if isTime() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        break
      }
      usleep(300)
    }
    process.waitUntilExit()
  }

  /// Bytes of SQLite's log and of hidden drafts beside a city.
  private static func bytesBeside(_ city: URL) -> Int {
    let folder = city.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix("-wal") || $0.hasPrefix(".city") }.reduce(0) { sum, name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      return sum + (attributes?[.size] as? Int ?? 0)
    }
  }
}
