import Foundation
import GeoTypes
import Interchange
import RoadNetwork
import TestKit
import Testing

@Suite(.enabled(if: SharedData.isAvailable, "needs ../shared/data"))
struct OSMRealFilesTests {
  struct Expected: Sendable, CustomStringConvertible {
    var file: String
    var nodes: Int
    var highways: Int
    var roads: Int
    var oneWays: Int
    var restrictions: Int
    var description: String { file }
  }

  /// Counts of the data's own README, and of the tags as GDAL lists them.
  static let files = [
    Expected(
      file: "bayfront_singapore.osm.pbf", nodes: 2843, highways: 332, roads: 202, oneWays: 151, restrictions: 40),
    Expected(file: "andorra.osm.pbf", nodes: 69644, highways: 1615, roads: 1190, oneWays: 295, restrictions: 0),
    Expected(
      file: "cn-beijing-sparsetaxi.osm.pbf", nodes: 32552, highways: 17870, roads: 14928, oneWays: 7334, restrictions: 0
    ),
    Expected(file: "cn-shanghai-huangpu.osm", nodes: 2958, highways: 796, roads: 796, oneWays: 528, restrictions: 0),
    Expected(file: "porto.osm.pbf", nodes: 347_944, highways: 51349, roads: 43731, oneWays: 11249, restrictions: 357),
  ]

  @Test(arguments: files)
  func countsAgree(expected: Expected) throws {
    let content = try OSMFile.read(SharedData.url("osm/\(expected.file)"))
    #expect(content.counts.nodes == expected.nodes)
    #expect(content.counts.highways.map(\.seen).reduce(0, +) == expected.highways)
    #expect(content.counts.roads == expected.roads)
    #expect(content.counts.oneWayRoads == expected.oneWays)
    #expect(content.counts.restrictionRelations == expected.restrictions)
    let dropped: Set<OSMOmissionReason> = [.notARoad, .unlistedHighway, .roadArea, .tooShort, .nodesMissing]
    let left = content.omissions.filter { dropped.contains($0.reason) }.map(\.count).reduce(0, +)
    #expect(content.counts.roads + left >= expected.highways, "every highway is a road or counted with its reason")
    #expect(Set(content.ways.map(\.source)).count == content.ways.count)
    let sources = Set(content.ways.map(\.source))
    #expect(content.restrictions.allSatisfy { sources.contains($0.fromWay) && sources.contains($0.toWay) })
  }

  @Test func shanghaiHasNamesAndOneWays() throws {
    let content = try OSMFile.read(SharedData.url("osm/cn-shanghai-huangpu.osm"))
    #expect(content.counts.namedRoads == 629)
    #expect(content.counts.oneWayRoads == 528)
    #expect(content.ways.contains { $0.attributes.name == "西藏南路" })
  }

  @Test func portoHasItsNames() throws {
    let content = try OSMFile.read(SharedData.url("osm/porto.osm.pbf"))
    #expect(Set(content.ways.compactMap(\.attributes.name)).count > 6000)
  }

  @Test func theSameFileTwiceGivesTheSame() throws {
    let url = SharedData.url("osm/bayfront_singapore.osm.pbf")
    let first = try OSMFile.read(url)
    let second = try OSMFile.read(url)
    #expect(first.ways == second.ways)
    #expect(first.omissions == second.omissions)
    #expect(first.barriers == second.barriers)
  }
}
