public import Foundation
import GeoTypes
import Geometry
import Grid
import Interchange
import RoadNetwork
import Store

/// Looks for what is wrong in cities and in files before they are imported.
public struct CityDoctor: Sendable {
  /// One thing found.
  public struct Finding: Codable, Sendable {
    /// What kind, a stable word such as `island` or `gcj02_suspected`.
    public var kind: String
    /// The file it is in.
    public var file: String
    /// The feature, line or segment, where there is one.
    public var place: String?
    /// What is wrong and what to do.
    public var text: String
    /// Degrees east and north, where it has a position.
    public var longitude, latitude: Double?

    /// The finding in one line.
    public var line: String { "\(kind): \(file): " + (place.map { "\($0): " } ?? "") + text }
  }

  /// What an examination found.
  public struct Diagnosis: Sendable {
    /// The findings, by file, in the order of the checks.
    public var findings: [Finding] = []
    /// The cities among the files.
    public var cities: [URL] = []
  }

  private let inputCRS: String?
  /// Islands, unnamed roads and gaps of duty are told singly up to this many, then counted.
  public static let mostOfAKind = 20

  /// A doctor; `inputCRS` is the frame of files that name none.
  public init(inputCRS: String? = nil) { self.inputCRS = inputCRS }

  /// Examines cities and files; the roads of the first city are what files are held against.
  /// - Throws: only when a city cannot be opened; faults of other files are findings.
  public func examine(_ files: [URL]) throws -> Diagnosis {
    var diagnosis = Diagnosis()
    var reference: StreetNetwork?
    for file in files where try Self.isCity(file) {
      let city = try ExistingCity(file)
      diagnosis.cities.append(file)
      reference = reference ?? city.network
      diagnosis.findings += try CityExamination(city, name: file.lastPathComponent).findings
    }
    for file in files where !diagnosis.cities.contains(file) {
      diagnosis.findings += FileExamination(file, inputCRS: inputCRS, reference: reference).findings
    }
    return diagnosis
  }

  private static func isCity(_ file: URL) throws -> Bool {
    guard file.pathExtension.lowercased() == "gpkg" else { return false }
    do {
      let city = try CityFile.openReadOnly(file)
      try city.close()
      return true
    } catch CityFileError.notACityFile(_) {
      return false
    } catch CityFileError.notFound(let path) {
      throw CityFileError.notFound(path: path)
    } catch {
      // Anything else is told by the examination that follows.
      return true
    }
  }
}
