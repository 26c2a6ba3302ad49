import GeoTypes
import Plans
import RoadNetwork
import Testing

@testable import CityImport

struct WorkReferencesTests {
  private static func references(_ kind: FacilityKind, fleet: Fleet? = nil) -> WorkReferences {
    let facility = Facility(id: "F1", name: "F1", kind: kind, position: Vertex(x: 0, y: 0))
    return WorkReferences(facilities: [facility], network: nil, fleet: fleet)
  }

  private static func rules(_ kind: WorkKind) -> WorkRules {
    var only = KerbRule()
    only.vehicle = 8
    var rules = WorkRules(kind: kind, classes: [.branch: only])
    rules.loads = [LoadRule(name: "x", perKilometer: 1, reset: .dump)]
    return rules
  }

  @Test func loadsNeedAPlaceThatSetsThemBack() {
    #expect(Self.references(.water).faults(of: Self.rules(.sweep)).map(\.kind) == ["rule_without_facility"])
    #expect(Self.references(.dump).faults(of: Self.rules(.sweep)).isEmpty)
  }

  @Test func vehiclesAreThoseOfTheFleetAndOnPatrolChiefs() {
    let fleet = Fleet(vehicles: [FleetVehicle(id: 7, profile: "sweeper")])
    let references = Self.references(.dump, fleet: fleet)
    #expect(references.faults(of: Self.rules(.sweep)).map(\.kind) == ["rule_unknown_vehicle"])
    #expect(references.faults(of: Self.rules(.patrol)).isEmpty)
  }
}
