import Foundation
import Glibc
import RoadNetwork
import Routing

/// How much memory is taken at most while a city's streets are made ready for searches, network and file aside.
struct StreetMemory {
  /// How many turns the city has, whatever the vehicle.
  let turnCount: Int
  /// While turns, and the arcs and turns of a vehicle, are found.
  let graphBytes: Int
  /// While the hierarchy is built on them and takes their weights.
  let hierarchyBytes: Int

  /// Builds all of it on one thread, and watches how far the process grows; `nil` where the system does not tell.
  /// - Throws: `RoutingError`.
  init?(_ network: StreetNetwork, profile: VehicleProfile) throws {
    guard let graphMeter = PeakMeter() else { return nil }
    let streets = try StreetTurns(network)
    let graph = try ArcGraph(streets, network, profile: profile)
    graphBytes = graphMeter.growth
    turnCount = streets.turnCount
    guard let hierarchyMeter = PeakMeter() else { return nil }
    let index = try DriveIndex(StreetHierarchy(streets, nodes: network.nodes), graph)
    hierarchyBytes = graphMeter.kept(before: hierarchyMeter) + hierarchyMeter.growth
    withExtendedLifetime(index) {}
  }

  /// Tells the bytes of each turn.
  func add(to figures: inout BenchFigures) {
    figures.add("city_turns", turnCount)
    figures.add("graph_peak_bytes_per_turn", Double(graphBytes) / Double(max(1, turnCount)))
    figures.add("index_peak_bytes_per_turn", Double(hierarchyBytes) / Double(max(1, turnCount)))
  }
}

/// How far a process grows from now on: pages that it holds, so that what an allocator keeps for later counts as well.
private struct PeakMeter {
  private let start: Int

  init?() {
    PeakMeter.returnFreeMemory()
    // Makes the peak that is known what is held now (proc(5)).
    guard (try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))) != nil,
      let start = PeakMeter.bytes(of: "VmRSS")
    else { return nil }
    self.start = start
  }

  /// So that what is taken next counts, and is not what was taken before (malloc_trim(3), which Swift does not import).
  private static func returnFreeMemory() {
    guard let trim = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(trim, to: (@convention(c) (Int) -> Int32).self)(0)
  }

  var growth: Int { max(0, (PeakMeter.bytes(of: "VmHWM") ?? start) - start) }

  /// What is held since this one's start at the start of another.
  func kept(before other: PeakMeter) -> Int { max(0, other.start - start) }

  private static func bytes(of key: String) -> Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("\(key):") }),
      let kibibytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    return kibibytes * 1024
  }
}
