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
        luwang locate city.gpkg -i points.csv --input-crs EPSG:4490 --fields grid,community -o answers.ndjson
        luwang locate city.gpkg -i points.lwpt -o cells.lwcn --codes codes.csv

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
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard points.isEmpty || options.input == nil else {
      throw Outcome.badInput("points are given both as arguments and by -i: give one of them")
    }
    if let first, first < 0 { throw Outcome.badInput("--first \(first): give 0 or more") }
    let positions = try points.map(LocateCommand.position)
    let fields = try bulk.locationFields()
    guard options.input != nil || !positions.isEmpty || bulk.codes != nil else {
      throw Outcome.badInput("no points: give LON,LAT or -i FILE")
    }
    let bulkOptions = try bulkOptions()
    let format = try answerFormat(bulkOptions)
    // Binary to binary is a shorter way; in the others, what is wrong with the input shows before the city is read.
    let isShort = bulkOptions.isBinary && format == .binary
    let input = try isShort ? nil : options.input.map { try BulkInput($0, bulkOptions) }
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    let clock = try file.clockOffset()
    let time = try time.map { try CityTime($0, cityOffset: clock) }
    let prepared = try file.prepared()
    for warning in prepared.warnings { common.warning("\(city.relativePath): \(warning)") }
    if let codes = bulk.codes { try CellCodeFile.write(prepared.index, to: codes) }
    if let input {
      let layout = AnswerLayout(
        prepared.index, format: format, fields: format == .binary ? [.grid] : fields, time: time)
      try answer(input, bulkOptions, layout)
    } else if isShort {
      try answerBinary(bulkOptions, prepared.index)
    } else {
      try answer(positions, prepared.index, fields, time)
    }
  }

  /// How answers are written. Binary answers are cell numbers, and nothing else.
  private func answerFormat(_ bulkOptions: BulkLocator.Options) throws -> AnswerLayout.Format {
    let usual = bulkOptions.isBinary ? "binary" : "ndjson"
    guard let format = AnswerLayout.Format(rawValue: options.format ?? usual) else {
      throw Outcome.badInput("--format \(options.format ?? ""): give ndjson, csv or binary")
    }
    guard format == .binary else { return format }
    guard options.input != nil else { throw Outcome.badInput("--format binary: answers to points of a file (-i) only") }
    guard bulk.fields == nil || bulk.fields == "grid" else {
      throw Outcome.badInput("--fields: binary answers are the unit grids only")
    }
    guard bulk.output != nil || !Console.isDataShown else {
      throw Outcome.badInput("binary answers are not for a terminal: give -o FILE or redirect the output")
    }
    return format
  }

  private func answer(
    _ positions: [LonLat], _ index: LocatorIndex, _ fields: [LocationField], _ time: CityTime?
  ) throws {
    let locator = try Locator(index, options: options.locatorOptions())
    var sink = try AnswerSink.open(bulk.output)
    let columns = ["id", "lon", "lat"] + Location.columns(of: fields) + ["error"]
    let csv = try options.answersCSV() && !positions.isEmpty ? CSVWriter(columns: columns, to: &sink) : nil
    for position in positions {
      let location = locator.location(at: position, level: level, time: time)
      if let csv {
        try csv.write(
          ["", "\(position.longitude)", "\(position.latitude)"] + location.row(of: fields) + [""], to: &sink)
      } else {
        let head: [(String, PropertyValue)] = [
          ("lon", .number(position.longitude)), ("lat", .number(position.latitude)),
        ]
        try NDJSONWriter.write(head + location.members(of: fields), to: &sink)
      }
    }
    try sink.finish()
  }

  private func answer(_ input: BulkInput, _ bulkOptions: BulkLocator.Options, _ layout: AnswerLayout) throws {
    let sink = BulkSink(try AnswerSink.open(bulk.output))
    let progress = ProgressLine(isQuiet: common.quiet)
    defer { progress.finish() }
    let done = try BulkLocator(layout.index, options: bulkOptions).answer(input, layout, progress: progress.tell) {
      try sink.write($0)
    }
    try sink.finish()
    progress.finish()
    tell(done)
    if done.faults > 0 { common.warning("\(done.faults) lines could not be read; their answers are errors") }
    if done.faults > 0 && options.strict { throw Outcome(code: .partial) }
  }

  private func answerBinary(_ bulkOptions: BulkLocator.Options, _ index: LocatorIndex) throws {
    guard let input = options.input else { return }
    let sink = BulkSink(try AnswerSink.open(bulk.output))
    let progress = ProgressLine(isQuiet: common.quiet)
    defer { progress.finish() }
    let done = try BulkLocator(index, options: bulkOptions).answerCells(input, progress: progress.tell) {
      try sink.write($0)
    }
    try sink.finish()
    progress.finish()
    tell(done)
  }

  private func bulkOptions() throws -> BulkLocator.Options {
    var bulkOptions = BulkLocator.Options()
    bulkOptions.isBinary =
      options.inputFormat.map { $0 == "binary" } ?? (options.input?.pathExtension == "lwpt")
    if !bulkOptions.isBinary { bulkOptions.inputFormat = try options.textFormat() }
    bulkOptions.inputCRS = options.inputCRS
    bulkOptions.map = options.map
    bulkOptions.locator = try options.locatorOptions()
    bulkOptions.level = level
    bulkOptions.first = first
    bulkOptions.threads = try bulk.threadCount()
    return bulkOptions
  }

  private func tell(_ done: BulkLocator.Progress) {
    if bulk.timings { Console.note("locate: \(done.account)") }
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
