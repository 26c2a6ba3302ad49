import Casework
import CityImport
import Foundation
import GeoTypes
import Grid
import RoadNetwork
import Store
import TestKit
import Testing

/// The index beside a city is believed only where it fits, and made again where it does not.
@Suite struct CityIndexTests {
  private static let parts = [
    "areas.codes", "areas.faults", "division.coverage", "segment.answers", "segment.faults", "segment.nearest",
    "unit_grid.coverage", "zone.areas",
  ]

  private func answers(_ index: LocatorIndex) throws -> [Location] {
    let locator = try Locator(index)
    var random = SeededGenerator(seed: 3)
    return (0..<200).map { _ in
      locator.location(
        at: LonLat(Double.random(in: 116.99...117.04, using: &random), Double.random(in: 36.59...36.63, using: &random))
      )
    }
  }

  @Test func isWrittenOnceAndBelieved() throws {
    let city = try SampleCityFile()
    let first = try city.prepared()
    #expect(
      first.built == ["unit_grid.coverage", "division.coverage", "zone.areas", "areas.codes", "areas.faults"]
        + ["segment.nearest", "segment.answers", "segment.faults"])
    #expect(first.warnings.isEmpty, "\(first.warnings)")
    #expect(city.parts == Self.parts)
    let second = try city.prepared()
    #expect(second.built.isEmpty)
    let wanted = try answers(first.index)
    #expect(try answers(second.index) == wanted)
    #expect(wanted.contains { $0.grid != nil } && wanted.contains { !$0.chiefs.isEmpty })
  }

  /// Every file in turn: missing, cut off, a byte turned over, that of another city, and no index at all.
  @Test(arguments: parts) func whatDoesNotFitIsMadeAgain(part: String) throws {
    let city = try SampleCityFile()
    let wanted = try answers(city.prepared().index)
    let whole = try Data(contentsOf: city.part(part))
    var random = SeededGenerator(seed: 11)
    var others: [Data?] = [nil, Data(), whole.prefix(100), whole.dropLast(), Data("SQLite format 3".utf8)]
    for _ in 0..<4 {
      var turned = whole
      turned[Int.random(in: 0..<whole.count, using: &random)] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
      others.append(turned)
    }
    for other in others {
      try? FileManager.default.removeItem(at: city.part(part))
      try other?.write(to: city.part(part))
      let prepared = try city.prepared()
      #expect(!prepared.built.isEmpty, "\(part): \(other?.count ?? -1) bytes")
      #expect(try answers(prepared.index) == wanted)
      #expect(try Data(contentsOf: city.part(part)) == whole)
    }
  }

  @Test func aChangedLayerIsReadAgain() throws {
    let city = try SampleCityFile()
    _ = try city.prepared()
    let file = try CityFile.open(city.url)
    let chiefs = try file.all(.chiefs).map { chief in
      var renamed = chief
      renamed.name += "新"
      return renamed
    }
    try file.write { try $0.replace(.chiefs, with: chiefs) }
    try file.close()
    let prepared = try city.prepared()
    #expect(prepared.built == ["segment.nearest", "segment.answers", "segment.faults"])
    let names = try answers(prepared.index).flatMap(\.chiefs).compactMap(\.name)
    #expect(!names.isEmpty && names.allSatisfy { $0.hasSuffix("新") })
    #expect(try city.prepared().built.isEmpty)
  }

  /// A city made anew counts its changes from the start: its counters alone would fit the old index.
  @Test func theIndexOfAnotherCityIsRefused() throws {
    let cities = try (0..<2).map { number in
      let city = try SampleCityFile()
      let file = try CityFile.open(city.url)
      let cells = try file.all(.cells)
      try file.write { try $0.replace(.cells, with: number == 0 ? cells : Array(cells.dropLast())) }
      try file.close()
      return city
    }
    _ = try cities[0].prepared()
    try FileManager.default.moveItem(atPath: cities[0].url.path + ".index", toPath: cities[1].url.path + ".index")
    #expect(try cities[1].prepared().built.contains("unit_grid.coverage"))
  }

  /// Cells that overlap after an edit are told, at the first start and at the next ones.
  @Test func aBrokenLayerIsTold() throws {
    let city = try SampleCityFile()
    let file = try CityFile.open(city.url)
    var cells = try file.all(.cells)
    cells[1].polygon = cells[0].polygon
    try file.write { try $0.replace(.cells, with: cells) }
    try file.close()
    for start in 0..<2 {
      let prepared = try city.prepared()
      #expect(prepared.built.isEmpty == (start == 1))
      #expect(prepared.warnings.first?.contains("unit_grid is not sound") == true, "\(prepared.warnings)")
      #expect(prepared.warnings.first?.contains("I01 \(cells[0].code), \(cells[1].code)") == true)
    }
  }

  @Test func aFolderThatCannotBeMadeCostsNoAnswer() throws {
    let city = try SampleCityFile()
    // A file where the folder should be stands for all that forbids one, also to a user who may do anything.
    try Data().write(to: URL(fileURLWithPath: city.url.path + ".index"))
    let wanted = try answers(SampleCityFile().prepared().index)
    for _ in 0..<2 {
      let prepared = try city.prepared()
      #expect(prepared.built.count == 8 && prepared.warnings.isEmpty)
      #expect(try answers(prepared.index) == wanted)
    }
  }

  @Test func startsAtOnceDoNoHarm() async throws {
    let city = try SampleCityFile()
    let wanted = try answers(SampleCityFile().prepared().index)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 { group.addTask { try answers(city.prepared().index) == wanted } }
      for try await isSame in group { #expect(isSame) }
    }
    #expect(city.parts == Self.parts)
    #expect(try city.prepared().built.isEmpty)
  }
}
