import Plans
import RoadNetwork

/// Finds what fleets and rules name and the city has not.
struct WorkReferences {
  /// A name that leads nowhere.
  struct Fault {
    /// A stable word.
    var kind: String
    var place: String
    var text: String
  }

  private let facilities: [String: FacilityKind]
  private let segments: Set<SegmentUID>
  private let vehicles: Set<Int64>?

  /// - Parameter fleet: `nil` where the city has none, so that rules may name any vehicle.
  init(facilities: [Facility], network: StreetNetwork?, fleet: Fleet?) {
    self.facilities = Dictionary(facilities.map { ($0.id, $0.kind) }) { first, _ in first }
    segments = Set(network?.segments.map(\.uid) ?? [])
    vehicles = fleet.map { Set($0.vehicles.map(\.id)) }
  }

  /// Facilities that vehicles start or end at.
  func faults(of fleet: Fleet) -> [Fault] {
    fleet.vehicles.flatMap { vehicle in
      [("starts", vehicle.startFacility), ("ends", vehicle.endFacility)].compactMap { verb, name -> Fault? in
        guard let name, facilities[name] == nil else { return nil }
        return Fault(
          kind: "vehicle_unknown_facility", place: "vehicle \(vehicle.id)",
          text: "\(verb) at '\(name.prefix(60))', which is no facility of the city; import it with --facilities or "
            + "correct the fleet")
      }
    }
  }

  /// Segments and vehicles that rules name, and facilities that they send vehicles to.
  func faults(of rules: WorkRules) -> [Fault] {
    var faults: [Fault] = []
    let kind = rules.kind.rawValue
    for load in rules.loads where !facilities.values.contains(load.reset) {
      faults.append(
        Fault(
          kind: "rule_without_facility", place: "\(kind), load \(load.name.prefix(60))",
          text:
            "is set back at a facility of the kind \(load.reset.rawValue), of which the city has none; vehicles work "
            + "until they are full"))
    }
    for rule in rules.segments where !segments.contains(rule.segment) {
      faults.append(
        Fault(
          kind: "rule_unknown_segment", place: "\(kind), segment \(rule.segment.rawValue)",
          text: "is no segment of the city, so the rule holds for nothing"))
    }
    // On patrol the number is that of a chief.
    guard rules.kind == .sweep else { return faults }
    for (place, vehicle) in named(by: rules) where vehicles.map({ !$0.contains(vehicle) }) ?? false {
      faults.append(
        Fault(
          kind: "rule_unknown_vehicle", place: "\(kind), \(place)",
          text: "is left to vehicle \(vehicle), which the fleet has not, so nobody does it"))
    }
    return faults
  }

  private func named(by rules: WorkRules) -> [(place: String, vehicle: Int64)] {
    let classes = rules.classes.keys.sorted().map { (place: "class \($0.rawValue)", rule: rules.classes[$0]) }
    let segments = rules.segments.map { (place: "segment \($0.segment.rawValue)", rule: Optional($0.rule)) }
    return (classes + segments).compactMap { place, rule in rule?.vehicle.map { (place: place, vehicle: $0) } }
  }
}
