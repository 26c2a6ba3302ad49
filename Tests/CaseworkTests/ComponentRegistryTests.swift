import Casework
import GeoTypes
import RoadNetwork
import TestKit
import Testing

@Suite("Registering components")
struct ComponentRegistryTests {
  /// West of step 100 lies one district, east of it the other, beyond 200 none.
  private func surroundings(_ vertex: Vertex) -> ComponentSurroundings {
    let east = SmallTown.vertex(200, 0).x
    let district = vertex.x < SmallTown.vertex(100, 0).x ? "370102" : vertex.x < east ? "370103" : nil
    return ComponentSurroundings(
      district: district, unitGrid: district.map { "\($0)001001001" }, segment: SmallTown.uid(1), side: .left)
  }

  private func register(
    _ rows: [ComponentRow], previous: [Component] = [], retired: [String] = [],
    profile: ComponentCodeProfile = .sixTwoTwoSix
  ) -> ComponentIntake {
    ComponentRegistry(profile: profile, catalogue: .standard, previous: previous, retired: retired)
      .register(rows, surroundings: surroundings)
  }

  private func row(
    _ number: Int, id: String? = nil, _ componentClass: String? = "01", _ subclass: String? = "02", x: Double = 50,
    source: String? = nil
  ) -> ComponentRow {
    ComponentRow(
      place: "line \(number)", id: id, componentClass: componentClass, subclass: subclass,
      position: SmallTown.vertex(x, Double(number) / 100), source: source ?? "f.csv#\(number)", managedBy: "m")
  }

  @Test func numbersGoOnFromTheHighest() {
    let intake = register(
      [
        row(1), row(2, id: "3701020102000040"), row(3), row(4, "21", "01"), row(5, x: 150),
      ], retired: ["3701020102000045"])
    let numbers = Dictionary(uniqueKeysWithValues: intake.components.map { ($0.source, $0.id) })
    #expect(numbers["f.csv#1"] == "3701020102000046")
    #expect(numbers["f.csv#2"] == "3701020102000040")
    #expect(numbers["f.csv#3"] == "3701020102000047")
    #expect(numbers["f.csv#4"] == "3701022101000001")
    #expect(numbers["f.csv#5"] == "3701030102000001")
    #expect(intake.issues.isEmpty)
    #expect(intake.allottedCount == 4)
    #expect(intake.components.map(\.id) == intake.components.map(\.id).sorted())
    #expect(intake.components.allSatisfy { $0.segment == SmallTown.uid(1) && $0.side == .left && $0.unitGrid != nil })
  }

  @Test func whatIsRefused() {
    let intake = register(
      [
        row(1, id: "370102010200000"), row(2, nil, nil), row(3, "77", "01"), row(4, "01", "77"),
        row(5, id: "3701020103000001"), row(6, id: "3701020102000001"), row(7, id: "3701020102000001"),
        row(8, id: "3701020102000009"), row(9, x: 250), row(10, id: "3701027701000001", nil, nil),
      ], retired: ["3701020102000009"])
    #expect(
      intake.issues.map(\.problem) == [
        .code(.malformed(id: "370102010200000", profile: "6-2-2-6")), .classMissing, .classUnknown("77"),
        .subclassUnknown(componentClass: "01", subclass: "77"), .classDisagrees(row: "01-02", id: "01-03"),
        .numberTwice(firstPlace: "line 6"), .numberRetired, .districtMissing, .classUnknown("77"),
      ])
    #expect(intake.issues.map(\.place).last == "line 10")
    #expect(intake.refusedCount == 9)
    #expect(intake.components.map(\.id) == ["3701020102000001"])
    for issue in intake.issues { #expect(issue.description.hasPrefix(issue.place + ": component ")) }
  }

