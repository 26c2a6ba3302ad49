import ArgumentParser
import Foundation
import GeoTypes
import RoadNetwork
import Routing

/// Who drives, and what is different on the roads today.
struct DriveOptions: ParsableArguments {
  @Option(help: "The vehicle: a name or the path of a JSON file.")
  var profile = "sweeper"

  @Option(help: "curb: start and end on the side of the point; any: on either side.")
  var approach = "any"

  @Option(help: "How far a road may lie from a point, in metres.")
  var reach = 50.0

  @Option(help: "Segments that are closed today: their numbers with commas between.")
  var close: String?

  @Option(help: "Slower or faster than usual today: UID=FACTOR or CLASS=FACTOR of speed, with commas between.")
  var slow: [String] = []

  /// The options as the search takes them.
  struct Drive {
    var profile: VehicleProfile
    var approach: RoadPlace.Approach
    var reach: Meters
    var conditions: RoadConditions
  }

  func drive() throws -> Drive {
    guard let approach = RoadPlace.Approach(rawValue: approach) else {
      throw Outcome.badInput("--approach \(approach): give curb or any")
    }
    guard reach.isFinite, (0...100_000).contains(reach) else {
      throw Outcome.badInput("--reach \(reach): give metres from 0 to 100000")
    }
    var conditions = RoadConditions(closed: try PlanInputs.closures(close, option: "--close"))
    for entry in slow.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) }) {
      try DriveOptions.add(entry, to: &conditions)
    }
    return Drive(
      profile: try VehicleProfile(named: profile), approach: approach, reach: Meters(reach), conditions: conditions)
  }

  /// Reads `arterial=0.6` or `12=0.5`.
  private static func add(_ entry: Substring, to conditions: inout RoadConditions) throws {
    let parts = entry.split(separator: "=", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard parts.count == 2, let factor = Double(parts[1]), factor > 0, factor <= 10 else {
      throw Outcome.badInput(
        "--slow \(entry): give the number of a segment or a road class, =, and what its speed is multiplied by, above 0 "
          + "and at most 10, such as arterial=0.6")
    }
    if let roadClass = RoadClass(rawValue: parts[0]) {
      conditions.classFactors[roadClass] = factor
    } else if let number = Int64(parts[0]) {
      conditions.segmentFactors[SegmentUID(rawValue: number)] = factor
    } else {
      throw Outcome.badInput(
        "--slow \(entry): '\(parts[0])' is neither the number of a segment nor one of "
          + RoadClass.allCases.map(\.rawValue).joined(separator: ", "))
    }
  }
}
