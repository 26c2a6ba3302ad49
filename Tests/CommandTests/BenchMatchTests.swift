import Foundation
import TestKit
import Testing

/// `luwang bench match`.
@Suite struct BenchMatchTests {
  /// A street 300 m long with a side street, along which somebody drove.
  private func set(in folder: ScratchFolder, route: String = "0\n2\n") throws -> URL {
    let set = folder.url.appendingPathComponent("drive")
    try FileManager.default.createDirectory(at: set, withIntermediateDirectories: true)
    let files = [
      "nodes": "2.0 48.0\n2.002 48.0\n2.004 48.0\n2.002 48.002\n",
      "arcs": "0\t1\n1\t0\n1\t2\n2\t1\n1\t3\n3\t1\n",
      "track": (0...20).map { "\(2.0 + 0.0002 * Double($0)) 48.00001 \($0)\n" }.joined(),
      "route": route,
    ]
    for (suffix, text) in files {
      try text.write(to: set.appendingPathComponent("drive.\(suffix)"), atomically: true, encoding: .utf8)
    }
    return set
  }

  @Test func drivenWayIsFound() throws {
    let folder = try ScratchFolder()
    let set = try set(in: folder)
    let result = try CommandRunner.luwang("bench", "match", set.path, "--runs", "1", "--json")
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let figures = try #require(object as? [String: Any])
    #expect(figures["set"] as? String == "drive" && figures["fixes"] as? Int == 21)
    #expect(figures["placed"] as? Int == 21 && figures["matchings"] as? Int == 1)
    #expect(figures["found_percent"] as? Double ?? 0 > 99 && figures["wrong_percent"] as? Double ?? 100 < 0.1)
    #expect(figures["fixes_per_s"] as? Double ?? 0 > 0)
  }

  /// The side street was not driven, whatever the truth says.
  @Test func otherWayCountsAsWrong() throws {
    let folder = try ScratchFolder()
    let set = try set(in: folder, route: "0\n4\n")
    let result = try CommandRunner.luwang("bench", "match", set.path, "--runs", "1", "--json")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect((30...50).contains(object?["found_percent"] as? Double ?? 0), "\(result.output)")
    #expect((30...50).contains(object?["wrong_percent"] as? Double ?? 0), "\(result.output)")
  }

  @Test(arguments: [
    ("drive.arcs", "0 9\n", "drive.arcs:1"), ("drive.track", "2 48\n", "drive.track:1"),
    ("drive.nodes", "2 x\n", "drive.nodes:1"), ("drive.route", "77\n", "drive.route:1"),
  ]) func badFilesAreNamed(file: String, text: String, place: String) throws {
    let folder = try ScratchFolder()
    let set = try set(in: folder)
    try text.write(to: set.appendingPathComponent(file), atomically: true, encoding: .utf8)
    let result = try CommandRunner.luwang("bench", "match", set.path)
    #expect(result.status == 2 && result.errors.contains(place), "\(result.errors)")
    let missing = try CommandRunner.luwang("bench", "match", folder.url.appendingPathComponent("none").path)
    #expect(missing.status == 2 && missing.errors.contains("cannot be read"), "\(missing.errors)")
  }
}
