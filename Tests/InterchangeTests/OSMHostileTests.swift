import Foundation
import GeoTypes
import Interchange
import RoadNetwork
import TestKit
import Testing

@Suite struct OSMHostileTests {
  struct BadFile: Decodable, Sendable, CustomStringConvertible {
    var file: String
    var expect: String
    var contains: String
    var description: String { file }
  }

  static let badFiles: [BadFile] = {
    let url = PackageRoot.url("GeoData/cases/bad/osm-cases.json")
    return (try? JSONDecoder().decode([BadFile].self, from: Data(contentsOf: url))) ?? []
  }()

  @Test func theCasesAreThere() {
    #expect(Self.badFiles.count >= 25)
  }

  @Test(arguments: badFiles)
  func badFilesAreNamed(bad: BadFile) throws {
    let url = PackageRoot.url("GeoData/cases/bad/\(bad.file)")
    do throws(InterchangeError) {
      let content = try OSMFile.read(url)
      #expect(bad.expect == "warning", "\(bad.file) was read without an error")
      #expect(content.warnings.contains { $0.contains(bad.contains) }, "\(content.warnings)")
    } catch {
      #expect(bad.expect == "error", "\(error)")
      #expect(error.description.hasPrefix(url.path), "\(error)")
      #expect(error.description.contains(bad.contains), "\(error)")
      #expect(!error.remedy.isEmpty)
    }
  }

  @Test(arguments: [
    ("/nonexistent/city.osm.pbf", "No such file"), ("/tmp", "is a directory"), ("/dev/null", "not a regular file"),
    ("/tmp/http:/city.osm", "No such file"),
  ])
  func namesFilesThatCannotBeRead(path: String, reason: String) {
    let error = #expect(throws: InterchangeError.self) { try OSMFile.read(URL(fileURLWithPath: path)) }
    #expect(error?.reason.contains(reason) == true, "\(String(describing: error))")
  }

  @Test func refusesAddressesOfTheNetwork() throws {
    let address = try #require(URL(string: "https://example.org/city.osm.pbf"))
    #expect(throws: InterchangeError.self) { try OSMFile.read(address) }
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
  func namesFilesItMayNotRead() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("luwang-\(UUID().uuidString).osm")
    try Data("<osm version=\"0.6\"/>".utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: url.path)
    let error = #expect(throws: InterchangeError.self) { try OSMFile.read(url) }
    #expect(error?.reason.contains("Permission denied") == true)
  }

  /// Reads bytes that may be anything: an answer or an error, never a trap.
  private static func survive(_ bytes: Data) throws {
    do {
      let content = try OSMSketch.read(bytes)
      #expect(content.ways.allSatisfy { $0.line.count >= 2 && $0.line.count == $0.nodeKeys.count })
    } catch let error as InterchangeError {
      #expect(!error.reason.isEmpty)
    }
  }

  @Test(arguments: UInt64(0)..<8)
  func survivesFlippedBytesOfPBF(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sound = try Data(contentsOf: PackageRoot.url("GeoData/cases/osm-small.osm.pbf"))
    for _ in 0..<60 {
      var bytes = [UInt8](sound)
      for _ in 0..<random.int(in: 1...4) {
        bytes[random.int(in: 0...bytes.count - 1)] = UInt8.random(in: 0...255, using: &random)
      }
      try Self.survive(Data(bytes))
    }
  }

  @Test func survivesEveryTruncationOfPBF() throws {
    let sound = try Data(contentsOf: PackageRoot.url("GeoData/cases/osm-small.osm.pbf"))
    for count in stride(from: 0, to: sound.count, by: 3) { try Self.survive(sound.prefix(count)) }
  }

  @Test(arguments: UInt64(0)..<4)
  func survivesFlippedBytesOfXML(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var sketch = OSMSketch()
    for id in 1...8 { sketch.node(Int64(id), id, 3 * id % 5, id == 3 ? ["amenity": "bench"] : [:]) }
    sketch.way(1, [1, 2, 3], ["highway": "primary", "name": "路", "maxspeed": "50"])
    sketch.way(2, [3, 4, 5, 3], ["building": "yes"])
    sketch.relation(1, ["way 1 from", "node 3 via", "way 2 to"], ["type": "restriction", "restriction": "no_u_turn"])
    for _ in 0..<60 {
      var bytes = [UInt8](sketch.xml.utf8)
      for _ in 0..<random.int(in: 1...3) {
        bytes[random.int(in: 0...bytes.count - 1)] = UInt8.random(in: 0...255, using: &random)
      }
      try Self.survive(Data(bytes))
    }
  }

