import Foundation
import GeoTypes
import RoadNetwork
import Testing

@testable import SampleCity

/// A city of several districts, a sixth as large as the one that `luwang sample --scale city` makes, drawn alike.
///
/// `Tools/measure-city` holds the full one against the same figures.
@Suite struct SampleWholeCityTests {
  static let targets = CityTargets(
    districts: 4, towns: 6, lengths: [.trunk: 86_000, .secondary: 77_000, .branch: 232_000], roads: 190, chiefs: 150,
    elevated: (1, 1))
  static let dimensions = SampleDimensions(
    columns: 23, rows: 20, merges: 12, subdistricts: 26, components: 4_000, incidents: 800, sampledPoints: 1_000,
    vehicles: 20, city: targets)
  static let city = read(seed: 1)

  static func read(seed: UInt64) -> ReadSample {
    ReadSample(SampleCityMaker(dimensions: dimensions, as: .city, seed: seed).files())
  }

  @Test(arguments: [UInt64(1), 2]) func lengthsRoadsAndShapeAreThoseAskedFor(seed: UInt64) throws {
    let sample = seed == 1 ? SampleWholeCityTests.city : SampleWholeCityTests.read(seed: seed)
    let ways = try sample.ways()
    let build = try NetworkBuilder().build(ways: ways, restrictions: sample.restrictions())
    #expect(build.dropped.isEmpty && build.warnings.isEmpty)
    let statistics = NetworkStatistics(build.network)
    for (bureauClass, target) in SampleWholeCityTests.targets.lengths {
      let length = statistics.byBureauClass[bureauClass]?.road.rawValue ?? 0
      #expect(abs(length / target - 1) < 0.005, "seed \(seed), \(bureauClass): \(length) m")
    }
    #expect(build.network.roads.filter { $0.roadClass != .lane }.count == 190, "seed \(seed)")
    #expect(statistics.islands == 1)
    for (name, value, figure) in SampleNetworkTests.porto {
      let ratio = value(statistics) / figure
      #expect((0.75...1.25).contains(ratio), "seed \(seed), \(name): \(value(statistics)) against \(figure)")
    }
  }

