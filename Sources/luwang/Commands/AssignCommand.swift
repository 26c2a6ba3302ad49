import ArgumentParser
import Casework
import CityImport
import Foundation
import GeoTypes
import Interchange
import Store

/// `luwang assign`
struct AssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Hand incidents to their unit grid and road chief.",
    discussion: """
      Example: luwang assign city.gpkg -i incidents.csv -o assigned.csv --format csv

      One answer an incident, in input order, with what the input said of it. Times in the input name the chiefs on duty
      then. Department and deadline are null (no_catalogue) until the city has a catalogue of cases.
      """)

  @Argument(help: "The city file.")
  var city: URL

  @Option(name: .shortAndLong, help: "The file to write; it appears whole or not at all. Default: standard output.")
  var output: URL?

  @OptionGroup var options: PointOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var stream = try options.stream()
    var sink = try AnswerSink.open(output)
    let (locatorOptions, answersCSV) = (try options.locatorOptions(), try options.answersCSV())
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    let prepared = try file.prepared()
    for warning in prepared.warnings { common.warning("\(city.relativePath): \(warning)") }
    let assigner = IncidentAssigner(try Locator(prepared.index, options: locatorOptions))
    let clock = try file.clockOffset()
    let answers = Array(IncidentAssignment.columns.dropFirst())
    let given = stream.columns.filter { !answers.contains($0) && $0 != "id" }
    let csv = try answersCSV ? CSVWriter(columns: ["id"] + given + answers + ["error"], to: &sink) : nil
    var tally = Tally()
    while let row = try stream.next() {
      tally.count(row)
      switch IncidentRow(row, of: stream.file, number: tally.read, clock: clock).incident {
      case .success(let incident):
        let assignment = assigner.assign(incident)
        tally.count(assignment)
        if let csv {
          let passed = given.map { row.properties[$0]?.asText ?? "" }
          try csv.write([incident.id] + passed + assignment.row.dropFirst() + [""], to: &sink)
        } else {
          try NDJSONWriter.write(assignment.members(passing: row.properties), to: &sink)
        }
      case .failure(let fault):
        tally.faults += 1
        // Two of the empty answers stand for the position.
        try AnswerFault(row, fault).write(columns: given.count + answers.count - 2, csv, to: &sink)
      }
    }
    try sink.finish()
    if common.json && output != nil {
      Console.data(try JSONText.pretty(tally))
    } else {
      common.note(tally.summary + (output.map { ", written to \($0.relativePath)" } ?? ""))
    }
    if tally.faults > 0 && options.strict { throw Outcome(code: .partial) }
  }

  /// How many incidents found what.
  private struct Tally: Encodable {
    var read = 0
    var faults = 0
    private var withGrid = 0
    private var withRoad = 0
    private var withChief = 0

    enum CodingKeys: String, CodingKey {
      case read = "incidents"
      case faults = "unreadable"
      case withGrid = "with_grid"
      case withRoad = "with_road"
      case withChief = "with_chief"
    }

    mutating func count(_: PointStream.Row) { read += 1 }

    mutating func count(_ assignment: IncidentAssignment) {
      if assignment.location.grid != nil { withGrid += 1 }
      if assignment.location.segment != nil { withRoad += 1 }
      if !assignment.location.chiefs.isEmpty { withChief += 1 }
    }

    var summary: String {
      "assign: \(read) incidents, \(withGrid) with a unit grid, \(withRoad) on a road, \(withChief) with a chief"
        + (faults == 0 ? "" : ", \(faults) lines could not be read")
    }
  }
}
