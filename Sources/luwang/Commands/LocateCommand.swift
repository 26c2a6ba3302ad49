import ArgumentParser
import Casework
import CityImport
import Foundation
import GeoTypes
import Interchange
import Store

/// `luwang locate`
struct LocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locate",
    abstract: "Tell the unit grid, divisions, zone, road, side and chief of points.",
    discussion: """
      Examples:
        luwang locate city.gpkg 117.12,36.65
        luwang locate city.gpkg -i points.csv --input-crs EPSG:4490 --format csv
        phone-positions | luwang locate city.gpkg -i - --input-format ndjson --input-crs gcj02

      One answer a point, in input order; what is missing is null with a reason. A line that cannot be read is answered
      by an error with its number. Points on the command line are in the city's own frame (WGS 84 or CGCS2000). Points
      west of Greenwich go behind --, as in: luwang locate porto.gpkg -- -8.61,41.15
      """)

  @Argument(help: "The city file.")
  var city: URL

  @Argument(help: "Points as LON,LAT in degrees.")
  var points: [String] = []

  @Option(help: "Answer only the first so many points of the input.")
  var first: Int?

  @Option(help: "When, as 2026-01-31T08:30+08:00; names the chiefs on duty then.")
  var time: String?

  @Option(help: "Vertical order of the road, 0 on the ground, where roads lie above each other.")
  var level: Int?

  @OptionGroup var options: PointOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard points.isEmpty || options.input == nil else {
      throw Outcome.badInput("points are given both as arguments and by -i: give one of them")
    }
    let positions = try points.map(LocateCommand.position)
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    let clock = try file.clockOffset()
    let time = try time.map { try CityTime($0, cityOffset: clock) }
    let locator = try Locator(file.locatorIndex(), options: options.locatorOptions())
    var sink = try AnswerSink.open(nil)
    let csv =
      try options.answersCSV()
      ? CSVWriter(columns: ["id", "lon", "lat"] + Location.columns + ["error"], to: &sink) : nil
    if options.input == nil && positions.isEmpty { throw Outcome.badInput("no points: give LON,LAT or -i FILE") }
    for position in positions {
      let location = locator.location(at: position, level: level, time: time)
      try write(location, id: nil, position, csv, to: &sink)
    }
    let faults = options.input == nil ? 0 : try answerStream(locator, time, csv, &sink)
    try sink.finish()
    if faults > 0 { common.warning("\(faults) lines could not be read; their answers are errors") }
    if faults > 0 && options.strict { throw Outcome(code: .partial) }
  }

  private func answerStream(
    _ locator: borrowing Locator, _ time: CityTime?, _ csv: CSVWriter?, _ sink: inout AnswerSink
  ) throws -> Int {
    var stream = try options.stream()
    var faults = 0
    var count = 0
    while count < first ?? .max, let row = try stream.next() {
      count += 1
      switch row.position {
      case .success(let position):
        let location = locator.location(at: position, level: row.level ?? level, time: time)
        try write(location, id: row.id, position, csv, to: &sink)
      case .failure(let fault):
        faults += 1
        try AnswerFault(row, fault).write(columns: Location.columns.count, csv, to: &sink)
      }
    }
    return faults
  }

  private func write(
    _ location: Location, id: String?, _ position: LonLat, _ csv: CSVWriter?, to sink: inout AnswerSink
  ) throws {
    if let csv {
      try csv.write(
        [id ?? "", "\(position.longitude)", "\(position.latitude)"] + location.row + [""], to: &sink)
    } else {
      let head: [(String, PropertyValue)] = [
        ("lon", .number(position.longitude)), ("lat", .number(position.latitude)),
      ]
      let name: [(String, PropertyValue)] = id.map { [("id", .text($0))] } ?? []
      try NDJSONWriter.write(name + head + location.members, to: &sink)
    }
  }

  /// Reads `117.12,36.65`.
  static func position(_ text: String) throws -> LonLat {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let longitude = parts[0], let latitude = parts[1] else {
      throw Outcome.badInput("\(text): is not a point; give LON,LAT in degrees, such as 117.12,36.65")
    }
    let position = LonLat(longitude, latitude)
    guard position.isValid else { throw Outcome.badInput("\(text): \(ShapeError.positionOutOfRange(position))") }
    return position
  }
}

/// The answer to a line that could not be read.
struct AnswerFault {
  private let row: PointStream.Row
  private let text: String

  init(_ row: PointStream.Row, _ fault: PointStream.Fault) {
    self.row = row
    text = fault.description
  }

  /// Writes it with its line, behind as many empty answers as the others have.
  func write(columns: Int, _ csv: CSVWriter?, to sink: inout AnswerSink) throws {
    if let csv {
      let empty = Array(repeating: "", count: columns)
      try csv.write([row.id ?? "", "", ""] + empty + [text], to: &sink)
    } else {
      let line = row.place.split(separator: " ").last.flatMap { Int64($0) }
      var members: [(String, PropertyValue)] = [("error", .text(text)), ("line", line.map { .integer($0) } ?? .null)]
      if let id = row.id { members.insert(("id", .text(id)), at: 0) }
      try NDJSONWriter.write(members, to: &sink)
    }
  }
}
