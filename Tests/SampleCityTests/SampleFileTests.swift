import Foundation
import SampleCity
import TestKit
import Testing

@Suite struct SampleFileTests {
  static let expected = [
    "README.txt", "chiefs.csv", "components.csv", "divisions.geojson", "facilities.geojson", "fleet.json",
    "incidents.csv", "roads.geojson", "rules.json", "surroundings.geojson", "truth/incidents.csv", "truth/kerbs.csv",
    "truth/pairs.csv", "truth/points.csv", "truth/summary.json", "zones.geojson",
  ]

  @Test func keptBlockIsWhatTheGeneratorMakes() throws {
    let folder = PackageRoot.url("GeoData/sample/block")
    var total = 0
    for file in SampleCityMaker(scale: .block).files() {
      let kept = try Data(contentsOf: folder.appendingPathComponent(file.path))
      total += kept.count
      #expect(kept == Data(file.text.utf8), "\(file.path): run `luwang sample GeoData/sample/block --scale block`")
    }
    #expect(total < 300_000)
  }

  @Test(arguments: ReadSample.small) func sameSeedGivesTheSameBytes(scale: SampleScale) {
    let first = SampleCityMaker(scale: scale, seed: 7).files()
    #expect(first == SampleCityMaker(scale: scale, seed: 7).files())
    #expect(first.map(\.path).sorted() == SampleFileTests.expected)
    let other = SampleCityMaker(scale: scale, seed: 8).files()
    for path in ["roads.geojson", "divisions.geojson", "components.csv", "incidents.csv", "fleet.json"] {
      #expect(first.first { $0.path == path } != other.first { $0.path == path }, "\(path) must change with the seed")
    }
  }

  @Test func writesEveryFileIntoAFolderThatItMakes() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.url.appendingPathComponent("new/place")
    try SampleCityMaker(scale: .block).write(to: folder)
    for file in SampleCityMaker(scale: .block).files() {
      #expect(try String(contentsOf: folder.appendingPathComponent(file.path), encoding: .utf8) == file.text)
    }
  }

  @Test(arguments: ReadSample.small) func saysThatItIsNoRealPlace(scale: SampleScale) throws {
    let sample = ReadSample.standard(scale)
    for path in SampleFileTests.expected where path.hasSuffix("json") {
      let text = try #require(sample.files[path])
      #expect(text.contains("非真实地点"), "\(path)")
    }
    #expect(sample.files["README.txt"]?.contains("非真实地点") == true)
    let codes = try sample.features("divisions.geojson").map { $0.text("code") }
    #expect(codes.allSatisfy { $0.hasPrefix("990101") })
  }

  @Test func fleetStartsAtDepots() throws {
    let sample = ReadSample.district
    let depots = try sample.features("facilities.geojson").filter { $0.text("kind") == "depot" }.map { $0.text("id") }
    let vehicles = try #require(sample.json("fleet.json")["vehicles"] as? [[String: Any]])
    #expect(vehicles.count == 14)
    for vehicle in vehicles { #expect(depots.contains(vehicle["start_facility"] as? String ?? "")) }
    let kinds = Set(try sample.features("facilities.geojson").map { $0.text("kind") })
    #expect(kinds == ["depot", "dump", "water", "fuel", "deicer", "station"])
  }

  @Test func surroundingsHaveEveryKind() throws {
    let features = try ReadSample.district.features("surroundings.geojson")
    #expect(Set(features.map { $0.text("kind") }) == ["water", "railway", "wall", "park", "building"])
    #expect(Set(features.map { $0.text("id") }).count == features.count)
  }
}
