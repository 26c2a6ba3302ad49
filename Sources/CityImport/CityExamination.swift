import Casework
import GeoTypes
import Geometry
import Grid
import Plans
import RoadNetwork
import Store

/// What is wrong with one city.
struct CityExamination {
  private(set) var findings: [CityDoctor.Finding] = []
  private let name: String

  init(_ city: ExistingCity, name: String) throws {
    self.name = name
    if let network = city.network {
      try examine(network, city)
    } else {
      add("no_roads", text: "the city has no roads; import them with --osm or --roads")
    }
    examineAreas(city)
    examineWork(city)
  }

  private mutating func examine(_ network: StreetNetwork, _ city: ExistingCity) throws {
    for fault in network.checkInvariants() { add("network_fault", text: fault) }
    tellIslands(network)
    tellUnnamed(network)
    if !city.duties.isEmpty { tellDuties(city, network) }
    tellClosures(city, network)
    let positions = city.components.map { LonLat($0.position) }
    switch try ShiftSuspicion(network).verdict(on: positions) {
    case .shifted(let system, let asGiven, let corrected):
      add(
        "\(system.description)_suspected", place: "component",
        text: "half of the components lie within \(Figure.oneDecimal(asGiven.rawValue)) m of a road, and within "
          + "\(Figure.oneDecimal(corrected.rawValue)) m once read as \(system.description); import them again with "
          + "--input-crs \(system.description)")
    case .swapped: add("axes_swapped", place: "component", text: "longitude and latitude seem to be exchanged")
    case nil: break
    }
  }

  private mutating func tellIslands(_ network: StreetNetwork) {
    let islands = RoadIslands(network).smallerOnes
    for island in islands.prefix(CityDoctor.mostOfAKind) {
      add(
        "island", place: "segment \(island.lowest.rawValue)",
        text: "\(island.segments) segments of \(Figure.whole(island.length)) m are not connected to the rest",
        at: island.position)
    }
    if islands.count > CityDoctor.mostOfAKind {
      add("island", text: "\(islands.count - CityDoctor.mostOfAKind) more islands, all smaller")
    }
  }

  private mutating func tellUnnamed(_ network: StreetNetwork) {
    let unnamed = network.segments.filter { $0.attributes.name == nil && $0.attributes.roadClass.bureauClass != nil }
    guard !unnamed.isEmpty else { return }
    let meters = unnamed.reduce(0) { $0 + $1.length.rawValue }
    let longest = unnamed.max { ($0.length, $1.uid) < ($1.length, $0.uid) }
    add(
      "unnamed_roads", place: longest.map { "segment \($0.uid.rawValue)" },
      text: "\(unnamed.count) segments of the bureau's classes (\(Figure.kilometers(meters)) km) have no name; "
        + "the longest is given", at: longest.map { LonLat($0.line.start) })
  }

  private mutating func tellDuties(_ city: ExistingCity, _ network: StreetNetwork) {
    let report = DutyCheck().report(city.duties, on: network)
    let starts = Dictionary(uniqueKeysWithValues: network.segments.map { ($0.uid, LonLat($0.line.start)) })
    for gap in report.gaps.prefix(CityDoctor.mostOfAKind) {
      add(
        "duty_gap", place: "segment \(gap.segment.rawValue)", text: "nobody holds its \(gap.side.rawValue) side",
        at: starts[gap.segment])
    }
    if report.gaps.count > CityDoctor.mostOfAKind {
      add("duty_gap", text: "\(report.gaps.count - CityDoctor.mostOfAKind) more sides without a chief")
    }
    for sharing in report.conflicts.prefix(CityDoctor.mostOfAKind) {
      add(
        "duty_two_holders", place: "segment \(sharing.stretch.segment.rawValue)",
        text: "chiefs \(sharing.first.chief) and \(sharing.second.chief) hold one side at one level",
        at: starts[sharing.stretch.segment])
    }
    for duty in report.unknown { add("duty_unknown_segment", text: "chief \(duty.chief) holds a segment that is gone") }
  }

  private mutating func tellClosures(_ city: ExistingCity, _ network: StreetNetwork) {
    let known = Set(network.segments.map(\.uid))
    for closure in city.closures where !known.contains(closure.segment) {
      add(
        "closure_unknown_segment", place: "closure \(closure.id)",
        text: "closes segment \(closure.segment.rawValue), which is gone; delete it, or name the segment of today")
    }
  }

  private mutating func examineAreas(_ city: ExistingCity) {
    do {
      for finding in try DivisionHierarchy(city.officialDivisions).findings {
        add("division_oddity", text: finding.description)
      }
    } catch {
      add("division_fault", text: "\(error)")
    }
    guard !city.cells.isEmpty else { return }
    let inspection = GridInvariants(divisions: city.divisions, cells: city.cells).checkInvariants(
      segments: city.network?.segments ?? [], barriers: city.barriers, buildings: city.buildings)
    for finding in inspection.findings {
      let kind = "grid_\(finding.invariant.rawValue)"
      add(kind, place: finding.cells.first, text: finding.message, at: finding.place)
    }
  }

  private mutating func examineWork(_ city: ExistingCity) {
    let references = WorkReferences(facilities: city.facilities, network: city.network, fleet: city.fleet)
    let faults =
      (city.fleet.map(references.faults) ?? [])
      + WorkKind.allCases.compactMap { city.rules[$0] }.flatMap(references.faults)
    for fault in faults { add(fault.kind, place: fault.place, text: fault.text) }
    guard !city.plans.isEmpty, let network = city.network else { return }
    let revision = CityRevision.of(network: network, facilities: city.facilities, duties: city.duties)
    for plan in city.plans where plan.cityRevision != revision {
      add(
        "plan_outdated", place: plan.id,
        text: "was made from another state of roads, facilities and duties; make it again")
    }
  }

  private mutating func add(_ kind: String, place: String? = nil, text: String, at position: LonLat? = nil) {
    findings.append(
      CityDoctor.Finding(
        kind: kind, file: name, place: place, text: text, longitude: position?.longitude, latitude: position?.latitude))
  }
}