  @Test func chiefsAreAsManyAsAskedForAndHoldEveryKerbOnce() throws {
    let sample = SampleWholeCityTests.city
    let network = try NetworkBuilder().build(ways: sample.ways()).network
    let rows = sample.rows("chiefs.csv")
    #expect(Set(rows.compactMap { $0["chief"] }).count == 150)
    #expect(Set(rows.compactMap { $0["road"] }).count == 190)
    let lowest = rows.filter { $0["level"] == "三级" }
    var holders: [String: [String]] = [:]
    for row in lowest {
      for way in (row["ways"] ?? "").split(separator: " ") {
        holders[String(way), default: []].append("\(row["side"] ?? "") \(row["shift"] ?? "")")
      }
    }
    for segment in network.segments where segment.attributes.roadClass.bureauClass != nil {
      for source in segment.sources {
        let parts = holders[source]?.sorted() ?? []
        let isWhole = [["both "], ["left ", "right "], ["both 06:00-22:00", "both 22:00-06:00"]].contains(parts)
        #expect(isWhole, "\(source): \(parts)")
      }
    }
    // Ways that become one segment are held together, since a duty cannot end where no junction is.
    var chiefs: [String: Set<String>] = [:]
    for row in lowest {
      for way in (row["ways"] ?? "").split(separator: " ") {
        chiefs[String(way), default: []].insert(row["chief"] ?? "")
      }
    }
    for segment in network.segments { #expect(Set(segment.sources.map { chiefs[$0] ?? [] }).count == 1) }
  }

  @Test func districtsSubdistrictsAndCommunitiesAreNestedCoverages() throws {
    let sample = SampleWholeCityTests.city
    let districts = try SampleDivisionTests.areas(sample, "district")
    let subdistricts = try SampleDivisionTests.areas(sample, "subdistrict")
    #expect(districts.map { $0.text("code") } == ["990101", "990102", "990103", "990104"])
    #expect(subdistricts.count == 26)
    let towns = subdistricts.filter { $0.text("name").hasSuffix("镇") }
    #expect(towns.count == 6)
    #expect(towns.allSatisfy { String($0.text("code").suffix(3)) >= "101" })
    let outline = free(districts)
    for level in ["subdistrict", "community"] {
      let areas = try SampleDivisionTests.areas(sample, level)
      #expect(free(areas) == outline, "\(level)")
      for area in areas {
        #expect(area.text("code").hasPrefix(area.text("parent")))
        let parent = try #require((districts + subdistricts).first { $0.text("code") == area.text("parent") })
        #expect(try area.doubledArea <= parent.doubledArea)
      }
    }
    // A road keeps its name from one district to the next.
    let codes = Dictionary(grouping: sample.rows("chiefs.csv").filter { $0["level"] == "三级" }) { $0["road"] ?? "" }
    #expect(codes.contains { Set($0.value.compactMap { $0["chief"] }).count > 2 })
  }

  /// Borders of some areas that no two of them share, each area to the left.
  private func free(_ areas: [ReadSample.Feature]) -> Set<SampleDivisionTests.Border> {
    let all = areas.flatMap { area in
      area.chains.flatMap { ring in
        zip(ring, ring.dropFirst()).map { SampleDivisionTests.Border(from: $0, to: $1) }
      }
    }
    let borders = Set(all)
    #expect(borders.count == all.count, "a border is held twice from one side")
    return borders.filter { !borders.contains(SampleDivisionTests.Border(from: $0.to, to: $0.from)) }
  }

  @Test func zonesReachOverSeveralDistrictsAndOverlap() throws {
    let sample = SampleWholeCityTests.city
    let zones = try sample.features("zones.geojson")
    #expect(zones.count == 3)
    #expect(Set(zones.compactMap { $0.properties["优先级"] as? Int }) == [1, 2, 3])
    let communities = try SampleDivisionTests.areas(sample, "community").map { area in
      (district: area.text("code").prefix(6), vertex: try #require(area.chains[0].inside))
    }
    let members = zones.map { zone in communities.filter { zone.chains[0].surrounds($0.vertex) } }
    #expect(members.contains { Set($0.map(\.district)).count > 1 })
    #expect(!Set(members[0].map(\.vertex)).isDisjoint(with: members[2].map(\.vertex)))
  }

  @Test func componentsHaveNumbersOfTheDistrictThatHoldsThem() throws {
    let sample = SampleWholeCityTests.city
    let districts = try SampleDivisionTests.areas(sample, "district")
    let rows = sample.rows("components.csv")
    #expect(rows.count == 4_000 && Set(rows.compactMap { $0["id"] }).count == 4_000)
    for row in rows {
      let position = LonLat(Double(row["lon"] ?? "") ?? 999, Double(row["lat"] ?? "") ?? 999)
      let vertex = try Vertex(rounding: position)
      let holders = districts.filter { $0.chains[0].surrounds(vertex) }.map { $0.text("code") }
      #expect(holders == [String((row["id"] ?? "").prefix(6))], "\(row)")
    }
  }

  @Test func sampledPointsAndReportsLieInTheirCommunities() throws {
    let sample = SampleWholeCityTests.city
    let communities = Dictionary(
      uniqueKeysWithValues: try SampleDivisionTests.areas(sample, "community").map { ($0.text("code"), $0.chains[0]) })
    #expect(sample.rows("incidents.csv").count == 800)
    let told =
      sample.rows("truth/points.csv") + sample.rows("truth/incidents.csv").filter { $0["community"] != "" }
    #expect(told.count > 1_600)
    for row in told {
      let position = LonLat(Double(row["lon"] ?? "") ?? 999, Double(row["lat"] ?? "") ?? 999)
      #expect(communities[row["community"] ?? ""]?.surrounds(try Vertex(rounding: position)) == true, "\(row)")
    }
  }

  @Test func sameSeedGivesTheSameCity() {
    let dimensions = SampleWholeCityTests.dimensions
    let again = SampleCityMaker(dimensions: dimensions, as: .city, seed: 1).files()
    #expect(ReadSample(again).files == SampleWholeCityTests.city.files)
  }

  @Test func fullCityIsHeldToTheFiguresOfTheFoundingDocuments() throws {
    let city = SampleDimensions(.city)
    let targets = try #require(city.city)
    #expect(targets.lengths == [.trunk: 555_000, .secondary: 500_000, .branch: 1_133_000])
    #expect(targets.districts == 12 && targets.roads == 835 && targets.chiefs == 651)
    #expect(city.components == 1_000_000 && city.incidents == 100_000)
  }
}

extension ReadSample.Feature {
  /// Twice the area of its outer ring.
  fileprivate var doubledArea: Int128 { get throws { try LinearRing(chains[0]).doubledArea } }
}

extension [Vertex] {
  /// Some place inside a ring: the middle of the longest piece of a line through it.
  fileprivate var inside: Vertex? {
    let low = map(\.y).min() ?? 0
    let high = map(\.y).max() ?? 0
    for share in [0.5, 0.37, 0.61] {
      let y = low + Int32(Double(high - low) * share)
      let ends = zip(self, dropFirst()).compactMap { a, b -> Double? in
        guard (a.y > y) != (b.y > y) else { return nil }
        return Double(a.x) + Double(b.x - a.x) * Double(y - a.y) / Double(b.y - a.y)
      }.sorted()
      guard ends.count >= 2 else { continue }
      let candidate = Vertex(x: Int32((ends[0] + ends[1]) / 2), y: y)
      if surrounds(candidate) { return candidate }
    }
    return nil
  }
}
