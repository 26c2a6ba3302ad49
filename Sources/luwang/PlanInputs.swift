import CityImport
import Foundation
import GeoTypes
import Geometry
import Grid
import Planning
import Plans
import RoadNetwork
import Store

/// What planning and checking read besides the plan: the city, and the files that options name.
struct PlanInputs {
  let city: PlanCity
  let metadata: CityMetadata
  /// The vehicles that the city file holds, if any.
  let fleet: Fleet?
  private let rulesByKind: [WorkKind: WorkRules]
  private let divisions: [Division]
  private let zones: [Zone]

  init(_ url: URL) throws {
    let file = try CityFile.openReadOnly(url)
    defer { try? file.close() }
    (city, metadata, fleet, rulesByKind, divisions, zones) = try file.read { reader in
      let network = try reader.network()
      let facilities = try reader.all(.facilities)
      let duties = try reader.all(.duties)
      let revision = CityRevision.of(network: network, facilities: facilities, duties: duties)
      let city = PlanCity(
        network: network, facilities: facilities, chiefs: try reader.all(.chiefs), duties: duties, revision: revision)
      var rules: [WorkKind: WorkRules] = [:]
      for kind in WorkKind.allCases { rules[kind] = try reader.rules(for: kind) }
      return (
        city, try reader.metadata(), try reader.fleet(), rules, try reader.all(.divisions), try reader.all(.zones)
      )
    }
    guard !city.network.segments.isEmpty else {
      throw Outcome.badInput("\(url.relativePath): the city has no roads: import them with --osm or --roads")
    }
  }

  /// The rules for a kind of work that the city file holds, if any.
  func rules(for kind: WorkKind) -> WorkRules? { rulesByKind[kind] }

  /// The area of a code, or of a file.
  func area(_ name: String) throws -> PlanArea {
    if let division = divisions.first(where: { $0.code == name }) {
      return PlanArea(name: name, shape: division.area)
    }
    if let zone = zones.first(where: { $0.code == name }) { return PlanArea(name: name, shape: zone.area) }
    guard FileManager.default.fileExists(atPath: name) else {
      let known = divisions.map(\.code).sorted().prefix(5).joined(separator: ", ")
      throw Outcome.badInput(
        "--area \(name): the city has no division or zone of that code, and there is no such file; "
          + (known.isEmpty ? "it has no divisions: give a file with a polygon" : "codes are such as \(known)"))
    }
    let file = URL(fileURLWithPath: name)
    return PlanArea(name: file.lastPathComponent, shape: try AreaFile.area(file, option: "--area"))
  }

  /// The profiles that come with Luwang, and those of files.
  static func profiles(_ files: [String]) throws -> [String: VehicleProfile] {
    var profiles: [String: VehicleProfile] = [:]
    for name in VehicleProfile.standardNames { profiles[name] = try VehicleProfile.standard(name) }
    for file in files {
      let profile = try VehicleProfile(named: file.contains("/") ? file : "./\(file)")
      profiles[profile.name] = profile
    }
    return profiles
  }

  /// The segments of a list such as `12,13`.
  static func closures(_ text: String?, option: String = "--closed") throws -> Set<SegmentUID> {
    var closures: Set<SegmentUID> = []
    for word in (text ?? "").split(separator: ",") {
      guard let number = Int64(word.trimmingCharacters(in: .whitespaces)) else {
        throw Outcome.badInput("\(option): '\(word)' is no number of a segment; write them as 12,13")
      }
      closures.insert(SegmentUID(rawValue: number))
    }
    return closures
  }

  static func fleet(_ file: URL) throws -> Fleet { try Fleet(json: bytes(file), file: file.relativePath) }

  static func rules(_ file: URL) throws -> WorkRules { try WorkRules(json: bytes(file), file: file.relativePath) }

  static func plan(_ file: URL) throws -> Plan { try Plan(json: bytes(file), file: file.relativePath) }

  /// The bytes of a file, one more than may be read so that larger ones are refused with their size.
  private static func bytes(_ file: URL) throws -> Data {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isDirectory) else {
      throw Outcome.badInput("\(file.relativePath): there is no such file: check the path")
    }
    guard !isDirectory.boolValue, let handle = FileHandle(forReadingAtPath: file.path) else {
      throw Outcome.badInput("\(file.relativePath): the file cannot be read: check its kind and permissions")
    }
    defer { try? handle.close() }
    return try handle.read(upToCount: PlanFileError.greatestFile + 1) ?? Data()
  }
}
