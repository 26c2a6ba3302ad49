import ArgumentParser
import CityImport
import Foundation
import GeoTypes
import Report
import RoadNetwork
import Store

/// `luwang map`
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Write a map of a city as one HTML page that needs no network.",
    discussion: "Example: luwang map city.gpkg -o map.html --incidents assigned.csv")

  @Argument(help: "The city file.")
  var city: URL

  @Option(name: .shortAndLong, help: "The page to write.")
  var output: URL

  @Option(help: "The heading; by default the city's name.")
  var title: String?

  @Option(help: "Whom the data comes from, as its licence asks to be shown.")
  var attribution: String?

  @Option(help: "Incidents (CSV or NDJSON) to mark, such as `luwang assign` writes.")
  var incidents: URL?

  @Option(name: .customLong("input-crs"), help: "Frame of the incidents, when they name none.")
  var inputCRS: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    var map = try CityMap(reading: file, title: title, attribution: attribution)
    if let incidents { map.markers = try markers(incidents) }
    try PageFile.write(map.html(), to: output)
    if common.json {
      Console.data(try JSONText.pretty(["page": output.relativePath]))
    } else {
      common.note("map: \(output.relativePath) (one page, no network needed)")
    }
  }

  private func markers(_ url: URL) throws -> [CityMap.Marker] {
    var stream = try PointStream.open(url, format: nil, inputCRS: inputCRS, map: nil)
    var markers: [CityMap.Marker] = []
    while let row = try stream.next() {
      guard case .success(let position) = row.position else { continue }
      let words = ["id", "text", "grid", "road", "side", "chief"].compactMap { name in
        row.properties[name]?.asText.map { "\(name) \($0)" }
      }
      markers.append(CityMap.Marker(position: try Vertex(rounding: position), text: words.joined(separator: " · ")))
    }
    return markers
  }
}

extension CityMap {
  /// Everything of a city that a map shows.
  init(reading file: CityFile, title: String?, attribution: String?) throws {
    self = try file.read { reader in
      let cells = try reader.all(.cells)
      let network = try reader.network()
      let meters = network.segments.reduce(0) { $0 + $1.roadLength.rawValue }
      var map = CityMap(
        title: try title ?? reader.metadata().name,
        subtitle: "\(cells.count) 单元网格 unit grids · \(network.segments.count) 路段 segments · "
          + "\(Int((meters / 1000).rounded())) km",
        attribution: attribution)
      map.cells = cells
      map.segments = network.segments
      map.divisions = try reader.all(.divisions)
      map.barriers = try reader.all(.barriers)
      map.buildings = try reader.all(.buildings)
      map.facilities = try reader.all(.facilities)
      map.components = try reader.all(.components)
      return map
    }
  }
}
