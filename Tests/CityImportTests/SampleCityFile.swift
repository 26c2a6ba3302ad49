import CityImport
import Foundation
import Store
import TestKit

/// The sample block as a city with unit grids, made once; each test has a copy in a folder of its own.
struct SampleCityFile {
  let folder: ScratchFolder
  let url: URL

  private static let model = Result {
    let folder = try ScratchFolder()
    let url = folder.url.appendingPathComponent("model.gpkg")
    let files = PackageRoot.url("GeoData/sample/block")
    func file(_ name: String) -> URL { files.appendingPathComponent(name) }
    var request = ImportRequest(city: url)
    request.divisions = [.init(file: file("divisions.geojson"), level: nil)]
    request.zones = file("zones.geojson")
    request.roads = file("roads.geojson")
    request.chiefs = file("chiefs.csv")
    request.surroundings = file("surroundings.geojson")
    request.map = "code=区域代码,name=区域名称,precedence=优先级"
    _ = try CityImporter(request).run()
    _ = try CityGridder().run(url)
    return (folder, url)
  }

  init() throws {
    let model = try Self.model.get()
    folder = try ScratchFolder()
    url = folder.url.appendingPathComponent("city.gpkg")
    try FileManager.default.copyItem(at: model.1, to: url)
  }

  /// A file of the index beside the city.
  func part(_ name: String) -> URL { folder.url.appendingPathComponent("city.gpkg.index/\(name)") }

  /// The names of the files of the index.
  var parts: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: url.path + ".index")
    return (names ?? []).sorted()
  }

  /// Opens the city and makes it ready.
  func prepared() throws -> PreparedCity {
    let file = try CityFile.openReadOnly(url)
    defer { try? file.close() }
    return try file.prepared()
  }
}