  @Test func aWrongDistrictIsAWarning() {
    let intake = register([row(1, id: "3701030102000001"), row(2, id: "3701030102000002", x: 250)])
    #expect(
      intake.issues.map(\.problem) == [
        .districtDisagrees(id: "370103", found: "370102"), .outsideDistricts(id: "370103"),
      ])
    #expect(intake.refusedCount == 0)
    #expect(intake.components.count == 2)
  }

  @Test func theLastNumberIsTheLast() {
    let intake = register([row(1), row(2, id: "3701020102999998"), row(3)])
    #expect(intake.components.map(\.id) == ["3701020102999998", "3701020102999999"])
    #expect(
      intake.issues.map(\.problem) == [
        .code(.sequenceExhausted(district: "370102", componentClass: "01", subclass: "02", last: 999_999))
      ])
  }

  @Test func theOtherLayout() {
    let intake = register([row(1, id: "3701020100200001"), row(2)], profile: .sixTwoThreeFive)
    #expect(intake.components.map(\.id) == ["3701020100200001", "3701020100200002"])
    #expect(intake.components.map(\.subclass) == ["02", "02"])
  }

  @Test func rowsWithoutNumberAreRecognised() {
    let first = register([row(1, source: "osm:node/1"), row(2, source: "osm:node/2"), row(3, source: "osm:node/3")])
    var moved = row(1, source: "osm:node/1")
    moved.position.x += 2000
    var carriedFar = row(2, source: "osm:node/2")
    carriedFar.position.x += 20_000
    let renamed = row(3, source: "g.csv#9")
    let second = register([renamed, carriedFar, moved], previous: first.components)
    let numbers = Dictionary(uniqueKeysWithValues: second.components.map { ($0.source, $0.id) })
    #expect(numbers["osm:node/1"] == first.components[0].id)
    #expect(numbers["g.csv#9"] == first.components[2].id)
    #expect(numbers["osm:node/2"] == "3701020102000004")
    #expect(second.recognisedCount == 2)
    #expect(second.retired == [first.components[1].id])
  }

  @Test func aNumberThatARowBringsIsNotGivenToAnother() {
    let first = register([row(1, source: "a")])
    let second = register(
      [row(1, source: "a"), row(1, id: first.components[0].id, source: "b")], previous: first.components)
    #expect(second.components.map(\.source) == ["b", "a"])
    #expect(second.components.map(\.id) == ["3701020102000001", "3701020102000002"])
    #expect(second.recognisedCount == 0)
  }

  /// Over many imports no number ever stands for two components, and no retired one comes back.
  @Test(arguments: UInt64(0)..<6) func numbersAreGivenOnce(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var sourceOfNumber: [String: String] = [:]
    var previous: [Component] = []
    var retired: Set<String> = []
    for _ in 0..<12 {
      let chosen = (0..<40).filter { _ in random.int(in: 0...3) > 0 }.shuffled(using: &random)
      let rows = chosen.map { number in
        let known = previous.first { $0.source == "s\(number)" }
        return row(
          number, id: random.int(in: 0...2) == 0 ? known?.id : nil, "01", number % 2 == 0 ? "02" : "03",
          x: Double(number) * 4, source: "s\(number)")
      }
      let intake = register(rows, previous: previous, retired: Array(retired))
      #expect(intake.issues.isEmpty, "seed \(seed)")
      #expect(Set(intake.components.map(\.id)).count == rows.count, "seed \(seed)")
      for component in intake.components {
        #expect(!retired.contains(component.id), "seed \(seed): \(component.id) came back")
        #expect(
          sourceOfNumber.updateValue(component.source, forKey: component.id) ?? component.source == component.source,
          "seed \(seed): \(component.id) stands for two")
      }
      let known = Set(previous.map(\.source)).intersection(rows.map(\.source))
      for source in known {
        #expect(
          previous.first { $0.source == source }?.id == intake.components.first { $0.source == source }?.id,
          "seed \(seed): \(source) lost its number")
      }
      retired.formUnion(intake.retired)
      previous = intake.components
    }
  }

  @Test func withTheLocator() throws {
    let locator = try Locator(SmallTown.index())
    let rows = [
      row(1),
      ComponentRow(
        place: "line 2", componentClass: "01", subclass: "02", position: SmallTown.vertex(55, 26), source: "b"),
    ]
    let intake = ComponentRegistry(profile: .sixTwoTwoSix, catalogue: .standard)
      .register(rows) { locator.surroundings(of: $0) }
    #expect(intake.components.map(\.unitGrid) == ["370102001001046", "370102001001026"])
    #expect(intake.components.map(\.segment) == [nil, SmallTown.uid(1)])
    #expect(intake.components[1].side == .left)
    #expect(intake.withoutManagerCount == 1)
  }
}
