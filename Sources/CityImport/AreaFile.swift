public import Foundation
public import GeoTypes
import Geometry
import Interchange

/// A file whose polygons together mean one area.
public enum AreaFile {
  /// The union of the areas of a file.
  /// - Parameters:
  ///   - file: GeoJSON, or any other file of features.
  ///   - option: the option that named it, for messages.
  ///   - inputCRS: the frame of a file that names none.
  /// - Throws: ``ImportError`` and the errors of the readers.
  public static func area(_ file: URL, option: String, inputCRS: String? = nil) throws -> MultiPolygon {
    var request = ImportRequest(city: file)
    request.inputCRS = inputCRS
    var context = try ImportContext(request)
    return try area(file, option: option, &context)
  }

  /// The areas of a file, one a feature that has a shape, as they are: they may overlap.
  /// - Throws: ``ImportError`` and the errors of the readers.
  public static func areas(_ file: URL, option: String, inputCRS: String? = nil) throws -> [MultiPolygon] {
    var request = ImportRequest(city: file)
    request.inputCRS = inputCRS
    var context = try ImportContext(request)
    return try areas(file, option: option, &context)
  }

  static func area(_ file: URL, option: String, _ context: inout ImportContext) throws -> MultiPolygon {
    try Overlay.union(try areas(file, option: option, &context))
  }

  private static func areas(_ file: URL, option: String, _ context: inout ImportContext) throws -> [MultiPolygon] {
    let table = try context.table(file)
    let intake = try context.intake(table)
    var areas: [MultiPolygon] = []
    for record in table.table.records {
      guard let raw = record.shape else { continue }
      areas.append(try FeatureFault.locating(table.name, record.place) { try intake.area(raw).area })
    }
    guard !areas.isEmpty else {
      throw ImportError.file(file: table.name, reason: "holds no area", remedy: "give \(option) a file with a polygon")
    }
    return areas
  }
}
