import CityImport
import Foundation
import GeoTypes
import Grid
import TestKit
import Testing

@Suite struct CityExtentTests {
  private static func osm(_ longitudes: (Double, Double)) -> String {
    """
    <?xml version="1.0"?><osm version="0.6">
    <node id="1" lat="36.6" lon="\(longitudes.0)"/><node id="2" lat="36.6" lon="\(longitudes.1)"/>
    <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way></osm>
    """
  }

  private static func reading(_ longitudes: (Double, Double), in folder: ScratchFolder) throws -> ImportRequest {
    var request = ImportRequest(city: folder.url.appendingPathComponent("city.gpkg"))
    request.osm = try folder.file("roads.osm", osm(longitudes))
    return request
  }

  @Test func aCityOnBothSidesOfThe180thMeridianIsRefused() throws {
    let folder = try ScratchFolder()
    let request = try Self.reading((-179.99, 179.99), in: folder)
    #expect(throws: ImportError.aroundTheWorld(west: -179.99, east: 179.99)) { try CityImporter(request).run() }
    #expect(folder.names == ["roads.osm"])
  }

  @Test(arguments: [117.0, -70.0, 0.0, 179.98]) func othersAreImported(longitude: Double) throws {
    let folder = try ScratchFolder()
    let request = try Self.reading((longitude, longitude + 0.01), in: folder)
    _ = try CityImporter(request).run()
    #expect(folder.names.contains("city.gpkg"))
  }

  @Test func gapsAreClosedUpToTheWidthAskedFor() throws {
    let folder = try ScratchFolder()
    let west = "[[117,36],[117.02,36],[117.02,36.02],[117,36.02],[117,36]]"
    let east = "[[117.02,36],[117.04,36],[117.04,36.02],[117.02,36.02],[117.0212,36.01],[117.02,36]]"
    let features = zip(["370102", "370103"], [west, east]).map { code, ring in
      #"{"type":"Feature","properties":{"code":"\#(code)"},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
    }
    let text = #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    var request = ImportRequest(city: folder.url.appendingPathComponent("city.gpkg"))
    request.divisions = [.init(file: try folder.file("d.geojson", text), level: .district)]
    #expect(throws: ImportError.self) { try CityImporter(request).run() }
    request.closedWidth = Meters(100)
    _ = try CityImporter(request).run()
    #expect(folder.names.contains("city.gpkg"))
  }
}
