import ArgumentParser
import Casework
import Foundation

/// How many points at a time are answered.
struct BulkOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The file to write; it appears whole or not at all. Default: standard output.")
  var output: URL?

  @Option(help: "Answer only these: grid,community,subdistrict,district,zone,road,segment,side,distance_m,chief.")
  var fields: String?

  @Option(help: "How many threads work; the answers are the same. Default: one a core.")
  var threads: Int?

  @Option(help: "Write the code of each unit grid by the number that binary answers give it (CSV).")
  var codes: URL?

  @Flag(help: "Tell how long reading, parsing, locating, printing and writing took.")
  var timings = false

  /// What is asked.
  func locationFields() throws -> [LocationField] {
    guard let fields else { return LocationField.allCases }
    let names = fields.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let known = try names.map { name in
      guard let field = LocationField(rawValue: name) else {
        let all = LocationField.allCases.map(\.rawValue).joined(separator: ",")
        throw Outcome.badInput("--fields \(fields): '\(name)' is not a field; give some of \(all)")
      }
      return field
    }
    guard !known.isEmpty else { throw Outcome.badInput("--fields: give at least one field, such as grid") }
    return LocationField.allCases.filter(known.contains)
  }

  /// How many threads are to work.
  func threadCount() throws -> Int {
    guard let threads else { return max(1, ProcessInfo.processInfo.activeProcessorCount) }
    guard (1...256).contains(threads) else {
      throw Outcome.badInput("--threads \(threads): give a number from 1 to 256")
    }
    return threads
  }
}
