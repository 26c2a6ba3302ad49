import Foundation
import GeoTypes
import Grid
import Interchange
import RoadNetwork
import TestKit
import Testing

@Suite struct OSMFormatTests {
  /// One content in every form.
  @Test(arguments: ["osm-small.osm", "osm-small.osm.gz", "osm-small.osm.bz2", "osm-small.osm.pbf"])
  func readsEveryForm(file: String) throws {
    let content = try OSMFile.read(PackageRoot.url("GeoData/cases/\(file)"))
    #expect(content.ways.map(\.source) == ["osm:way/1", "osm:way/2"])
    #expect(content.ways.map(\.line.count) == [20, 21])
    #expect(content.ways.map(\.attributes.name) == ["经十路", nil])
    #expect(content.ways.map { $0.line.last?.x } == [1_170_200_000, 1_170_400_000])
    #expect(content.buildings.map(\.source) == ["osm:way/3"])
    #expect(content.components.map(\.source) == [10, 20, 30, 40].map { "osm:node/\($0)" })
    #expect(content.restrictions.map(\.viaNode) == [20])
    #expect(content.warnings.isEmpty)
    #expect(content.counts.nodes == 40 && content.counts.ways == 3 && content.counts.relations == 1)
  }

  /// The name says nothing: a PBF called .osm is a PBF.
  @Test func goesByContentNotByName() throws {
    let bytes = try Data(contentsOf: PackageRoot.url("GeoData/cases/osm-small.osm.pbf"))
    #expect(try OSMSketch.read(bytes).ways.count == 2)
  }

  @Test func readsAtOnceFromSeveralTasks() async throws {
    let url = PackageRoot.url("GeoData/cases/osm-small.osm.bz2")
    let counts = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<16 { group.addTask { (try? OSMFile.read(url).ways.count) ?? 0 } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 2, count: 16))
  }
}
