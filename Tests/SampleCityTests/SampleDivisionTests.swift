import Foundation
import GeoTypes
import SampleCity
import Testing

@Suite struct SampleDivisionTests {
  struct Border: Hashable {
    var from: Vertex
    var to: Vertex
  }

  static func areas(_ sample: ReadSample, _ level: String) throws -> [ReadSample.Feature] {
    try sample.features("divisions.geojson").filter { $0.text("level") == level }
  }

  @Test(arguments: UInt64(1)...5) func countsAreThoseOfTheDistrict(seed: UInt64) throws {
    let sample = ReadSample(.district, seed: seed)
    #expect(try SampleDivisionTests.areas(sample, "district").count == 1)
    #expect(try SampleDivisionTests.areas(sample, "subdistrict").count == 13)
    #expect(try SampleDivisionTests.areas(sample, "community").count == 88)
  }

  @Test(arguments: UInt64(1)...5) func levelsAreCoveragesThatShareTheirBordersBitForBit(seed: UInt64) throws {
    let sample = ReadSample(.district, seed: seed)
    let outside = try borders(SampleDivisionTests.areas(sample, "district"))
    for level in ["subdistrict", "community"] {
      let areas = try SampleDivisionTests.areas(sample, level)
      #expect(areas.allSatisfy { $0.type == "Polygon" && $0.chains.count == 1 }, "seed \(seed): \(level) in parts")
      let all = borders(areas)
      #expect(Set(all).count == all.count, "seed \(seed): a border of \(level) is held twice from one side")
      let inner = Set(all)
      let free = inner.filter { !inner.contains(Border(from: $0.to, to: $0.from)) }
      #expect(free == Set(outside), "seed \(seed): \(level)")
    }
  }

  private func borders(_ areas: [ReadSample.Feature]) -> [Border] {
    areas.flatMap { area in
      area.chains.flatMap { ring in zip(ring, ring.dropFirst()).map { Border(from: $0, to: $1) } }
    }
  }

  @Test(arguments: ReadSample.small) func ringsAreSimpleAndCounterClockwise(scale: SampleScale) throws {
    for area in try ReadSample.standard(scale).features("divisions.geojson") {
      let ring = try LinearRing(area.chains[0])
      #expect(ring.doubledArea > 0)
      #expect(Set(area.chains[0].dropFirst()).count == area.chains[0].count - 1, "\(area.text("code")) touches itself")
    }
  }

  @Test(arguments: ReadSample.small) func codesNestAndParentsExist(scale: SampleScale) throws {
    let areas = try ReadSample.standard(scale).features("divisions.geojson")
    let codes = areas.map { $0.text("code") }
    #expect(Set(codes).count == codes.count)
    #expect(Set(areas.map { $0.text("name") }).count == areas.count)
    for area in areas where area.text("level") != "district" {
      #expect(codes.contains(area.text("parent")))
      #expect(area.text("code").hasPrefix(area.text("parent")))
      #expect(area.text("code").count == (area.text("level") == "community" ? 12 : 9))
    }
  }

  @Test(arguments: ReadSample.small) func sampledPointsLieInTheirCommunities(scale: SampleScale) throws {
    let sample = ReadSample.standard(scale)
    let communities = try SampleDivisionTests.areas(sample, "community")
    let points =
      sample.rows("truth/points.csv") + sample.rows("truth/incidents.csv").filter { $0["community"] != "" }
    #expect(points.count >= (scale == .block ? 150 : 2_500))
    for point in points {
      let vertex = try Vertex(
        rounding: LonLat(Double(point["lon"] ?? "") ?? 999, Double(point["lat"] ?? "") ?? 999))
      let holders = communities.filter { $0.chains[0].surrounds(vertex) }.map { $0.text("code") }
      #expect(holders == [point["community"]], "\(point)")
    }
  }

  @Test func zonesOverlapAndHaveChineseProperties() throws {
    let zones = try ReadSample.district.features("zones.geojson")
    #expect(zones.count == 2)
    #expect(zones.allSatisfy { $0.properties["优先级"] is Int && !$0.text("区域代码").isEmpty })
    #expect(zones[1].chains[0].allSatisfy { zones[0].chains[0].surrounds($0) })
  }
}
