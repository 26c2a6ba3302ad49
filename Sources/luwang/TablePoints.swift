import CityImport
import Foundation
import GeoTypes
import Geometry
import Interchange

/// The sources or targets of a table: positions with the names that answers call them by.
struct TablePoints {
  private(set) var names: [String] = []
  private(set) var positions: [LonLat] = []

  /// Reads `LON,LAT;LON,LAT` or a file of points.
  init(_ text: String, option: String, inputCRS: String?, map: String?) throws {
    let isInline = text.allSatisfy { $0.isNumber || ",;.+- ".contains($0) } && text != "-"
    if isInline {
      for part in text.split(separator: ";", omittingEmptySubsequences: false) {
        add(nil, try LocateCommand.position(part.trimmingCharacters(in: .whitespaces)))
      }
    } else if ["geojson", "json"].contains(URL(fileURLWithPath: text).pathExtension.lowercased()) {
      try read(geoJSON: URL(fileURLWithPath: text), inputCRS)
    } else {
      var stream = try PointStream.open(URL(fileURLWithPath: text), format: nil, inputCRS: inputCRS, map: map)
      while let row = try stream.next() {
        switch row.position {
        case .success(let position): add(row.id, position)
        case .failure(let fault): throw Outcome.badInput("\(option): \(fault)")
        }
      }
    }
    guard !positions.isEmpty else {
      throw Outcome.badInput("\(option) \(text): holds no point; give LON,LAT;… or a file")
    }
  }

  private mutating func read(geoJSON file: URL, _ inputCRS: String?) throws {
    let table = try GeoJSONReader.read(contentsOf: file)
    let reader = try CoordinateReader(from: CoordinateSystem(parsing: table.crs ?? inputCRS ?? "EPSG:4326"))
    for record in table.records {
      guard case .point(let raw)? = record.shape else {
        throw Outcome.badInput("\(file.relativePath): \(record.place): is not a point: give features with points only")
      }
      add(record.properties["id"]?.asText ?? record.identifier, try reader.lonLat(raw))
    }
  }

  /// A point without a name is called by its number, from 1.
  private mutating func add(_ name: String?, _ position: LonLat) {
    names.append(name ?? String(names.count + 1))
    positions.append(position)
  }
}
