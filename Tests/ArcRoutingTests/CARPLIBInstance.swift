import ArcRouting
import Foundation

/// A capacitated problem read from a file of the CARPLIB form: `( 1, 2)  coste 13 demanda 1`.
struct CARPLIBInstance {
  let problem: ArcRoutingProblem
  let costs: DenseTravelCosts

  struct Malformed: Error { let line: String }

  init(_ text: String) throws {
    var fields: [String: Int] = [:]
    var arcs: [TravelArc] = []
    var tasks: [ServiceTask] = []
    for line in text.split(whereSeparator: \.isNewline).map(String.init) {
      let numbers = line.split { !$0.isNumber }.compactMap { UInt32($0) }
      if line.contains("coste") {
        guard numbers.count >= 3, numbers[0] > 0, numbers[1] > 0 else { throw Malformed(line: line) }
        let (a, b) = (Place(numbers[0] - 1), Place(numbers[1] - 1))
        let leg = TravelLeg(duration: 0, distance: 0, cost: numbers[2])
        arcs += [TravelArc(from: a, to: b, leg), TravelArc(from: b, to: a, leg)]
        guard numbers.count == 4 else { continue }
        tasks.append(
          .edge("\(tasks.count)", a, b, cost: Int64(numbers[2]), loads: [Int64(numbers[3])]))
      } else if let colon = line.firstIndex(of: ":"),
        let value = Int(
          line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
      {
        fields[line[..<colon].trimmingCharacters(in: .whitespaces)] = value
      }
    }
    guard let places = fields["VERTICES"], let capacity = fields["CAPACIDAD"], let depot = fields["DEPOSITO"] else {
      throw Malformed(line: "VERTICES, CAPACIDAD and DEPOSITO are needed")
    }
    let home = Place(UInt32(depot - 1))
    costs = try DenseTravelCosts(placeCount: places, arcs: arcs)
    problem = try ArcRoutingProblem(
      placeCount: places, tasks: tasks, vehicleTypes: [VehicleType(name: "v", capacities: [Int64(capacity)])],
      depots: [Depot(name: "depot", start: home, end: home)], loadDimensions: [LoadDimension(name: "load")])
  }
}
