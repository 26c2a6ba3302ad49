import Foundation
import GeoTypes
import RoadNetwork
import SampleCity
import Testing

/// What the network builder makes of a sample.
@Suite struct SampleNetworkTests {
  /// Figures of Porto (`porto.osm.pbf` of the shared inputs, all five classes), by ``NetworkStatistics``.
  static let porto: [(name: String, value: @Sendable (NetworkStatistics) -> Double, figure: Double)] = [
    ("dead ends", { $0.deadEndShare }, 0.1804),
    ("three arms", { $0.threeArmShare }, 0.7413),
    ("four arms", { $0.fourArmShare }, 0.0747),
    ("one-way", { $0.oneWayShare }, 0.2131),
    ("median length", { $0.medianLength.rawValue }, 70.04),
    ("90th percentile", { $0.ninetiethPercentileLength.rawValue }, 239.2),
    ("circuity", { $0.circuity }, 1.0805),
  ]

  @Test(arguments: UInt64(1)...4) func shapeIsWithinAQuarterOfPortos(seed: UInt64) throws {
    let sample = ReadSample(.district, seed: seed)
    let build = try NetworkBuilder().build(ways: sample.ways(), restrictions: sample.restrictions())
    #expect(build.dropped.isEmpty && build.warnings.isEmpty)
    let statistics = NetworkStatistics(build.network)
    for (name, value, figure) in SampleNetworkTests.porto {
      let ratio = value(statistics) / figure
      #expect((0.75...1.25).contains(ratio), "seed \(seed), \(name): \(value(statistics)) against \(figure)")
    }
    #expect(statistics.islands == 1)
    let road = BureauClass.allCases.reduce(0) { $0 + (statistics.byBureauClass[$1]?.road.rawValue ?? 0) }
    #expect((110_000...130_000).contains(road), "seed \(seed): \(road) m of bureau roads")
  }

  @Test(arguments: ReadSample.small) func lengthsAgreeWithTheTruth(scale: SampleScale) throws {
    let sample = ReadSample.standard(scale)
    let build = try NetworkBuilder().build(ways: sample.ways())
    let statistics = NetworkStatistics(build.network)
    let classes = try #require(sample.json("truth/summary.json")["classes"] as? [String: [String: Double]])
    for roadClass in RoadClass.allCases {
      let lengths = try #require(statistics.byClass[roadClass])
      let truth = try #require(classes[roadClass.rawValue])
      // The generator's plane is off by the change of a degree's length over a few kilometres.
      #expect(abs(lengths.carriageway.rawValue / (truth["carriageway_m"] ?? 0) - 1) < 0.001, "\(roadClass)")
      #expect(abs(lengths.road.rawValue / (truth["road_m"] ?? 0) - 1) < 0.01, "\(roadClass)")
    }
  }

  @Test(arguments: ReadSample.small) func kerbsAreThoseOfTheTruth(scale: SampleScale) throws {
    let sample = ReadSample.standard(scale)
    let network = try NetworkBuilder().build(ways: sample.ways()).network
    let truth = Dictionary(grouping: sample.rows("truth/kerbs.csv")) { $0["way"] ?? "" }
      .mapValues { Set($0.map { "\($0["side"] ?? "") \($0["kind"] ?? "") \($0["direction"] ?? "")" }) }
    let kerbs = Dictionary(grouping: network.kerbs, by: \.segment)
    // Where two dual roads cross, the pieces inside are too short to tell what they face.
    for segment in network.segments where segment.length.rawValue > 30 {
      guard let expected = truth[segment.source] else { continue }
      let found = (kerbs[segment.uid] ?? []).map {
        "\($0.side.rawValue) \($0.kind.rawValue) \($0.forward ? "forward" : "backward")"
      }
      #expect(Set(found) == expected, "\(segment.source)")
    }
  }

  @Test func pairsAreThoseOfTheTruth() throws {
    let sample = ReadSample.district
    let build = try NetworkBuilder().build(ways: sample.ways())
    let paired = Set(sample.rows("truth/pairs.csv").compactMap { $0["way"] })
    let wrong = build.network.segments.filter {
      $0.length.rawValue > 30 && ($0.pair != nil) != paired.contains($0.source)
    }
    #expect(wrong.isEmpty, "\(wrong.map { "\($0.source) \($0.attributes.name ?? "") \($0.length.rawValue)" })")
  }

  /// Every kerb of the bureau's roads has a chief of the lowest level at every hour, and no two at once.
  @Test(arguments: ReadSample.small) func chiefsLeaveNoGapAndNeverMeet(scale: SampleScale) throws {
    let sample = ReadSample.standard(scale)
    let network = try NetworkBuilder().build(ways: sample.ways()).network
    // A segment of several ways, joined where nothing else meets them, names them all.
    var segments: [String: [SegmentUID]] = [:]
    for segment in network.segments {
      for way in segment.source.split(separator: ";") { segments[String(way), default: []].append(segment.uid) }
    }
    let rows = sample.rows("chiefs.csv").enumerated().map { index, row in
      let ways = (row["ways"] ?? "").split(separator: " ").flatMap { segments[String($0)] ?? [] }
      let shift = row["shift"] ?? ""
      return DutyRosterRow(
        place: "line \(index + 2)", chief: row["chief"] ?? "", name: row["name"] ?? "", level: row["level"],
        reach: ways.isEmpty ? .road(name: row["road"] ?? "") : .segments(ways),
        side: DutySide(rawValue: row["side"] ?? "") ?? .both, shift: shift.isEmpty ? nil : shift,
        validFrom: row["valid_from"])
    }
    let outcome = DutyBuilder(network).build(rows)
    #expect(outcome.problems.isEmpty, "\(outcome.problems)")
    var check = DutyCheck()
    check.level = "三级"
    let report = check.report(outcome.duties, on: network)
    #expect(report.gaps.isEmpty && report.overlaps.isEmpty && report.conflicts.isEmpty && report.unknown.isEmpty)
    #expect(report.held == report.scope)
  }
}
