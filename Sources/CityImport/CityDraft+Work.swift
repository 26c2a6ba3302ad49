import Foundation
import Plans
import RoadNetwork
import Store

extension CityDraft {
  /// Fleet and rules. With `append`, vehicles are added to the fleet; the rules of a kind of work are always replaced
  /// together, since they only mean something together.
  mutating func takeWork(_ reading: InputReading, _ old: ExistingCity, _ context: inout ImportContext) {
    if let given = reading.fleet {
      let ids = Set(given.vehicles.map(\.id))
      let before = context.request.append ? old.fleet : nil
      fleet = Fleet(
        description: given.description ?? before?.description,
        vehicles: (before?.vehicles ?? []).filter { !ids.contains($0.id) } + given.vehicles)
    }
    for given in reading.rules { rules[given.kind] = given }
    let references = WorkReferences(
      facilities: facilities ?? old.facilities, network: network ?? old.network, fleet: fleet ?? old.fleet)
    if let fleet, let file = context.request.fleet {
      for fault in references.faults(of: fleet) {
        context.warn(fault.kind, file.lastPathComponent, fault.place, text: fault.text)
      }
    }
    for (given, file) in zip(reading.rules, context.request.rules) {
      for fault in references.faults(of: given) {
        context.warn(fault.kind, file.lastPathComponent, fault.place, text: fault.text)
      }
    }
  }
}