  @Test(arguments: UInt64(0)..<2)
  func survivesRandomBytes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let bytes = (0..<random.int(in: 0...600)).map { _ in UInt8.random(in: 0...255, using: &random) }
      try Self.survive(Data(bytes))
      try Self.survive(Data([0, 0, 0, 13, 10, 9] + Array("OSMHeader".utf8) + bytes))
    }
  }

  @Test func refusesATagWithoutEnd() throws {
    let long =
      "<osm version=\"0.6\"><node id=\"1\" lat=\"1\" lon=\"1\"><tag k=\"name\" v=\""
      + String(repeating: "x", count: 3_000_000)
    let error = #expect(throws: InterchangeError.self) { try OSMSketch.read(Data(long.utf8)) }
    #expect(error?.reason.contains("more than 1 MB") == true, "\(String(describing: error))")
  }

  @Test func takesIdsAtTheEndOfTheirRange() throws {
    var sketch = OSMSketch()
    sketch.node(.max, 0, 0)
    sketch.node(.min + 1, 1, 0)
    sketch.node(-1, 2, 0)
    sketch.way(.max - 1, [.max, .min + 1, -1], ["highway": "primary"])
    do {
      let way = try #require(try sketch.read().ways.first)
      #expect(way.nodeKeys == [UInt64(Int64.max), UInt64(bitPattern: .min + 1), UInt64(bitPattern: -1)])
    } catch let error as InterchangeError {
      #expect(error.reason.contains("illegal id"))
    }
  }

  @Test func positionsOutOfRangeAreLeftOut() throws {
    let xml = """
      <osm version="0.6">
      <node id="1" lat="91" lon="117"/><node id="2" lat="36" lon="181"/><node id="3"/>
      <node id="4" lat="36" lon="117"/><node id="5" lat="36" lon="117.1"/>
      <way id="1"><nd ref="1"/><nd ref="4"/><nd ref="5"/><nd ref="2"/><tag k="highway" v="primary"/></way>
      </osm>
      """
    let content = try OSMSketch.read(Data(xml.utf8))
    #expect(content.count(.invalidPosition) == 3)
    #expect(content.ways.map(\.nodeKeys) == [[4, 5]])
  }

  @Test func repeatedNodesInARowJoinNothing() throws {
    var sketch = OSMSketch()
    sketch.node(1, 0, 0)
    sketch.node(2, 1, 0)
    sketch.node(3, 1, 0)
    sketch.way(1, [1, 1, 2, 2, 3, 3], ["highway": "primary"])
    sketch.way(2, [2, 3], ["highway": "primary"])
    let content = try sketch.read()
    #expect(content.ways.map(\.nodeKeys) == [[1, 2, 3]], "nodes 2 and 3 share a place but stay two")
    #expect(content.count(.tooShort) == 1)
  }

  @Test func invalidUTF8IsReplaced() throws {
    var bytes = [UInt8](try Data(contentsOf: PackageRoot.url("GeoData/cases/osm-small.osm.pbf")))
    let name = [UInt8]("经十路".utf8)
    for start in bytes.indices.dropLast(name.count) where Array(bytes[start..<start + name.count]) == name {
      bytes[start] = 0xFF
    }
    let content = try OSMSketch.read(Data(bytes))
    #expect(content.ways.first?.attributes.name?.contains("\u{FFFD}") == true)
  }

  @Test func readingLeavesNoThreadAndNoDescriptorBehind() throws {
    func count(_ what: String) -> Int {
      ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/\(what)")) ?? []).count
    }
    let broken = PackageRoot.url("GeoData/cases/bad/osm-flipped-byte.osm.pbf")
    let text = PackageRoot.url("GeoData/cases/bad/osm-longitude-text.osm")
    let before = count("fd")
    for _ in 0..<200 {
      _ = try? OSMFile.read(broken)
      _ = try? OSMFile.read(text)
    }
    // Other tests run beside this one and open files of their own.
    #expect(count("fd") < before + 100)
    #expect(count("task") < 200)
  }
}
