import Foundation
import Plans
import RoadNetwork
import Store

/// Fleets and rules out of their files (Docs/FileFormats.md, "Fleet JSON" and "Rules JSON").
enum WorkIntake {
  static func fleet(_ file: URL, _ context: inout ImportContext) throws -> Fleet {
    let fleet = try Fleet(json: TextFile.read(file).utf8, file: file.relativePath)
    let count = fleet.vehicles.count
    try context.record(.vehicle, file, frame: nil, read: count, written: count)
    return fleet
  }

  static func rules(_ files: [URL], _ context: inout ImportContext) throws -> [WorkRules] {
    var all: [WorkRules] = []
    for file in files {
      let rules = try WorkRules(json: TextFile.read(file).utf8, file: file.relativePath)
      guard !all.contains(where: { $0.kind == rules.kind }) else {
        throw ImportError.file(
          file: file.relativePath, reason: "holds rules for \(rules.kind.rawValue), as another --rules does",
          remedy: "give one file for each kind of work")
      }
      let count = WorkRules.rowNames([rules.kind: rules]).count
      try context.record(.rule, file, frame: nil, read: count, written: count)
      all.append(rules)
    }
    return all
  }
}

extension WorkRules {
  /// A name for each row that the rules are in the city file, by which two states of them are compared.
  static func rowNames(_ rules: [WorkKind: WorkRules]) -> [String] {
    WorkKind.allCases.compactMap { rules[$0] }.flatMap { rules -> [String] in
      let kind = rules.kind.rawValue
      let classes = rules.classes.keys.sorted().map { "\(kind) class \($0.rawValue)" }
      let loads = rules.loads.indices.map { "\(kind) load \($0)" }
      let segments = rules.segments.enumerated().map { "\(kind) segment \($1.segment.rawValue) \($0)" }
      return [kind] + loads + classes + segments
    }
  }
}
