import CityImport
import Foundation
import Logging
import TestKit

@testable import Service

/// The city of the sample block in a folder of its own; made once, then copied for each test.
struct TestCity {
  let folder: ScratchFolder
  let url: URL

  private static let model = Result {
    let folder = try ScratchFolder()
    let url = folder.url.appendingPathComponent("model.gpkg")
    let sample = PackageRoot.url("GeoData/sample/block")
    var request = ImportRequest(city: url)
    request.divisions = [.init(file: sample.appendingPathComponent("divisions.geojson"), level: nil)]
    request.zones = sample.appendingPathComponent("zones.geojson")
    request.roads = sample.appendingPathComponent("roads.geojson")
    request.surroundings = sample.appendingPathComponent("surroundings.geojson")
    request.facilities = sample.appendingPathComponent("facilities.geojson")
    request.components = sample.appendingPathComponent("components.csv")
    request.chiefs = sample.appendingPathComponent("chiefs.csv")
    request.codeProfile = "6-2-2-6"
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

  /// A server of it that is not started: `try await city.server().application().test(.router) { client in … }`.
  func server(_ options: ServiceOptions = ServiceOptions()) -> CityServer {
    var options = options
    options.address.port = 0
    return CityServer(city: url, options: options, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }
}
