import ArgumentParser
import CityImport
import Foundation
import GeoTypes
import Report
import Store

/// `luwang doctor`
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look for what is wrong in a city or in files before they are imported.",
    discussion: """
      Examples:
        luwang doctor city.gpkg --map problems.html
        luwang doctor city.gpkg components.csv       are these positions in the city's frame?

      Found are islands, gaps and overlaps, swapped axes, positions that look shifted (GCJ-02), unnamed roads, cells
      that break an invariant, and sides of roads without a chief. Exit code 0 even when there are findings; 4 with
      --strict.
      """)

  @Argument(help: "A city file, other files, or both: the city's roads are then what the files are held against.")
  var files: [URL]

  @Option(help: "Write a page with a map of the findings.")
  var map: URL?

  @Option(name: .customLong("input-crs"), help: "Frame of files that name none: EPSG:N, gcj02 or bd09.")
  var inputCRS: String?

  @Flag(help: "Exit with 4 when anything was found.")
  var strict = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let diagnosis = try CityDoctor(inputCRS: inputCRS).examine(files)
    if common.json {
      Console.data(try JSONText.pretty(diagnosis.findings))
    } else {
      diagnosis.findings.forEach { Console.data($0.line) }
      common.note("doctor: \(diagnosis.findings.count) findings in \(files.count) files")
    }
    if let map { try PageFile.write(page(diagnosis).html(), to: map) }
    if strict && !diagnosis.findings.isEmpty { throw Outcome(code: .partial) }
  }

  /// The first city with its findings marked, or the findings alone.
  private func page(_ diagnosis: CityDoctor.Diagnosis) throws -> CityMap {
    var page = CityMap(title: "doctor", subtitle: "")
    if let first = diagnosis.cities.first {
      let file = try CityFile.openReadOnly(first)
      defer { try? file.close() }
      page = try CityMap(reading: file, title: nil, attribution: nil)
    }
    page.subtitle = "\(diagnosis.findings.count) findings"
    page.markers = diagnosis.findings.compactMap { finding in
      guard let longitude = finding.longitude, let latitude = finding.latitude,
        let place = try? Vertex(rounding: LonLat(longitude, latitude))
      else { return nil }
      return CityMap.Marker(position: place, text: finding.line)
    }
    return page
  }
}
