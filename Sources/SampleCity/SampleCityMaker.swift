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

  /// Chooses a place.
  public init(scale: SampleScale, seed: UInt64 = 1) {
    self.scale = scale
    self.seed = seed
  }

  /// Writes all files into a folder, which is made when missing; files of the same names are replaced.
  /// - Throws: the file system's error.
  public func write(to folder: URL) throws {
    for file in files() {
      let place = folder.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: place, options: .atomic)
    }
  }

  /// All files, in memory. - Complexity: linear in the size of the place.
  public func files() -> [SampleFile] {
    let town = Town(SampleDimensions(scale), seed: seed)
    let divisions = TownDivisions(town)
    let places = TownPlaces(town, divisions: divisions)
    let facilities = FacilityPlan.facilities(of: town, divisions: divisions)
    return [
      SampleFile(path: "README.txt", text: SampleNotice.readme(scale: scale, seed: seed)),
      SampleFile(path: "divisions.geojson", text: DivisionFiles.divisions(divisions, town: town)),
      SampleFile(path: "zones.geojson", text: DivisionFiles.zones(town)),
      SampleFile(path: "roads.geojson", text: RoadsFile.text(town, bans: town.turnBans())),
      SampleFile(path: "surroundings.geojson", text: SurroundingsFile.text(town)),
      SampleFile(path: "facilities.geojson", text: FacilityPlan.text(facilities)),
      SampleFile(path: "components.csv", text: ComponentSurvey.text(town, places: places)),
      SampleFile(path: "chiefs.csv", text: ChiefRoster.text(town)),
      SampleFile(path: "fleet.json", text: FleetFile.text(facilities, vehicles: town.dimensions.vehicles)),
      SampleFile(path: "rules.json", text: RulesFile.text()),
    ] + IncidentReports.files(town, divisions: divisions, places: places)
      + GroundTruth.files(town, divisions: divisions, places: places)
  }
}
