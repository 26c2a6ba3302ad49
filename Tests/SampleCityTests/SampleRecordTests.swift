import Foundation
import GeoTypes
import RoadNetwork
import SampleCity
import Testing

/// The rows of the sample's CSV files.
@Suite struct SampleRecordTests {
  @Test(arguments: ReadSample.small) func componentsHaveIdentifiersOfTheirDistrictAndClass(
    scale: SampleScale
  ) throws {
    let rows = ReadSample.standard(scale).rows("components.csv")
    #expect(rows.count == (scale == .block ? 260 : 6_000))
    let given = rows.compactMap { $0["id"] }.filter { !$0.isEmpty }
    #expect(Set(given).count == given.count)
    #expect(given.count < rows.count, "some rows must lack an identifier")
    for row in rows {
      let id = row["id"] ?? ""
      let stem = "990101" + (row["class"] ?? "") + (row["subclass"] ?? "")
      #expect(id.isEmpty || (id.count == 16 && id.hasPrefix(stem)), "\(row)")
    }
  }

  @Test func chiefsOfTheLowestLevelShareOutTheBureausRoads() throws {
    let sample = ReadSample.district
    let ways = try sample.ways().filter { $0.attributes.roadClass.bureauClass != nil }
    var holders: [String: [String]] = [:]
    for row in sample.rows("chiefs.csv") where row["level"] == "三级" {
      let part = "\(row["side"] ?? "")|\(row["shift"] ?? "")"
      for way in (row["ways"] ?? "").split(separator: " ") { holders[String(way), default: []].append(part) }
    }
    #expect(Set(holders.keys) == Set(ways.map(\.source)))
    for (way, parts) in holders {
      let isWhole =
        [["both|"], ["left|", "right|"], ["both|06:00-22:00", "both|22:00-06:00"]].contains(parts.sorted())
      #expect(isWhole, "\(way): \(parts)")
    }
  }

  @Test func chiefsHoldAboutThreeAndAHalfKilometres() throws {
    let sample = ReadSample.district
    let rows = sample.rows("chiefs.csv").filter { $0["level"] == "三级" && $0["side"] != "right" }
    let chiefs = Set(rows.filter { $0["shift"] != "22:00-06:00" }.compactMap { $0["chief"] })
    let classes = try #require(sample.json("truth/summary.json")["classes"] as? [String: [String: Double]])
    let bureau = classes.filter { $0.key != "lane" }.reduce(0) { $0 + ($1.value["road_m"] ?? 0) }
    #expect((2_900...3_900).contains(bureau / Double(chiefs.count)), "\(bureau) m among \(chiefs.count)")
  }

  @Test func incidentsAreNearRoadsInsideBlocksAndOnBorders() throws {
    let sample = ReadSample.district
    let rows = sample.rows("incidents.csv")
    #expect(rows.count == 1_000 && Set(rows.compactMap { $0["id"] }).count == 1_000)
    #expect(Set(rows.compactMap { $0["crs"] }) == ["EPSG:4490", "gcj02"])
    let vertices = Set(try SampleDivisionTests.areas(sample, "community").flatMap { $0.chains[0] })
    let exact = sample.rows("truth/incidents.csv").filter { row in
      let position = LonLat(Double(row["lon"] ?? "") ?? 999, Double(row["lat"] ?? "") ?? 999)
      return (try? Vertex(rounding: position)).map(vertices.contains) ?? false
    }
    #expect(exact.count > 5, "some reports lie on a vertex of a border")
    #expect(rows.contains { ($0["text"] ?? "").contains("，") })
  }

  @Test(arguments: ReadSample.small) func everyKerbOfTheBureausRoadsIsTold(scale: SampleScale) throws {
    let sample = ReadSample.standard(scale)
    let kerbs = Dictionary(grouping: sample.rows("truth/kerbs.csv")) { $0["way"] ?? "" }
    for way in try sample.ways() where way.attributes.roadClass.bureauClass != nil {
      #expect(kerbs[way.source]?.count == (way.attributes.isDivided ? 4 : 2), "\(way.source)")
    }
  }
}
