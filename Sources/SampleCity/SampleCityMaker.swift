public import Foundation

/// Makes a synthetic place as the files a bureau would have, with its ground truth apart.
///
/// The place is made up, and says so. The same scale and seed give the same bytes on every machine: roads and areas
/// come from arithmetic that IEEE 754 fixes to the bit, and every position is rounded to 1e-7 degree.
/// `Docs/FileFormats.md` tells what each file holds.
public struct SampleCityMaker: Sendable {
  /// How large the place is.
  public let scale: SampleScale
  /// What is drawn from this number; another one gives another place.
  public let seed: UInt64

  private let dimensions: SampleDimensions

  /// Chooses a place.
  public init(scale: SampleScale, seed: UInt64 = 1) {
    self.init(dimensions: SampleDimensions(scale), as: scale, seed: seed)
  }

  /// A place of other dimensions, drawn as those of a scale are.
  init(dimensions: SampleDimensions, as scale: SampleScale, seed: UInt64) {
    self.dimensions = dimensions
    self.scale = scale
    self.seed = seed
  }

  /// Writes all files into a folder, which is made when missing; files of the same names are replaced, each at once.
  /// - Returns: the paths of the files.
  /// - Throws: the file system's error.
  @discardableResult
  public func write(to folder: URL) throws -> [String] {
    let contents = contents()
    for content in contents {
      let place = folder.appendingPathComponent(content.path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try content.write(to: place)
    }
    return contents.map(\.path)
  }

  /// All files, in memory. - Complexity: linear in the size of the place.
  public func files() -> [SampleFile] { contents().map(\.file) }

  private func contents() -> [SampleContent] {
    let town = Town(dimensions, seed: seed)
    let divisions = TownDivisions(town)
    let places = TownPlaces(town, divisions: divisions)
    let facilities = FacilityPlan.facilities(of: town, divisions: divisions)
    return [
      SampleContent("README.txt") { SampleNotice.readme(scale: scale, seed: seed) },
      SampleContent("divisions.geojson") { DivisionFiles.divisions(divisions, town: town) },
      SampleContent("zones.geojson") { DivisionFiles.zones(divisions, town: town) },
      SampleContent("roads.geojson") { RoadsFile.text(town, bans: town.turnBans()) },
      SampleContent("surroundings.geojson") { SurroundingsFile.text(town) },
      SampleContent("facilities.geojson") { FacilityPlan.text(facilities) },
      SampleContent(path: "components.csv") { emit in
        try ComponentSurvey.write(town, divisions: divisions, places: places, to: emit)
      },
      SampleContent("chiefs.csv") { ChiefRoster.text(town, divisions: divisions, places: places) },
      SampleContent("fleet.json") { FleetFile.text(facilities, vehicles: town.dimensions.vehicles) },
      SampleContent("rules.json") { RulesFile.text() },
      SampleContent(path: "incidents.csv") { emit in
        try IncidentReports.write(town, divisions: divisions, places: places, to: emit)
      },
      SampleContent(path: "truth/incidents.csv") { emit in
        try IncidentReports.writeTruth(town, divisions: divisions, places: places, to: emit)
      },
    ] + GroundTruth.files(town, divisions: divisions, places: places)
  }
}
