import ArcInstances
import ArcRouting
import ArgumentParser
import Foundation

/// An instance file as the commands name it.
struct ArcFile: ParsableArguments {
  @Argument(help: "The instance.")
  var file: URL

  @Option(help: "For windy rural postmen: how many share the work so that the longest tour is short.")
  var vehicles: Int?

  /// Reads the instance. - Throws: `Outcome` that names the file.
  func read() throws -> ArcInstance { try Self.read(file, vehicles: vehicles) }

  static func read(_ file: URL, vehicles: Int?) throws -> ArcInstance {
    if let vehicles, !(1...10_000).contains(vehicles) {
      throw Outcome.badInput("--vehicles \(vehicles): give 1 to 10000")
    }
    let bytes = [UInt8](try Data(contentsOf: file))
    do throws(InstanceError) { return try ArcInstance(reading: bytes, vehicles: vehicles) } catch {
      throw Outcome.badInput("\(file.relativePath): \(error)")
    }
  }
}

extension ArcInstance {
  /// How many things are to be served, passes counted apart.
  var serviceCount: Int {
    problem.requiredNodes.count + problem.links.reduce(0) { $0 + ($1.service?.passes ?? 0) }
  }

  /// Its size in words.
  var summary: String {
    let limit = problem.capacity.map { ", capacity \($0)" } ?? ""
    let sites = problem.facilities.isEmpty ? "" : ", \(problem.facilities.count) facilities"
    return
      "\(problem.name): \(problem.nodeCount) nodes, \(problem.links.count) links, \(serviceCount) services\(limit)\(sites)"
  }
}
